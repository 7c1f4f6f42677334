"""The table of a whole year: what its cells begin with."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.entry.grid import stored_cells
from store.drafts import draft
from store.year_closures import close_year
from tests.support.entry_form import stored
from tests.support.people import ADMINISTRATOR, OFFICER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, WARD_1, WARD_2, WARD_3, figure, record_approved
from views import FigureView

pytestmark = pytest.mark.usefixtures("store")


def last(code: str, year: int) -> FigureView | None:
    return stored(code).last_of_record(year)


@pytest.mark.parametrize(
    ("code", "year", "value", "status", "note"),
    [
        ("LEVEL", 2023, "15,5", "Chính thức", ""),
        ("LEVEL", 2024, "17,25", "Sơ bộ", "sơ bộ"),
        ("COVER", 2024, "2/3", "Chính thức", ""),
        ("DONE", 2025, "Đang thực hiện", "Chính thức", ""),
    ],
)
def test_a_stored_figure_stands_in_its_cells_as_it_would_be_typed(
    code: str, year: int, value: str, status: str, note: str
) -> None:
    cells = stored_cells(last(code, year))
    assert (cells["value"], cells["status"], cells["note"]) == (value, status, note)
    assert cells["reason"] == "", "a reason is of its own correction"


def test_the_cut_off_day_stands_in_its_cell_as_it_would_be_typed() -> None:
    record_approved(figure(value=19.5, cut_off_on="2025-09-30", why_right="Chưa có số cả năm"))
    cells = stored_cells(last("LEVEL", 2025))
    assert cells["cut_off_on"] == "30/09/2025"
    at = screen("grid", **{"for": "2025"})
    assert "30/09/2025" in set(at.data_editor[0].value["cut_off_on"])


def test_without_a_stored_figure_every_cell_is_empty() -> None:
    assert set(stored_cells(last("LEVEL", 2025)).values()) == {""}


def table(language: str = "vi", year: str = "2025") -> AppTest:
    at = screen("grid", lang=language, **{"for": year})
    assert not at.exception
    return at


def row(at: AppTest, code: str) -> dict[str, str]:
    frame = at.data_editor[0].value
    return dict(frame[frame["code"] == code].iloc[0])


def typed(at: AppTest, code: str, **cells: str) -> AppTest:
    """The table with these cells typed into the row of a commitment."""
    place = list(at.data_editor[0].value["code"]).index(code)
    key = at.data_editor[0].key
    assert key is not None
    at.session_state[key] = {"edited_rows": {place: cells}, "added_rows": [], "deleted_rows": []}
    at.run()
    assert not at.exception
    return at


def test_every_commitment_has_a_row_that_leads_to_its_page() -> None:
    at = table("en")
    frame = at.data_editor[0].value
    assert sorted(frame["code"]) == ["COUNT", "COVER", "DONE", "GROWTH", "LEVEL", "NAMED", "SHARE"]
    assert row(at, "LEVEL")["link"] == "/cam-ket?lang=en&code=LEVEL"


@pytest.mark.parametrize(
    ("code", "year", "last_figure", "owed"),
    [
        ("LEVEL", "2025", "2024: 17,3%", "khoảng 20% (từ 19% là đạt)"),
        ("LEVEL", "2024", "2023: 15,5%", "17,2% (lộ trình nội suy)"),
        ("GROWTH", "2024", "2022: 4,80%/năm", "trên 7%/năm bình quân giai đoạn 2022–2024"),
        ("SHARE", "2023", "—", "46,6% (lộ trình nội suy)"),
    ],
)
def test_the_last_figure_and_what_the_year_owes_stand_beside_the_field(
    code: str, year: str, last_figure: str, owed: str
) -> None:
    cells = row(table(year=year), code)
    assert cells["last"].replace("\u00a0", " ") == last_figure
    assert cells["owed"].replace("\u00a0", " ") == owed


def test_a_list_of_wards_is_one_cell_with_all_and_then_the_exceptions() -> None:
    assert row(table(year="2024"), "COVER")["value"] == "Tất cả Có; Chưa rõ: Xã Tân Lập"
    assert row(table("en", "2024"), "COVER")["value"] == "All Yes; Not known: Tân Lập Commune"
    assert row(table(), "COVER")["value"] == ""


def test_a_list_that_is_typed_is_kept_ward_by_ward_as_its_form_keeps_it() -> None:
    typed(table(), "COVER", value="tất cả có trừ Phường Hòa Bình", source="Báo cáo 7")
    kept = draft(OFFICER, "COVER", 2025, "gso")
    assert kept is not None
    assert kept.typed == {WARD_1: "yes", WARD_2: "no", WARD_3: "yes", "source": "Báo cáo 7"}
    assert row(table("en"), "COVER")["value"].startswith("All Yes; No: Hòa Bình Ward")


@pytest.mark.parametrize("cell", ["8/12", "tất cả Chưa rõ"])
def test_what_is_not_an_answer_for_any_ward_is_kept_as_it_was_typed(cell: str) -> None:
    typed(table(), "COVER", value=cell)
    assert row(table(), "COVER")["value"] == cell


def test_a_count_without_names_is_refused_with_the_way_to_write_it() -> None:
    at = typed(table(), "COVER", value="2/3", source="Báo cáo 7")
    assert "“2/3” không cho biết rõ phường, xã nào" in at.error[0].value.replace("\\", "")
    assert at.button(key="submit").disabled


def test_source_and_reason_typed_once_are_kept_with_every_row_that_was_typed() -> None:
    at = table()
    at.text_input(key="grid-source").input("Niên giám 2025").run()
    typed(at, "LEVEL", value="19,5")
    assert row(table(), "LEVEL")["source"] == "Niên giám 2025"
    assert row(table(), "SHARE")["source"] == ""


def test_a_closed_agreement_is_named_and_its_rows_are_gone() -> None:
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    at = screen("grid", **{"for": "2025"})
    assert not at.exception
    assert "Thành phố Nhỏ" in at.info[0].value
    assert "LEVEL" not in screen_text(at)
