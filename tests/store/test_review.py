"""Who may do what with a figure that is up for review, and what a figure counts for meanwhile."""

import sqlite3
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

import seed
from exchange.record.loading import load
from models import ReviewState, Role
from progress.terms import DataState, MarkCode
from store import schema
from store.accounts.people import change_role, person
from store.awaiting import await_figure
from store.board import standing
from store.commitments import commitment
from store.database import engine
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.review import TRANSITIONS, approve, ask_reopening, keep_approved, recall, reopen, send_back
from store.year_closures import close_year
from tests.support import small_city
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER, add_people
from tests.support.refusals import refused
from tests.support.small_city import NOW, SEEDED, TODAY, figure, key, record, record_approved
from views import FigureKey, FigureView, Standing

SUBMITTED, APPROVED, RETURNED = ReviewState.SUBMITTED, ReviewState.APPROVED, ReviewState.RETURNED
RECALLED, REOPENED = ReviewState.RECALLED, ReviewState.REOPENED


def version(of: FigureKey) -> FigureView:
    c = commitment(of.commitment)
    assert c is not None
    return next(f for f in c.figures if f.key == of)


def state(of: FigureKey) -> ReviewState:
    return version(of).observation.review


def level() -> Standing:
    shown = standing("LEVEL", TODAY, person(OFFICER))
    assert shown is not None
    return shown


# ---- what counts


def test_a_figure_that_nobody_has_approved_is_shown_and_not_judged(store: Path) -> None:
    before = level().assessment
    record(figure(value=19.25))
    a = level().assessment
    assert (a.status, a.years[2024]) == (before.status, before.years[2024])
    year = a.years[2025]
    assert (year.observation, year.actual, year.data) == (None, None, DataState.SUBMITTED)
    assert year.submitted is not None
    assert year.submitted.value == 19.25
    assert [m.year for m in a.marks if m.code is MarkCode.NOT_APPROVED] == [2025]
    assert 2025 not in a.overdue_years


def test_an_approved_figure_is_judged(store: Path) -> None:
    record_approved(figure(value=19.25))
    year = level().assessment.years[2025]
    assert (year.actual, year.submitted, year.data) == (19.25, None, DataState.REPORTED)


@pytest.mark.parametrize("away", ["returned", "recalled"])
def test_a_figure_that_came_back_stands_for_nothing(store: Path, away: str) -> None:
    record(figure(value=19.25))
    if away == "returned":
        send_back([key()], "Nguồn?", now=NOW, by=REVIEWER)
    else:
        recall([key()], now=NOW, by=OFFICER)
    a = level().assessment
    assert (a.years[2025].observation, a.years[2025].submitted) == (None, None)
    assert a.years[2025].data is DataState.OVERDUE
    assert [f.observation.value for f in level().commitment.figures if f.observation.year == 2025] == [19.25]


def test_while_a_figure_is_open_again_nothing_is_judged_by_it(store: Path) -> None:
    record_approved(figure(value=19.25))
    reopen(key(), "Niên giám đính chính", now=NOW, by=REVIEWER)
    record(figure(value=19.5, seen_version=1, reason="Đính chính"))
    year = level().assessment.years[2025]
    assert year.observation is None
    assert year.submitted is not None
    assert year.submitted.value == 19.5
    approve([key(version=2)], now=NOW, by=REVIEWER)
    assert level().assessment.years[2025].actual == 19.5


def test_opening_a_corrected_figure_again_does_not_bring_back_what_it_corrected(no_store: Path) -> None:
    rows = "LEVEL,2025,gso,19,1,A,x,\nLEVEL,2025,gso,19.5,2,A,x,sai\n"
    schema.upgrade()
    load(
        small_city.files(
            figure="commitment,year,method,value,version,status,source,reason\n" + rows,
            unit_answer="commitment,year,method,version,unit_code,unit_from,answer\n",
        ),
        SEEDED,
    )
    add_people()
    reopen(key(version=2), "Kiểm tra lại", now=NOW, by=REVIEWER)
    assert (state(key()), state(key(version=2))) == (REOPENED, REOPENED)
    submitted = level().assessment.years[2025].submitted
    assert submitted is not None
    assert submitted.value == 19.5


# ---- who may


def test_nobody_approves_or_returns_a_figure_of_their_own(store: Path) -> None:
    record(figure(value=19.25))
    assert refused(lambda: approve([key()], now=NOW, by=OFFICER)) is RefusalCode.NOT_ALLOWED
    change_role(OFFICER, Role.REVIEWER, now=NOW, by=ADMINISTRATOR)
    assert refused(lambda: approve([key()], now=NOW, by=OFFICER)) is RefusalCode.OWN_FIGURE
    assert refused(lambda: send_back([key()], "x", now=NOW, by=OFFICER)) is RefusalCode.OWN_FIGURE
    assert state(key()) is SUBMITTED


def test_many_figures_are_approved_all_or_none(store: Path) -> None:
    record(figure(value=19.25))
    record(figure("NATION", value=15))
    gone = key("NATION", 2026)
    assert refused(lambda: approve([key(), gone], now=NOW, by=REVIEWER)) is RefusalCode.UNKNOWN_FIGURE
    assert state(key()) is SUBMITTED
    approve([key(), key("NATION")], now=NOW, by=REVIEWER)
    assert (state(key()), state(key("NATION"))) == (APPROVED, APPROVED)


def test_only_its_author_takes_a_figure_back_and_only_while_nobody_has_acted(store: Path) -> None:
    record(figure(value=19.25))
    assert refused(lambda: recall([key()], now=NOW, by="tú")) is RefusalCode.NOT_AUTHOR
    approve([key()], now=NOW, by=REVIEWER)
    assert refused(lambda: recall([key()], now=NOW, by=OFFICER)) is RefusalCode.STEP_NOT_POSSIBLE


def test_returning_and_reopening_need_a_reason(store: Path) -> None:
    record(figure(value=19.25))
    assert refused(lambda: send_back([key()], " ", now=NOW, by=REVIEWER)) is RefusalCode.RETURN_REASON_MISSING
    approve([key()], now=NOW, by=REVIEWER)
    assert refused(lambda: reopen(key(), "", now=NOW, by=REVIEWER)) is RefusalCode.REOPEN_REASON_MISSING
    assert state(key()) is APPROVED


def test_an_approved_figure_is_locked_until_it_is_opened_again(store: Path) -> None:
    record_approved(figure(value=19.25))
    again = figure(value=19.5, seen_version=1, reason="Đính chính")
    assert refused(lambda: record(again)) is RefusalCode.FIGURE_LOCKED
    reopen(key(), "Niên giám đính chính", now=NOW, by=REVIEWER)
    assert record(again) == 2


def test_a_correction_takes_the_version_before_out_of_review(store: Path) -> None:
    record(figure(value=19.25))
    record(figure(value=19.5, seen_version=1, reason="Gõ nhầm"), by="tú")
    assert (state(key()), state(key(version=2))) == (RECALLED, SUBMITTED)
    assert (version(key()).steps[-1].by, version(key(version=2)).recorded_by) == ("tú", "tú")


def test_a_returned_figure_tells_its_author_why_and_is_entered_anew(store: Path) -> None:
    record(figure(value=19.25))
    send_back([key()], "Thiếu nguồn", now=NOW, by=REVIEWER)
    last = version(key()).steps[-1]
    assert (last.state, last.by, last.reason) == (RETURNED, REVIEWER, "Thiếu nguồn")
    assert record(figure(value=19.25, seen_version=1, reason="Bổ sung nguồn")) == 2
    assert state(key(version=2)) is SUBMITTED


# ---- what was there before, and what is kept


def test_loaded_figures_arrive_approved(store: Path) -> None:
    steps = version(key(year=2023)).steps
    assert [(s.state, s.by) for s in steps] == [(APPROVED, "seed")]
    assert verify().findings == ()


def test_figures_from_before_there_was_a_review_are_approved(no_store: Path) -> None:
    schema.upgrade("0003")
    with closing(sqlite3.connect(no_store)) as connection:
        connection.executescript((Path(__file__).parents[1] / "kept" / "stores" / "0003.sql").read_text("utf-8"))
    seed.prepare()
    c = commitment("LEVEL")
    assert c is not None
    steps = {(s.state, s.by) for f in c.figures for s in f.steps}
    assert steps == {(APPROVED, "seed"), (APPROVED, "before review existed")}
    assert verify().findings == ()


def test_every_step_is_in_the_journal(store: Path) -> None:
    record_approved(figure(value=19.25))
    newest = entries(EntryFilter(about="review_step"), 2)
    assert [(e.deed, e.by) for e in newest] == [("approved", REVIEWER), ("submitted", OFFICER)]
    assert verify().findings == ()


@pytest.mark.parametrize("table", ["review_step", "year_closure", "figure", "unit_answer", "awaited"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET year = 2030", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_or_delete(store: Path, table: str, deed: str) -> None:
    close_year("nation", 2024, now=NOW, by=ADMINISTRATOR)
    await_figure("LEVEL", 2025, "2027", "Chờ công bố", today=TODAY, now=NOW, by=OFFICER)
    with closing(sqlite3.connect(store)) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(deed.format(table))


# ---- every way through


PEOPLE = ("lan", "tú", "minh", "an")
REASONS = some.sampled_from(["", "vì số liệu sai"])


class Walk(RuleBasedStateMachine):
    """Anybody tries anything with the figures of one year; the store alone refuses."""

    def versions(self) -> list[FigureView]:
        c = commitment("COUNT")
        assert c is not None
        return sorted(c.figures, key=lambda f: f.observation.version)

    @rule(by=some.sampled_from(PEOPLE[:2]), value=some.integers(0, 9))
    def enter(self, by: str, value: int) -> None:
        before = self.versions()
        seen = before[-1].observation.version if before else 0
        is_locked = bool(before) and before[-1].observation.review is APPROVED
        new = figure("COUNT", value=value, seen_version=seen, reason="x", why_right="Đã kiểm tra")
        if is_locked:
            assert refused(lambda: record(new, by=by)) is RefusalCode.FIGURE_LOCKED
        else:
            assert record(new, by=by) == seen + 1

    @precondition(lambda self: self.versions())
    @rule(
        by=some.sampled_from(PEOPLE),
        back=some.integers(0, 2),
        reason=REASONS,
        deed=some.sampled_from(list(TRANSITIONS)[1:]),
    )
    def act(self, by: str, back: int, reason: str, deed: ReviewState) -> None:
        versions = self.versions()
        chosen = versions[max(0, len(versions) - 1 - back)].key
        with suppress(Refused):
            if deed is APPROVED:
                approve([chosen], now=NOW, by=by)
            elif deed is RETURNED:
                send_back([chosen], reason, now=NOW, by=by)
            elif deed is RECALLED:
                recall([chosen], now=NOW, by=by)
            elif deed is REOPENED:
                reopen(chosen, reason, now=NOW, by=by)

    def teardown(self) -> None:
        for f in self.versions():
            steps = f.steps
            states = [None, *(s.state for s in steps)]
            assert all(later in TRANSITIONS[earlier] for earlier, later in pairwise(states))
            assert all(s.by != f.recorded_by for s in steps if s.state in (APPROVED, RETURNED))
            assert all(s.reason for s in steps if s.state in (RETURNED, REOPENED))
        assert sum(f.observation.review is SUBMITTED for f in self.versions()) <= 1
        assert sum(f.observation.review is APPROVED for f in self.versions()) <= 1


def test_every_way_through_a_review_takes_only_the_allowed_steps(store: Path, made_stores: Path) -> None:
    whole = store.read_bytes()

    class OnItsOwnStore(Walk):
        def __init__(self) -> None:
            super().__init__()
            engine().dispose()
            store.write_bytes(whole)

    quick = settings(
        max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(OnItsOwnStore, settings=quick)


def test_an_officer_asks_to_reopen_and_the_figure_stays_approved_until_a_reviewer_does(store: Path) -> None:
    record(figure(value=19))
    approve([key()], now=NOW, by=REVIEWER)
    ask_reopening(key(), "Sai đơn vị tính", now=NOW, by=OFFICER)
    asked = version(key())
    assert asked.review is ReviewState.APPROVED
    assert (asked.steps[-1].state, asked.steps[-1].reason) == (ReviewState.REOPENING_ASKED, "Sai đơn vị tính")
    assert entries(EntryFilter(), 1)[0].deed == Deed.REOPENING_ASKED
    assert refused(lambda: record(figure(value=18, seen_version=1, reason="x"))) is RefusalCode.FIGURE_LOCKED
    reopen(key(), "Đồng ý", now=NOW, by=REVIEWER)
    assert state(key()) is ReviewState.REOPENED


def test_a_request_to_reopen_is_declined_with_a_reason_and_can_be_made_again(store: Path) -> None:
    record(figure(value=19))
    approve([key()], now=NOW, by=REVIEWER)
    assert refused(lambda: keep_approved(key(), "x", now=NOW, by=REVIEWER)) is RefusalCode.STEP_NOT_POSSIBLE
    ask_reopening(key(), "Sai", now=NOW, by=OFFICER)
    assert refused(lambda: ask_reopening(key(), "Sai", now=NOW, by=OFFICER)) is RefusalCode.STEP_NOT_POSSIBLE
    assert refused(lambda: keep_approved(key(), " ", now=NOW, by=REVIEWER)) is RefusalCode.RETURN_REASON_MISSING
    keep_approved(key(), "Đúng theo niên giám", now=NOW, by=REVIEWER)
    assert state(key()) is ReviewState.APPROVED
    ask_reopening(key(), "Vẫn sai", now=NOW, by=OFFICER)


def test_only_an_officer_of_the_commitment_asks_and_with_a_reason(store: Path) -> None:
    record(figure(value=19))
    assert refused(lambda: ask_reopening(key(), "Sai", now=NOW, by=OFFICER)) is RefusalCode.STEP_NOT_POSSIBLE
    approve([key()], now=NOW, by=REVIEWER)
    assert refused(lambda: ask_reopening(key(), " ", now=NOW, by=OFFICER)) is RefusalCode.REOPEN_REASON_MISSING
    assert refused(lambda: ask_reopening(key(), "Sai", now=NOW, by=REVIEWER)) is RefusalCode.NOT_ALLOWED
