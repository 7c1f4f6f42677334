"""Rights: who may change what, by the program's own list of functions. An unlisted one fails."""

import importlib
import inspect
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from models import ReaderLanguage, Role
from store import editing, evidence, questions, review, snapshots
from store.accounts import assignments, invitations, people, second_factor, sessions, walls
from store.awaiting import await_figure, await_no_longer
from store.batches import record_batch, undo_batch
from store.boundaries import put_boundaries
from store.database import ROOT, reading
from store.drafts import save_draft
from store.file_readings import keep_file_reading
from store.integrity import verify
from store.journal import PROGRAM, Deed, EntryFilter, entries
from store.refusal import BatchRefused, RefusalCode, Refused
from store.removal import remove_agreement
from store.rights import MOST_REFUSALS, NEEDED, RIGHTS, Right, may, require, sees_unapproved
from store.settings import Heading, Switch, change_settings, set_mail_server, turn
from store.year_closures import close_year, reopen_year
from tests.support.people import ADMINISTRATOR, LEADER, OF_ROLE, OFFICER, REVIEWER, Act, DatedAct
from tests.support.refusals import refused
from tests.support.small_city import NOW, TODAY, baseline, figure, key, record, record_base

pytestmark = pytest.mark.usefixtures("store")
BY: Act = {"now": NOW, "by": ADMINISTRATOR}
CALLS: dict[str, Callable[[str], object]] = {
    "store.figures.record_figure": lambda by: record(figure(value=19.5), by=by),
    "store.figures.record_baseline": lambda by: record_base(baseline(), by=by),
    "store.awaiting.await_figure": lambda by: await_figure("LEVEL", 2025, "2027", "x", today=TODAY, now=NOW, by=by),
    "store.awaiting.await_no_longer": lambda by: await_no_longer("LEVEL", 2025, now=NOW, by=by),
    "store.review.approve": lambda by: review.approve([key(year=2024)], now=NOW, by=by),
    "store.review.send_back": lambda by: review.send_back([key(year=2024)], "x", now=NOW, by=by),
    "store.review.recall": lambda by: review.recall([key(year=2024)], now=NOW, by=by),
    "store.review.reopen": lambda by: review.reopen(key(year=2024), "x", now=NOW, by=by),
    "store.review.ask_reopening": lambda by: review.ask_reopening(key(year=2024), "x", now=NOW, by=by),
    "store.review.keep_approved": lambda by: review.keep_approved(key(year=2024), "x", now=NOW, by=by),
    "store.year_closures.close_year": lambda by: close_year("city", 2023, now=NOW, by=by),
    "store.year_closures.reopen_year": lambda by: reopen_year("city", 2023, "x", now=NOW, by=by),
    "store.removal.remove_agreement": lambda by: remove_agreement("city", "x", now=NOW, by=by),
    "store.evidence.attach": lambda by: evidence.attach(key(year=2024), [], now=NOW, by=by),
    "store.evidence.withdraw": lambda by: evidence.withdraw("0" * 32, "x", now=NOW, by=by),
    "store.questions.ask": lambda by: questions.ask("LEVEL", "x", now=NOW, by=by),
    "store.questions.answer": lambda by: questions.answer("LEVEL", 1, "x", now=NOW, by=by),
    "store.questions.take_back": lambda by: questions.take_back("LEVEL", 1, now=NOW, by=by),
    "store.accounts.people.add_person": lambda by: people.add_person("mới", "Mới", Role.LEADER, now=NOW, by=by),
    "store.accounts.people.change_person": lambda by: people.change_person(LEADER, "Khác", now=NOW, by=by),
    "store.accounts.people.change_role": lambda by: people.change_role(LEADER, Role.OFFICER, now=NOW, by=by),
    "store.accounts.people.choose_language": lambda by: people.choose_language(ReaderLanguage.EN, now=NOW, by=by),
    "store.accounts.people.close_person": lambda by: people.close_person(LEADER, TODAY, now=NOW, by=by),
    "store.accounts.people.reopen_person": lambda by: people.reopen_person(LEADER, now=NOW, by=by),
    "store.accounts.people.link_identity": lambda by: people.link_identity(LEADER, "https://x", "1", now=NOW, by=by),
    "store.accounts.people.unlink_identity": lambda by: people.unlink_identity("https://x", "1", now=NOW, by=by),
    "store.accounts.assignments.assign": lambda by: assignments.assign(OFFICER, ["LEVEL"], now=NOW, by=by),
    "store.drafts.save_draft": lambda by: save_draft("LEVEL", 2025, "gso", {}, now=NOW, by=by),
    "store.file_readings.keep_file_reading": lambda by: keep_file_reading("x", {}, now=NOW, by=by),
    "store.batches.record_batch": lambda by: record_batch("x", [], digest=None, today=TODAY, now=NOW, by=by),
    "store.batches.undo_batch": lambda by: undo_batch(1, "x", now=NOW, by=by),
    "store.boundaries.put_boundaries": lambda by: put_boundaries([], "x", now=NOW, by=by),
    "store.editing.save": lambda by: editing.save([], seen_entry=-1, why=None, now=NOW, by=by),
    "store.editing.try_out": lambda by: editing.try_out([], now=NOW, by=by),
    "store.snapshots.freeze": lambda by: snapshots.freeze(
        b"{}", name="Họp", held_on=TODAY, rule="2", seen_entry=-1, now=NOW, by=by
    ),
    "store.accounts.invitations.invite": lambda by: invitations.invite(LEADER, now=NOW, by=by),
    "store.accounts.walls.make_wall": lambda by: walls.make_wall("Sảnh", today=TODAY, now=NOW, by=by),
    "store.accounts.walls.revoke_wall": lambda by: walls.revoke_wall(1, now=NOW, by=by),
    "store.settings.turn": lambda by: turn(Switch.SECOND_FACTOR, True, now=NOW, by=by),
    "store.settings.set_mail_server": lambda by: set_mail_server(None, now=NOW, by=by),
    "store.settings.change_settings": lambda by: change_settings({}, {Heading.VI: "Thành phố"}, now=NOW, by=by),
    "store.accounts.second_factor.set_up": lambda by: second_factor.set_up("A" * 32, "", now=NOW, by=by),
    "store.accounts.second_factor.use_code": lambda by: second_factor.use_code("", now=NOW, by=by),
    "store.accounts.second_factor.remove_own": lambda by: second_factor.remove_own("", now=NOW, by=by),
    "store.accounts.second_factor.remove": lambda by: second_factor.remove(LEADER, now=NOW, by=by),
    "store.accounts.sessions.end_own": lambda by: sessions.end_own(now=NOW, by=by),
    "store.accounts.sessions.end_all_of": lambda by: sessions.end_all_of(LEADER, now=NOW, by=by),
    "store.accounts.sessions.confirm": lambda by: sessions.confirm("", now=NOW, by=by),
    "store.accounts.sessions.change_password": lambda by: sessions.change_password("", "", now=NOW, by=by),
}


# What takes `by` and asks for no right: filling a new store, and pieces of a transaction that another has begun.
WITHOUT = {"store.bulk.insert_tables"}


NOBODY = ("", "không ai", "program ", "seed", "local-officer", OFFICER.upper())


def writes() -> set[str]:
    """Every public function of the store that takes its author (`by`) and is a transaction of its own."""
    functions = set()
    for file in (ROOT / "store").rglob("*.py"):
        module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.__name__:
                continue
            parameters = list(inspect.signature(function).parameters)
            if "by" in parameters and parameters[0] != "connection":
                functions.add(f"{module.__name__}.{name}")
    return functions


def test_every_function_that_changes_something_is_in_the_list_of_rights() -> None:
    assert writes() - WITHOUT == set(NEEDED)
    assert set(CALLS) == set(NEEDED)


def test_every_role_has_its_rights_and_every_right_somebody_who_has_it() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset[Right]().union(*RIGHTS.values()) == set(Right)
    assert all(Right.READ in rights for rights in RIGHTS.values())
    assert not {Right.ENTER, Right.REVIEW} <= frozenset[Right]().union(
        *(rights for role, rights in RIGHTS.items() if role is not Role.ADMINISTRATOR and Right.REVIEW in rights)
    )


def refused_for_the_role(act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refused:
        return refused.code is RefusalCode.NOT_ALLOWED
    except editing.StaleRecord:
        return False
    return False


@pytest.mark.parametrize("function", sorted(CALLS))
def test_a_function_of_the_store_refuses_whom_it_is_not_for(function: str) -> None:
    for nobody in NOBODY:
        assert refused_for_the_role(partial(CALLS[function], nobody)), nobody
    for role, code in OF_ROLE.items():
        has_right = NEEDED[function] in RIGHTS[role]
        if not has_right:
            assert refused_for_the_role(partial(CALLS[function], code)), role
    allowed = next(code for role, code in OF_ROLE.items() if NEEDED[function] in RIGHTS[role])
    assert not refused_for_the_role(lambda: CALLS[function](allowed))


def test_an_account_that_is_closed_may_nothing() -> None:
    people.close_person(OFFICER, TODAY, now=NOW, by=ADMINISTRATOR)
    assert all(refused_for_the_role(partial(call, OFFICER)) for call in CALLS.values())


def test_a_screen_offers_nothing_to_a_stranger() -> None:
    assert not any(may(None, right) for right in Right)


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


def test_the_program_itself_administers_and_does_nothing_else() -> None:
    people.change_role(LEADER, Role.OFFICER, now=NOW, by=PROGRAM)
    assert refused(lambda: record(figure(value=19.5), by=PROGRAM)) is RefusalCode.NOT_ALLOWED


# ---- each role

GRANTED = {
    Role.LEADER: {Right.READ, Right.ASK},
    Role.OFFICER: {Right.READ, Right.ENTER},
    Role.REVIEWER: {Right.READ, Right.ASK, Right.REVIEW, Right.READ_JOURNAL, Right.FREEZE},
    Role.ADMINISTRATOR: {Right.READ, Right.ASK, Right.ADMINISTER, Right.READ_JOURNAL, Right.FREEZE},
}


def required(by: str, right: Right, commitment: str | None = None) -> RefusalCode | None:
    """Why a right is refused; None where it is granted."""
    with reading() as connection:
        try:
            require(connection, by, right, commitment)
        except Refused as refusal:
            return refusal.code
    return None


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_it_is_granted_and_nothing_else(role: Role) -> None:
    person = people.person(OF_ROLE[role])
    assert {right for right in Right if may(person, right)} == GRANTED[role]
    codes = {right: required(OF_ROLE[role], right) for right in Right}
    assert codes == {right: None if right in GRANTED[role] else RefusalCode.NOT_ALLOWED for right in Right}
    assert sees_unapproved(person)


def test_a_stranger_sees_approved_figures_only() -> None:
    assert not sees_unapproved(None)


def test_the_program_may_administer_and_freeze() -> None:
    assert {right for right in Right if required(PROGRAM, right) is None} == {Right.ADMINISTER, Right.FREEZE}


def test_a_right_for_a_commitment_needs_its_assignment_too() -> None:
    assignments.assign(OFFICER, ["LEVEL"], **BY)
    codes = [required(OFFICER, Right.ENTER, commitment) for commitment in ("LEVEL", "COVER", "NONE")]
    assert codes == [None, RefusalCode.NOT_ASSIGNED, RefusalCode.UNKNOWN_COMMITMENT]
