"""The person's language, and the browsers that they are signed in with."""

from pathlib import Path

import pytest

import clock
from models import ReaderLanguage, SignInWay
from store.accounts import people, sessions, tokens
from tests.support.people import OFFICER
from tests.support.screen import screen, screen_text
from text import Language, translate


@pytest.fixture(autouse=True)
def _cities(real_cities: Path) -> None:
    """The real agreements, with the people of the tests."""


def test_my_language_is_chosen_here_and_kept_at_once() -> None:
    at = screen("account")
    at.button_group(key="reader-language").set_value(ReaderLanguage.EN)
    at.button(key="save-language").click().run()
    assert translate("account.language_kept", Language.EN) in screen_text(at)
    assert at.query_params["lang"] == "en"
    me = people.person(OFFICER)
    assert me is not None
    assert me.language is ReaderLanguage.EN


def test_my_browsers_are_listed_and_signed_out_one_by_one_or_all() -> None:
    phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/146.0 Mobile Safari/537.36"
    other = tokens.token_hash(sessions.open_session(OFFICER, SignInWay.PASSWORD, phone, now=clock.now()))
    at = screen("account")
    assert "Chrome, Android" in screen_text(at)
    at.button(key=f"end-{other[:12]}").click().run()
    assert sessions.person_of_session(other, clock.now()) is None
    assert sessions.person_of_session(at.user["key"], clock.now()) is not None
    at.button(key="end-all").click().run()
    assert sessions.sessions(clock.now(), OFFICER) == ()
