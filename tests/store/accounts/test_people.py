"""People: names, roles and identities, and what the journal keeps of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models import Role, SignInWay
from store.accounts import invitations, people, second_factor, sessions, tokens
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode
from store.settings import signing_key
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, PASSWORD, REVIEWER, Act
from tests.support.refusals import LONG, OF_PEOPLE, refused
from tests.support.sessions import code_at, opened, proven
from tests.support.small_city import NOW, figure, record

BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


@pytest.mark.parametrize(("code", "act"), OF_PEOPLE, ids=[f"{code}-{n}" for n, (code, _) in enumerate(OF_PEOPLE)])
def test_it_is_refused(code: RefusalCode, act: Callable[[], object]) -> None:
    assert refused(act) is code


# ---- people


def test_a_name_is_kept_small_and_composed_and_found_however_it_is_typed() -> None:
    people.add_person(" NGUYE\u0302\u0303N.Tu\u0301 ", " Nguyễn  Tú ", Role.LEADER, " tu@city.example ", **BY)
    person = people.person("nguyễn.tú")
    assert person is not None
    assert (person.name, person.role, person.email) == ("Nguyễn Tú", Role.LEADER, "tu@city.example")
    assert person.has_password is person.has_second_factor is False


def test_a_role_counts_at_once() -> None:
    record(figure(value=19.5))
    people.change_role(OFFICER, Role.LEADER, **BY)
    assert refused(lambda: record(figure("COUNT", value=1))) is RefusalCode.NOT_ALLOWED
    key = opened(OFFICER)
    people.change_role(OFFICER, Role.REVIEWER, **BY)
    person = sessions.person_of_session(key, NOW)
    assert person is not None
    assert person.role is Role.REVIEWER


def test_somebody_is_changed_as_a_whole_or_not_at_all() -> None:
    people.change_person(OFFICER, "Lan", "lan@tp.vn", role=Role.REVIEWER, **BY)
    officer = people.person(OFFICER)
    assert officer is not None
    assert (officer.name, officer.email, officer.role) == ("Lan", "lan@tp.vn", Role.REVIEWER)
    before, noted = people.person(ADMINISTRATOR), entries(EntryFilter(), 1)
    without = refused(lambda: people.change_person(ADMINISTRATOR, "An", role=Role.LEADER, **BY))
    assert without is RefusalCode.LAST_ADMINISTRATOR
    assert (people.person(ADMINISTRATOR), entries(EntryFilter(), 1)) == (before, noted)


def test_a_closed_account_is_out_at_once_and_what_it_entered_stays() -> None:
    record(figure(value=19.5))
    key = opened(OFFICER)
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert sessions.person_of_session(key, NOW) is None
    assert refused(lambda: opened(OFFICER)) is RefusalCode.NOT_ALLOWED
    assert refused(lambda: record(figure("COUNT", value=1))) is RefusalCode.NOT_ALLOWED
    assert refused(lambda: proven(OFFICER, PASSWORD)) is RefusalCode.WRONG_SIGN_IN
    people.reopen_person(OFFICER, **BY)
    assert sessions.person_of_session(key, NOW) is None
    assert proven(OFFICER, PASSWORD).code == OFFICER


def test_a_name_and_a_role_are_changed_together_or_not_at_all() -> None:
    both = ("Khác", None, Role.LEADER)
    assert refused(lambda: people.change_person(ADMINISTRATOR, *both, **BY)) is RefusalCode.LAST_ADMINISTRATOR
    assert people.person_names()[ADMINISTRATOR] == "Phạm An"
    people.change_person(LEADER, "Khác", None, Role.OFFICER, **BY)
    leader = people.person(LEADER)
    assert leader is not None
    assert (people.person_names()[LEADER], leader.role) == ("Khác", Role.OFFICER)
    assert [entry.deed for entry in entries(EntryFilter(), 2)] == ["role_changed", "person_changed"]


def test_an_identity_is_one_persons_and_can_be_taken_away() -> None:
    people.link_identity(OFFICER, " https://city.example ", "42", **BY)
    people.link_identity(LEADER, "https://city.example", "42", **BY)
    assert (people.identities(OFFICER), people.identities(LEADER)) == ((), (("https://city.example", "42"),))
    (last,) = entries(EntryFilter(), 1)
    assert (last.old, last.new) == ({"person": OFFICER}, {"person": LEADER})
    key = opened(LEADER)
    people.unlink_identity("https://city.example", "42", **BY)
    assert people.identities(LEADER) == ()
    assert sessions.person_of_session(key, NOW) is None


def test_what_is_done_to_accounts_is_written_down_without_a_secret() -> None:
    secret, token = second_factor.new_secret(), invitations.invite(REVIEWER, **BY)
    invitations.accept(token, LONG, now=NOW)
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=REVIEWER)
    session = sessions.open_session(REVIEWER, SignInWay.PASSWORD, "Browser", now=NOW)
    sessions.end_own(now=NOW, by=REVIEWER)
    people.change_role(REVIEWER, Role.LEADER, **BY)
    noted = entries(EntryFilter(), 6)
    wanted = ["role_changed", "signed_out", "signed_in", "second_factor_set", "password_set", "invited"]
    assert [entry.deed for entry in noted] == wanted
    assert [entry.by for entry in noted] == [ADMINISTRATOR, *[REVIEWER] * 4, ADMINISTRATOR]
    assert (noted[0].old, noted[0].new) == ({"role": "reviewer"}, {"role": "leader"})
    everything = str(entries(EntryFilter(), 999))
    for hidden in (secret, token, session, tokens.token_hash(session), LONG, "argon2", signing_key()):
        assert hidden not in everything
