"""Targets that move: a year that is over keeps the promise that was in force on its 31 December."""

from datetime import date

import pytest

from models import Kind
from progress.assessment import assess
from progress.targets import in_force_then
from progress.terms import MarkCode, Promise, Status, Target, Verdict
from tests.support.promises import DONE, NOT_STARTED, figure, judged, marks, promise, stage, target

BASE = (2020, 0.0)
DECEMBER_31 = date(2023, 12, 31)


def lowered(decided: str) -> Promise:
    """100 by 2030, lowered to 50: on the old path 2023 expects 30, on the new one 15."""
    return promise(target(2030, ">= 100"), target(2030, ">= 50", version=2, decided=decided), base=BASE)


@pytest.mark.parametrize(
    ("decided", "expected", "verdict"),
    [
        ("2023-12-31", 15, Verdict.AHEAD),
        ("2023-12", 15, Verdict.AHEAD),
        ("2023", 15, Verdict.AHEAD),
        ("2024-01-01", 30, Verdict.BEHIND),
        ("2024", 30, Verdict.BEHIND),
        ("2025-06", 30, Verdict.BEHIND),
    ],
)
def test_a_year_on_the_path_is_held_against_the_targets_of_its_own_31_december(
    decided: str, expected: int, verdict: Verdict
) -> None:
    year = judged(lowered(decided), (2023, 20)).years[2023]
    assert (year.expected, year.verdict) == (expected, verdict)


def test_who_asks_for_todays_targets_is_shown_the_same_year_by_those() -> None:
    p, figures = lowered("2025-06"), [figure(2023, 20)]
    then, now = (
        assess(p, figures, date(2026, 11, 22), by_todays_targets=chosen).years[2023] for chosen in (False, True)
    )
    assert [(v.expected, v.verdict, v.difference) for v in (then, now)] == [
        (30, Verdict.BEHIND, -10),
        (15, Verdict.AHEAD, 5),
    ]


def test_a_raised_target_takes_no_good_year_away() -> None:
    p = promise(target(2030, ">= 50"), target(2030, ">= 100", version=2, decided="2025-03"), base=BASE)
    a = judged(p, (2023, 15), (2024, 20), (2025, 26))
    assert [a.years[y].verdict for y in (2023, 2024, 2025)] == [Verdict.ON_PATH, Verdict.ON_PATH, Verdict.BEHIND]
    assert a.status is Status.OFF_TRACK  # today's, by today's target


@pytest.mark.parametrize("today", [date(2025, 12, 31), date(2026, 1, 1)])
def test_the_year_that_is_running_is_held_against_todays_targets(today: date) -> None:
    p = lowered("2026-01-01")
    assert assess(p, [figure(2025, 20)], today).years[2025].expected == 50
    assert assess(p, [figure(2025, 20)], date(2025, 12, 30)).years[2025].expected == 50
    assert assess(p, [], date(2026, 6, 1)).years[2026].expected == 30


@pytest.mark.parametrize(("decided", "owed"), [("2023-12-31", 80), ("2024-01-01", 100)])
def test_a_change_decided_after_the_due_year_never_turns_a_miss_into_met(decided: str, owed: int) -> None:
    p = promise(target(2023, ">= 100"), target(2023, ">= 80", version=2, decided=decided), base=BASE)
    for by_todays in (False, True):
        assessment = assess(p, [figure(2023, 80)], date(2026, 11, 22), by_todays_targets=by_todays)
        assert assessment.years[2023].target is not None
        assert assessment.years[2023].target.value == owed
        assert assessment.years[2023].verdict is (Verdict.MET if owed == 80 else Verdict.MISSED)
        assert assessment.status is (Status.MET if owed == 80 else Status.MISSED)


@pytest.mark.parametrize(("decided", "status"), [("2023-12-31", Status.AT_RISK), ("2024-01-01", Status.AT_RISK)])
def test_an_easier_target_for_a_later_year_does_not_mend_a_miss(decided: str, status: Status) -> None:
    p = promise(target(2023, ">= 100"), target(2028, ">= 60", decided=decided), base=BASE)
    a = judged(p, (2023, 70), (2025, 75))
    assert a.status is status
    assert a.years[2023].verdict is Verdict.MISSED
    assert (MarkCode.INTERIM_MISSED in marks(a)) == (status is Status.AT_RISK)


def test_a_miss_that_was_made_good_since_stands_in_nobodys_way() -> None:
    p = promise(target(2023, ">= 100"), target(2028, ">= 60", decided="2024"), base=BASE)
    assert judged(p, (2023, 70), (2025, 100)).status is Status.MET


def test_a_year_added_later_bends_no_path_of_before() -> None:
    p = promise(target(2030, ">= 100"), target(2026, ">= 90", decided="2025-02-01"), base=BASE)
    a = judged(p, (2023, 30), (2025, 50))
    assert (a.years[2023].expected, a.years[2025].expected) == (30, 75)
    assert a.path[:4] == ((2020, 0.0), (2021, 10.0), (2022, 20.0), (2023, 30.0))
    assert a.old_paths == (tuple((2020 + n, 10.0 * n) for n in range(11)),)


def test_a_withdrawn_year_still_bends_the_path_of_the_years_before_its_withdrawal() -> None:
    gone = target(2024, ">= 80", version=2, withdrawn=True, decided="2023-11-06")
    p = promise(target(2024, ">= 80"), gone, target(2030, ">= 100"), base=BASE)
    a = judged(p, (2022, 40), (2023, 40))
    assert (a.years[2022].expected, a.years[2023].expected) == (40, 30)


def test_a_mean_growth_is_held_against_what_was_promised_in_that_year() -> None:
    lowered_to_7 = target(2027, "> 7", version=2, decided="2025-05")
    p = promise(target(2027, "> 10"), lowered_to_7, kind=Kind.AVERAGE_GROWTH, span=(2023, 2027))
    a = judged(p, (2024, 8), (2025, 8))
    targets = [a.years[year].target for year in (2024, 2025, 2026)]
    assert [target and target.value for target in targets] == [10, 7, 7]


def test_a_milestone_postponed_in_time_is_owed_later_and_one_postponed_too_late_was_missed() -> None:
    def postponed(decided: str) -> Verdict:
        gone = target(2024, ">= 1", version=2, withdrawn=True, decided=decided)
        p = promise(target(2024, ">= 1"), gone, target(2027, ">= 1", decided=decided), kind=Kind.MILESTONE)
        return judged(p, stage(2024, NOT_STARTED), stage(2026, DONE)).years[2024].verdict

    assert (postponed("2024-12-31"), postponed("2025-01-01")) == (Verdict.NO_BASIS, Verdict.MISSED)


def test_where_no_target_ever_moved_nothing_is_held_against_another() -> None:
    p = promise(target(2023, ">= 30"), target(2030, ">= 100"), base=BASE)
    assert judged(p, (2022, 25)) == assess(p, [figure(2022, 25)], date(2026, 11, 22), by_todays_targets=True)
    assert judged(p, (2022, 25)).old_paths == ()


@pytest.mark.parametrize(
    ("targets", "years"),
    [
        ([target(2030, ">= 1", decided="2024-03")], {2030}),
        ([target(2025, ">= 1", decided="2024-03"), target(2030, ">= 1", decided="2024-03")], {2025, 2030}),
        ([target(2025, ">= 1"), target(2030, ">= 1", decided="2024-03")], {2025}),
        ([target(2025, ">= 1"), target(2030, ">= 1", decided="2023-12-31")], {2025, 2030}),
        ([target(2025, ">= 1", decided="2019"), target(2030, ">= 1", decided="2024-01")], {2025}),
    ],
)
def test_what_the_promise_began_with_counts_for_every_year(targets: list[Target], years: set[int]) -> None:
    assert {t.year for t in in_force_then(targets, DECEMBER_31)} == years
