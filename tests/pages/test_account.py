"""My account, as the person at the screen meets it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from streamlit.testing.v1 import AppTest

import clock
from models import ReaderLanguage, SignInWay
from store import database
from store.accounts import people, sessions, tokens
from store.database import file_url, using
from tests.support.entry_form import faults
from tests.support.people import ADMINISTRATOR, OFFICER, PASSWORD, PEOPLE
from tests.support.screen import blocks, screen, screen_text
from tests.support.words import vi
from text import Language, translate

NEW = "một câu khác hẳn câu trước"


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


def test_the_password_is_changed_by_whoever_knows_the_present_one() -> None:
    other = tokens.token_hash(sessions.open_session(OFFICER, SignInWay.PASSWORD, now=clock.now()))
    at = unconfirmed()
    assert not [button for button in at.button if button.key == "password-go"]
    typed(at, confirm_password="sai").button(key="confirm-go").click().run()
    assert vi("refusal.wrong_sign_in") in faults(at)
    typed(at, confirm_password=PASSWORD).button(key="confirm-go").click().run()
    typed(at, new_password=NEW, new_again="khác").button(key="password-go").click().run()
    assert vi("invitation.differ") in faults(at)
    typed(at, new_password="matkhau123456", new_again="matkhau123456").button(key="password-go").click().run()
    assert vi("refusal.password_common") in faults(at)
    typed(at, new_password=NEW, new_again=NEW).button(key="password-go").click().run()
    assert [message.value for message in at.success] == [vi("account.password_changed")]
    assert sessions.authenticate(OFFICER, NEW, with_samples=False, now=clock.now()).code == OFFICER
    assert sessions.person_of_session(other, clock.now()) is None


def test_guessing_the_present_password_is_slowed_down_here_too() -> None:
    at = unconfirmed()
    for _ in range(6):
        typed(at, confirm_password="sai").button(key="confirm-go").click().run()
    assert "quá nhiều lần" in faults(at)


def test_a_second_factor_is_set_up_with_its_first_code_and_taken_away_again() -> None:
    at = screen("account")
    at.button(key="second-begin").click().run()
    secret = next(text.value for text in at.markdown if "`" in text.value).partition("`")[2].partition("`")[0]
    typed(at, second_code="000000").button(key="second-go").click().run()
    assert vi("refusal.wrong_code") in faults(at)
    typed(at, second_code=pyotp.TOTP(secret).at(datetime.now(UTC))).button(key="second-go").click().run()
    assert [message.value for message in at.success] == [vi("account.second_kept")]
    me = people.person(OFFICER)
    assert me is not None
    assert me.has_second_factor
    at.button(key="second-remove").click().run()
    assert [message.value for message in at.success] == [vi("account.second_removed")]


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


def test_the_frame_says_who_is_signed_in_and_signs_out() -> None:
    at = screen("method")
    assert any(PEOPLE[OFFICER][0] in str(getattr(block, "proto", "")) for block in blocks(at))
    at.button(key="sign-out").click().run()
    assert sessions.person_of_session(at.user["key"], clock.now()) is None
    assert not at.title


def test_an_entry_shows_the_name_of_whoever_made_it() -> None:
    people.change_person(OFFICER, "Trần Lan (mới)", now=clock.now(), by=ADMINISTRATOR)
    assert people.person_names()[OFFICER] == "Trần Lan (mới)"
    assert people.person_names().get("seed") is None
