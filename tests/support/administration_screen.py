"""The administration on the screen, filled in, checked and saved without a browser."""

from streamlit.testing.v1 import AppTest

from tests.support.entry_form import press
from tests.support.people import ADMINISTRATOR
from tests.support.screen import elements, screen


def administration(**address: str) -> AppTest:
    at = screen("administration", by=ADMINISTRATOR, **address)
    assert not at.exception
    return at


def fill(at: AppTest, **typed: object) -> AppTest:
    """Type into the fields whose keys begin with these names, of the table after two underscores."""
    for name, value in typed.items():
        key = name.replace("__", "-")
        field = next((e for e in elements(at) if str(getattr(e, "key", None) or "").startswith(f"{key}-")), None)
        assert field is not None, key
        field.set_value(value).run()
        assert not at.exception
    return at


def check_and_save(at: AppTest) -> AppTest:
    return press(press(at, "check"), "save")
