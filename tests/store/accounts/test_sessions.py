"""Who comes in, in the store: sessions, guesses, links, second factors, and changing how one signs in."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

import models as m
from models import Role, SignInWay
from store.accounts import links, passwords, people, second_factor, sessions, throttling, tokens
from store.database import reading
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.settings import signing_key
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, PASSWORD, Act
from tests.support.refusals import LONG, refused
from tests.support.sessions import code_at, opened, proven
from tests.support.small_city import NOW

BY: Act = {"now": NOW, "by": ADMINISTRATOR}
LATER = NOW + timedelta(minutes=1)
HOME = "192.0.2.7"


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


# ---- signing in


def test_whoever_knows_name_and_password_is_known() -> None:
    assert proven(" LAN ", PASSWORD).code == OFFICER


def test_wrong_name_and_wrong_password_are_refused_in_one_sentence_and_noted_without_what_was_typed() -> None:
    for name in (OFFICER, "không có ai", "\0", "x" * 500):
        assert refused(lambda name=name: proven(name, "mật khẩu bí mật")) is RefusalCode.WRONG_SIGN_IN
    noted = entries(EntryFilter(deed="sign_in_refused"), 9)
    assert [entry.key for entry in noted] == [{}, {}, {}, {"code": OFFICER}]


def test_an_unknown_name_costs_as_many_hashes_as_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are what takes the time, so that nobody learns from a clock who has an account."""

    class Counting(PasswordHasher):
        verified = 0

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            Counting.verified += 1
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=2, memory_cost=19456, parallelism=1))
    counts = []
    for name in (OFFICER, "không ai"):
        before = Counting.verified
        with pytest.raises(Refused):
            proven(name, "sai mật khẩu")
        counts.append(Counting.verified - before)
    assert counts == [1, 1]


def test_a_session_opens_with_its_token_alone_and_the_store_does_not_hold_it() -> None:
    token = sessions.open_session(OFFICER, SignInWay.PASSWORD, "Browser", now=NOW)
    assert sessions.person_of_session(token, NOW) is None
    there = sessions.person_of_session(tokens.token_hash(token), NOW)
    assert there is not None
    assert there.code == OFFICER
    with reading() as connection:
        assert token not in str(connection.execute(select(m.SignIn.__table__)).all())


def test_a_session_ends_when_nothing_is_done_and_after_half_a_day_in_any_case() -> None:
    key = opened(OFFICER)
    assert sessions.person_of_session(key, NOW + sessions.LONGEST_IDLE - timedelta(seconds=1)) is not None
    assert sessions.person_of_session(key, NOW + sessions.LONGEST_IDLE) is None
    now = NOW
    while now < NOW + sessions.LONGEST_SESSION:
        assert sessions.person_of_session(key, now) is not None
        sessions.touch(key, now)
        now += timedelta(minutes=30)
    assert sessions.person_of_session(key, now) is None


def test_a_new_session_ends_the_one_before_in_the_same_browser_only() -> None:
    first, other = opened(OFFICER), opened(OFFICER)
    sessions.open_session(OFFICER, SignInWay.PASSWORD, old=first, now=NOW)
    assert sessions.person_of_session(first, NOW) is None
    assert sessions.person_of_session(other, NOW) is not None


def test_one_signs_out_ones_own_browsers_and_nobody_elses() -> None:
    mine, other, foreign = opened(OFFICER), opened(OFFICER), opened(LEADER)
    sessions.end_own(foreign, now=NOW, by=OFFICER)
    sessions.end_own(but=mine, now=NOW, by=OFFICER)
    assert [sessions.person_of_session(key, NOW) is not None for key in (mine, other, foreign)] == [True, False, True]
    sessions.end_session(mine, now=NOW)
    assert sessions.sessions(NOW, OFFICER) == ()
    sessions.end_all_of(LEADER, **BY)
    assert sessions.sessions(NOW) == ()


def test_the_key_that_signs_is_made_once() -> None:
    assert signing_key() == signing_key() != ""


# ---- slowing down whoever guesses


def seconds(code: str = OFFICER, address: str = HOME, now: datetime = NOW) -> int:
    """How long the next try must wait; 0: it was counted."""
    try:
        throttling.count_attempt(code, address, now)
    except Refused as refused:
        return int(str(refused.values["seconds"]))
    return 0


def test_five_tries_are_free_and_then_the_wait_doubles() -> None:
    assert [seconds() for _ in range(6)] == [0, 0, 0, 0, 0, 8]
    assert seconds(now=NOW + timedelta(seconds=7)) == 1
    assert seconds(now=NOW + timedelta(seconds=8)) == 0
    assert seconds(now=NOW + timedelta(seconds=9)) == 15
    assert seconds(" LAN ") > 0
    assert seconds("minh") == 0
    assert seconds(now=NOW + timedelta(hours=2)) == 0


def test_an_address_that_tries_many_names_waits_too() -> None:
    waits = [seconds(f"ai{n}") for n in range(51)]
    assert waits == [0] * 50 + [8]
    assert seconds("ai99", "192.0.2.8") == 0


def test_who_was_right_has_not_guessed() -> None:
    for _ in range(12):
        throttling.forget_attempt(throttling.count_attempt(OFFICER, HOME, NOW))
    assert seconds() == 0


# ---- links


def test_a_link_sets_a_password_once_and_ends_what_was_open() -> None:
    key = opened(OFFICER)
    token = links.invite(OFFICER, **BY)
    found = links.invitation_of(token, NOW).person
    assert found is not None
    assert found.code == OFFICER
    assert links.accept(token, LONG, now=NOW) == OFFICER
    assert proven(OFFICER, LONG).code == OFFICER
    assert sessions.person_of_session(key, NOW) is None
    assert refused(lambda: links.accept(token, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_link_ends_with_time_with_a_newer_one_and_with_the_account() -> None:
    first = links.invite(OFFICER, **BY)
    second = links.invite(OFFICER, **BY)
    assert refused(lambda: links.invitation_of(first, NOW)) is RefusalCode.LINK_SPENT
    assert refused(lambda: links.invitation_of(second, NOW + links.VALID)) is RefusalCode.LINK_SPENT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert refused(lambda: links.accept(second, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_refused_password_leaves_the_link_as_it_was() -> None:
    token = links.invite(OFFICER, **BY)
    assert refused(lambda: links.accept(token, "kurz", now=NOW)) is RefusalCode.PASSWORD_SHORT
    assert links.accept(token, LONG, now=NOW) == OFFICER


def test_there_is_a_link_for_the_first_administrator_only_while_there_is_none(empty_store: Path) -> None:
    first = links.first_administrator_token(NOW)
    second = links.first_administrator_token(NOW)
    assert first is not None
    assert second is not None
    assert refused(lambda: links.accept_first(first, "an", "An", LONG, now=NOW)) is RefusalCode.LINK_SPENT
    assert links.accept_first(second, "An", "Phạm An", LONG, now=NOW) == "an"
    made = people.person("an")
    assert made is not None
    assert made.role is Role.ADMINISTRATOR
    assert links.first_administrator_token(NOW) is None
    assert refused(lambda: links.invitation_of(second, NOW)) is RefusalCode.LINK_SPENT


# ---- second factor


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


# ---- changing how one signs in


def test_a_password_is_changed_only_right_after_one_has_proved_who_one_is() -> None:
    mine, other = opened(OFFICER), opened(OFFICER)
    late = NOW + sessions.CONFIRMATION_LASTS
    change = sessions.change_password
    assert refused(lambda: change(mine, LONG, now=late, by=OFFICER)) is RefusalCode.CONFIRM_FIRST
    assert refused(lambda: change(opened(LEADER, late), LONG, now=late, by=OFFICER)) is RefusalCode.CONFIRM_FIRST
    sessions.confirm(mine, now=late, by=OFFICER)
    change(mine, LONG, now=late, by=OFFICER)
    assert proven(OFFICER, LONG).code == OFFICER
    assert [sessions.person_of_session(key, NOW) is not None for key in (mine, other)] == [True, False]


def test_nobody_confirms_another_ones_session() -> None:
    mine = opened(OFFICER)
    late = NOW + sessions.CONFIRMATION_LASTS
    sessions.confirm(mine, now=late, by=LEADER)
    found = sessions.session(mine, late)
    assert found is not None
    assert not sessions.is_confirmed(found, late)


def test_an_identity_of_the_citys_provider_is_somebody_here_once_it_is_linked() -> None:
    issuer = "https://city.example"
    find = sessions.person_of_identity
    assert refused(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.link_identity(OFFICER, issuer, "42", **BY)
    assert find(issuer, "42", now=NOW).code == OFFICER
    assert refused(lambda: find("https://other.example", "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert refused(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT
