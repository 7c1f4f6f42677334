"""The password and the second factor on the account page."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from streamlit.testing.v1 import AppTest

import clock
from models import SignInWay
from store.accounts import people, sessions, tokens
from tests.support.entry_form import faults
from tests.support.people import OFFICER, PASSWORD
from tests.support.screen import screen
from tests.support.words import vi

NEW = "một câu khác hẳn câu trước"


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
