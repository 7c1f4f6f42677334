"""Asking for the password once more."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import clock
from store.accounts import sessions
from tests.support.entry_form import faults
from tests.support.people import OFFICER
from tests.support.screen import screen


@pytest.fixture(autouse=True)
def _cities(real_cities: Path) -> None:
    """The real agreements, with the people of the tests."""


def unconfirmed() -> AppTest:
    """The account page of somebody who proved who they are a while ago."""
    at = screen("account")
    long_ago = clock.now() - sessions.CONFIRMATION_LASTS - timedelta(minutes=1)
    sessions.confirm(at.user["key"], now=long_ago, by=OFFICER)
    return at.run()


def typed(at: AppTest, **fields: str) -> AppTest:
    for key, value in fields.items():
        at.text_input(key=key.replace("_", "-")).set_value(value)
    return at


def test_guessing_the_present_password_is_slowed_down_here_too() -> None:
    at = unconfirmed()
    for _ in range(6):
        typed(at, confirm_password="sai").button(key="confirm-go").click().run()
    assert "quá nhiều lần" in faults(at)
