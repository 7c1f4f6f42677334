"""The form of an entry, filled in and saved without a browser."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from store.commitments import commitment
from store.review import reopen
from tests.support.people import REVIEWER
from tests.support.screen import elements, screen
from tests.support.small_city import NOW
from views import CommitmentView, FigureView

SOURCE = "Báo cáo số 12/BC-UBND"


def form(code: str, year: int = 2025, language: str = "vi", **address: str) -> AppTest:
    return screen("entry", code=code, lang=language, **{"for": str(year)}, **address)


def opened_again(code: str, year: int = 2025) -> None:
    """A reviewer has opened the approved figure of the year, so that it can be corrected."""
    reopen(last_figure(code, year).key, "Cần kiểm tra lại", now=NOW, by=REVIEWER)


def answered(at: AppTest, why: str = "Đã kiểm tra với nguồn") -> AppTest:
    """Confirm a doubted figure, with the reason."""
    return press(fill(at, why_right=why), "far")


def field(at: AppTest, name: str) -> Element:
    """The field whose key begins with this name; keys go on with commitment, year and method."""
    fields = _fields(at, name)
    assert fields, f"there is no field {name}"
    return fields[0]


def has_field(at: AppTest, name: str) -> bool:
    return bool(_fields(at, name))


def _fields(at: AppTest, name: str) -> list[Element]:
    return [element for element in elements(at) if str(getattr(element, "key", None) or "").startswith(f"{name}-")]


def fill(at: AppTest, **values: object) -> AppTest:
    """Type and choose; a field that another one brings up is filled in when it is there."""
    for name, value in values.items():
        if not has_field(at, name):
            at.run()
        field(at, name).set_value(value)
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, name: str) -> AppTest:
    field(at, name).click().run()
    assert not at.exception
    return at


def save(at: AppTest, **values: object) -> AppTest:
    """Fill in, check, and save what passes the check."""
    press(fill(at, **values), "check")
    return press(at, "save") if has_field(at, "save") else at


def faults(at: AppTest) -> str:
    return "\n".join(error.value for error in at.error).replace("\\", "").replace("\u00a0", " ")


def saved(at: AppTest) -> bool:
    return bool(at.success)


def stored(code: str) -> CommitmentView:
    view = commitment(code)
    assert view is not None
    return view


def last_figure(code: str, year: int = 2025) -> FigureView:
    return max(
        (figure for figure in stored(code).figures if figure.observation.year == year),
        key=lambda figure: figure.recorded_at,
    )
