"""My account, as the person at the screen meets it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import clock
from store import database
from store.accounts import people
from store.database import file_url, using
from tests.support.entry_form import faults
from tests.support.people import ADMINISTRATOR, OFFICER
from tests.support.screen import screen
from tests.support.words import vi


@pytest.fixture(autouse=True)
def _cities(real_cities: Path) -> None:
    """The real agreements, with the people of the tests."""


@pytest.mark.parametrize("button", ["save-language", "end-all", "sign-out"])
def test_what_a_busy_store_does_not_take_is_said_in_words(
    real_cities: Path, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    at = screen("account")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with using(file_url(real_cities)), closing(sqlite3.connect(real_cities)) as other:
        other.execute("BEGIN IMMEDIATE")
        at.button(key=button).click().run()
    assert not at.exception
    assert vi("refusal.store_busy") in faults(at)


def test_an_entry_shows_the_name_of_whoever_made_it() -> None:
    people.change_person(OFFICER, "Trần Lan (mới)", now=clock.now(), by=ADMINISTRATOR)
    assert people.person_names()[OFFICER] == "Trần Lan (mới)"
    assert people.person_names().get("seed") is None
