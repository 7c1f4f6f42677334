"""Invitations: links that set a password once, or make the first administrator."""

from datetime import date
from pathlib import Path

import pytest

from models import Role
from store.accounts import invitations, people, sessions
from store.refusal import RefusalCode
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.refusals import LONG, refused
from tests.support.sessions import opened, proven
from tests.support.small_city import NOW

BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


def test_a_link_sets_a_password_once_and_ends_what_was_open() -> None:
    key = opened(OFFICER)
    token = invitations.invite(OFFICER, **BY)
    invited = invitations.invitation_of(token, NOW).person
    assert invited is not None
    assert invited.code == OFFICER
    assert invitations.accept(token, LONG, now=NOW) == OFFICER
    assert proven(OFFICER, LONG).code == OFFICER
    assert sessions.person_of_session(key, NOW) is None
    assert refused(lambda: invitations.accept(token, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_link_ends_with_time_with_a_newer_one_and_with_the_account() -> None:
    first = invitations.invite(OFFICER, **BY)
    second = invitations.invite(OFFICER, **BY)
    assert refused(lambda: invitations.invitation_of(first, NOW)) is RefusalCode.LINK_SPENT
    assert refused(lambda: invitations.invitation_of(second, NOW + invitations.VALID)) is RefusalCode.LINK_SPENT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert refused(lambda: invitations.accept(second, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_refused_password_leaves_the_link_as_it_was() -> None:
    token = invitations.invite(OFFICER, **BY)
    assert refused(lambda: invitations.accept(token, "kurz", now=NOW)) is RefusalCode.PASSWORD_SHORT
    assert invitations.accept(token, LONG, now=NOW) == OFFICER


def test_there_is_a_link_for_the_first_administrator_only_while_there_is_none(empty_store: Path) -> None:
    first = invitations.first_administrator_token(NOW)
    second = invitations.first_administrator_token(NOW)
    assert first is not None
    assert second is not None
    assert refused(lambda: invitations.accept_first(first, "an", "An", LONG, now=NOW)) is RefusalCode.LINK_SPENT
    assert invitations.accept_first(second, "An", "Phạm An", LONG, now=NOW) == "an"
    made = people.person("an")
    assert made is not None
    assert made.role is Role.ADMINISTRATOR
    assert invitations.first_administrator_token(NOW) is None
    assert refused(lambda: invitations.invitation_of(second, NOW)) is RefusalCode.LINK_SPENT
