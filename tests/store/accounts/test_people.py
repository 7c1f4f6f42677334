"""People: names, roles, identities, sample people, and who may change what."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from models import Role, SignInWay
from store.accounts import assignments, invitations, people, second_factor, sessions, tokens
from store.accounts.passwords import SHORTEST
from store.accounts.samples import SAMPLES, add_samples
from store.batches import record_batch
from store.integrity import verify
from store.journal import PROGRAM, Deed, EntryFilter, entries
from store.refusal import BatchRefused, RefusalCode, Refused
from store.rights import MOST_REFUSALS
from store.settings import Switch, is_on, signing_key, turn
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, PASSWORD, REVIEWER, Act, DatedAct
from tests.support.refusals import LONG, OF_PEOPLE, refused
from tests.support.sessions import code_at, opened, proven
from tests.support.small_city import NOW, figure, record

BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


# ---- refusals


def refusals(by: str = OFFICER) -> list[dict[str, object]]:
    """The journal's entries of a person's refusals for want of a right, the newest first."""
    return [dict(entry.new or {}) for entry in entries(EntryFilter(by=by, deed=Deed.REFUSED), 999)]


def test_a_refusal_for_want_of_a_right_is_noted_though_nothing_else_is() -> None:
    before = len(entries(EntryFilter(), 999))
    add = partial(people.add_person, "mới", "Mới", Role.LEADER, now=NOW, by=OFFICER)
    assert refused(add) is RefusalCode.NOT_ALLOWED
    assert people.person("mới") is None
    (noted,) = entries(EntryFilter(), 999)[: len(entries(EntryFilter(), 999)) - before]
    assert (noted.by, noted.deed, noted.key) == (OFFICER, Deed.REFUSED, {"code": OFFICER})
    assert noted.new == {"function": "store.accounts.people.add_person", "refusal": "not_allowed"}
    assert verify().findings == ()


def test_what_is_not_assigned_is_noted_alone_and_in_a_batch() -> None:
    assignments.assign(OFFICER, ["COUNT"], **BY)
    by: DatedAct = {"today": NOW.date(), "now": NOW, "by": OFFICER}
    assert refused(lambda: record(figure(value=19.5))) is RefusalCode.NOT_ASSIGNED
    with pytest.raises(BatchRefused):
        record_batch("x", [figure("COUNT", value=1), figure(value=19.5)], digest=None, **by)
    batch, single = refusals()
    assert single | {"function": "store.imports.record_batch"} == batch
    assert (single["function"], single["commitment"]) == ("store.figures.record_figure", "LEVEL")
    with pytest.raises(Refused):
        record(figure("COUNT", value=1.5))  # no matter of rights
    assert len(refusals()) == 2


def test_nobody_floods_the_journal_with_refusals() -> None:
    for n in range(MOST_REFUSALS + 5):
        for stranger in ("", f"không ai {n}"):
            assert refused(partial(record, figure(value=19.5), by=stranger)) is RefusalCode.NOT_ALLOWED
        assert refused(lambda: invitations.invite(LEADER, now=NOW, by=OFFICER)) is RefusalCode.NOT_ALLOWED
    assert len(refusals()) == len(refusals(PROGRAM)) == MOST_REFUSALS
    assert refused(lambda: invitations.invite(LEADER, now=NOW, by=REVIEWER)) is RefusalCode.NOT_ALLOWED
    later = NOW + timedelta(hours=1)
    assert refused(lambda: invitations.invite(LEADER, now=later, by=OFFICER)) is RefusalCode.NOT_ALLOWED
    assert (len(refusals(REVIEWER)), len(refusals())) == (1, MOST_REFUSALS + 1)


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


# ---- the sample people, settings, and what is written down


def test_the_sample_people_come_once_and_sign_in_in_a_demo_only(empty_store: Path) -> None:
    add_samples(NOW)
    add_samples(NOW)
    assert {person.role for person in people.people()} == set(Role)
    assert is_on(Switch.PUBLIC_READING)
    for sample in SAMPLES:
        assert proven(sample.code, sample.password, with_samples=True).is_sample
        assert refused(partial(proven, sample.code, sample.password)) is RefusalCode.WRONG_SIGN_IN


def test_no_sample_people_come_where_somebody_is() -> None:
    add_samples(NOW)
    assert people.person(SAMPLES[0].code) is None


def test_a_switch_is_off_until_an_administrator_turns_it_on() -> None:
    for switch in Switch:
        assert not is_on(switch)
        turn(switch, True, **BY)
        assert is_on(switch)
        turn(switch, False, **BY)
        assert not is_on(switch)


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


def test_the_program_itself_administers_and_does_nothing_else() -> None:
    people.change_role(LEADER, Role.OFFICER, now=NOW, by=PROGRAM)
    assert refused(lambda: record(figure(value=19.5), by=PROGRAM)) is RefusalCode.NOT_ALLOWED
    assert SHORTEST >= 12
