"""The frame around every page."""

from pathlib import Path

import pytest

import clock
from store.accounts import sessions
from tests.support.people import OFFICER, PEOPLE
from tests.support.screen import blocks, screen


@pytest.fixture(autouse=True)
def _cities(real_cities: Path) -> None:
    """The real agreements, with the people of the tests."""


def test_the_frame_says_who_is_signed_in_and_signs_out() -> None:
    at = screen("method")
    assert any(PEOPLE[OFFICER][0] in str(getattr(block, "proto", "")) for block in blocks(at))
    at.button(key="sign-out").click().run()
    assert sessions.person_of_session(at.user["key"], clock.now()) is None
    assert not at.title
