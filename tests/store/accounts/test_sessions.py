"""Sessions: signing in, staying and being signed out, and changing how one signs in."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

import models as m
from models import SignInWay
from store.accounts import passwords, people, sessions, tokens
from store.database import reading
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, PASSWORD, Act
from tests.support.refusals import LONG, refused
from tests.support.sessions import opened, proven
from tests.support.small_city import NOW

BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


# ---- signing in


def test_whoever_knows_name_and_password_is_known() -> None:
    assert proven(" LAN ", PASSWORD).code == OFFICER


def test_wrong_name_and_wrong_password_are_refused_in_one_sentence_and_noted_without_what_was_typed() -> None:
    for name in (OFFICER, "không có ai", "\0", "x" * 500):
        assert refused(partial(proven, name, "mật khẩu bí mật")) is RefusalCode.WRONG_SIGN_IN
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
    person = sessions.person_of_session(tokens.token_hash(token), NOW)
    assert person is not None
    assert person.code == OFFICER
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
    session = sessions.session(mine, late)
    assert session is not None
    assert not sessions.is_confirmed(session, late)


def test_an_identity_of_the_citys_provider_is_somebody_here_once_it_is_linked() -> None:
    issuer = "https://city.example"
    find = sessions.person_of_identity
    assert refused(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.link_identity(OFFICER, issuer, "42", **BY)
    assert find(issuer, "42", now=NOW).code == OFFICER
    assert refused(lambda: find("https://other.example", "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert refused(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT
