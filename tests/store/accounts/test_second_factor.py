"""The second factor: codes of RFC 6238, each only once."""

from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from store.accounts import people, second_factor, sessions
from store.refusal import RefusalCode
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.refusals import refused
from tests.support.sessions import code_at, opened
from tests.support.small_city import NOW

BY: Act = {"now": NOW, "by": ADMINISTRATOR}
LATER = NOW + timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


def test_the_codes_are_those_of_rfc_6238() -> None:
    """Appendix B, SHA-1, the last six of the eight digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    vectors = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}
    assert {at: pyotp.TOTP(secret).at(at) for at in vectors} == vectors


def test_each_code_lets_in_once() -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=OFFICER)
    me = people.person(OFFICER)
    assert me is not None
    assert me.has_second_factor
    use = second_factor.use_code
    assert refused(lambda: use(code_at(secret, NOW), now=NOW, by=OFFICER)) is RefusalCode.WRONG_CODE
    use(f" {code_at(secret, LATER)[:3]} {code_at(secret, LATER)[3:]}", now=LATER, by=OFFICER)
    assert refused(lambda: use(code_at(secret, LATER), now=LATER, by=OFFICER)) is RefusalCode.WRONG_CODE


def test_a_phone_whose_clock_is_half_a_minute_off_still_works_and_no_more() -> None:
    secret = second_factor.new_secret()
    set_up = second_factor.set_up
    early = code_at(secret, NOW + timedelta(seconds=90))
    assert refused(lambda: set_up(secret, early, now=NOW, by=OFFICER)) is RefusalCode.WRONG_CODE
    set_up(secret, code_at(secret, NOW + timedelta(seconds=30)), now=NOW, by=OFFICER)


def test_an_administrator_takes_it_from_whoever_lost_the_phone() -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=OFFICER)
    key = opened(OFFICER)
    second_factor.remove(OFFICER, **BY)
    assert sessions.person_of_session(key, NOW) is None
    me = people.person(OFFICER)
    assert me is not None
    assert not me.has_second_factor
