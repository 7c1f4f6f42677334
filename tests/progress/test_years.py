"""The verdict of each year, the state of its data, and what must hold for any figures at all."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind, ReviewState
from progress.assessment import assess
from progress.terms import DataState, MarkCode, Observation, Promise, Reason, Status, Verdict
from progress.years import owed_years
from tests.support.promises import (
    DONE,
    ESTIMATE,
    FINAL,
    PROVISIONAL,
    UNDER_WAY,
    figure,
    gone,
    growth,
    judged,
    level,
    marks,
    promise,
    stage,
    target,
    units,
)

# Against the year's own target.


def verdict(p: Promise, reported: Observation | tuple[int, float], year: int = 2025) -> Verdict:
    return judged(p, reported).years[year].verdict


@pytest.mark.parametrize(
    ("owed", "value", "expected"),
    [
        (">= 20", 20.1, Verdict.EXCEEDED),
        (">= 20", 20, Verdict.MET),
        (">= 20", 19.5, Verdict.NEARLY_MET),
        (">= 20", 19.4, Verdict.MISSED),
        ("> 20", 30, Verdict.MET),
        ("> 20", 20, Verdict.NEARLY_MET),
        ("= 20", 20, Verdict.MET),
        ("= 20", 20.5, Verdict.NEARLY_MET),
        ("= 20", 20.6, Verdict.MISSED),
        ("about 20", 21.1, Verdict.EXCEEDED),
        ("about 20", 21, Verdict.MET),
        ("about 20", 19, Verdict.MET),
        ("about 20", 18.99, Verdict.MISSED),
        ("between 20 30", 30, Verdict.MET),
        ("between 20 30", 19.5, Verdict.NEARLY_MET),
        ("between 20 30", 30.5, Verdict.NEARLY_MET),
        ("between 20 30", 30.6, Verdict.MISSED),
    ],
)
def test_a_year_with_its_own_target_is_held_against_it(owed: str, value: float, expected: Verdict) -> None:
    assert verdict(level((2020, 10), (2025, owed)), (2025, value)) is expected


@pytest.mark.parametrize(
    ("owed", "value", "expected"),
    [
        ("<= 20", 19.9, Verdict.EXCEEDED),
        ("<= 20", 20, Verdict.MET),
        ("<= 20", 20.5, Verdict.NEARLY_MET),
        ("<= 20", 20.6, Verdict.MISSED),
        ("< 20", 10, Verdict.MET),
        ("< 20", 20, Verdict.NEARLY_MET),
        ("about 20", 21, Verdict.MET),
        ("about 20", 18.9, Verdict.EXCEEDED),
        ("about 20", 21.1, Verdict.MISSED),
        ("between 10 20", 20.5, Verdict.NEARLY_MET),
        ("between 10 20", 20.6, Verdict.MISSED),
    ],
)
def test_where_lower_is_better_a_year_is_judged_the_other_way(owed: str, value: float, expected: Verdict) -> None:
    assert verdict(level((2020, 30), (2025, owed), direction=-1), (2025, value)) is expected


@pytest.mark.parametrize(("value", "expected"), [(95, Verdict.NEARLY_MET), (94.9, Verdict.MISSED)])
def test_without_a_way_from_the_baseline_nearly_is_measured_on_the_target(value: float, expected: Verdict) -> None:
    assert verdict(level(None, (2025, ">= 100")), (2025, value)) is expected
    assert verdict(level((2020, 100), (2025, ">= 100")), (2025, value)) is expected
    assert verdict(level((2025, 0), (2025, ">= 100")), (2025, value)) is expected
    broken = judged(level((2020, 99), (2025, ">= 100")), figure(2025, value, breaks=True))
    assert broken.years[2025].verdict is expected


def test_a_target_of_zero_without_a_baseline_is_never_nearly_met() -> None:
    assert verdict(level(None, (2025, "<= 0"), direction=-1), (2025, 0.1)) is Verdict.MISSED


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.NAMED_UNITS])
def test_counted_units_are_never_nearly_met(kind: Kind) -> None:
    p = level(None, (2025, ">= 100"), kind=kind, decimals=0)
    assert verdict(p, units(2025, 99, 200)) is Verdict.MISSED
    assert verdict(p, units(2025, 100, 200)) is Verdict.MET
    assert verdict(p, units(2025, 101, 200)) is Verdict.EXCEEDED


def test_a_milestone_is_met_or_missed_and_has_no_difference() -> None:
    p = level(None, (2025, ">= 1"), kind=Kind.MILESTONE, decimals=0)
    assert verdict(p, stage(2025, DONE)) is Verdict.MET
    a = judged(p, stage(2025, UNDER_WAY))
    assert (a.years[2025].verdict, a.years[2025].difference) == (Verdict.MISSED, None)


def test_coverage_is_compared_without_rounding_k_of_n() -> None:
    third = level(None, (2025, ">= 33.333333333"), kind=Kind.COVERAGE)
    assert verdict(third, units(2025, 1, 3)) is Verdict.MET
    full = level((2020, 50), (2025, ">= 100"), kind=Kind.COVERAGE)
    assert verdict(full, units(2025, 10, 10)) is Verdict.MET
    assert verdict(full, units(2025, 39, 40)) is Verdict.NEARLY_MET
    assert verdict(full, units(2025, 9, 10)) is Verdict.MISSED


def test_a_year_says_how_far_it_is_from_its_target_or_from_its_path() -> None:
    a = judged(level((2020, 10), (2025, ">= 20")), (2024, 17), (2025, 21))
    assert (a.years[2024].expected, a.years[2024].target, a.years[2024].difference) == (18, None, -1)
    assert (a.years[2025].expected, a.years[2025].difference) == (None, 1)


# Against the path.


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (52.6, Verdict.AHEAD),
        (52.5, Verdict.ON_PATH),
        (47.5, Verdict.ON_PATH),
        (47.4, Verdict.BEHIND),
        (-5, Verdict.BEHIND),
    ],
)
def test_a_year_on_the_path_is_cut_at_95_and_105_percent(value: float, expected: Verdict) -> None:
    assert verdict(level((2020, 0), (2030, ">= 100")), (2025, value)) is expected


def test_years_after_the_last_target_are_held_against_a_level_path() -> None:
    a = judged(level((2020, 50), (2024, ">= 100")), (2024, 100), (2025, 100), (2026, 92))
    assert [a.years[y].verdict for y in (2025, 2026)] == [Verdict.ON_PATH, Verdict.BEHIND]
    assert a.years[2026].expected == 100


def test_the_baseline_year_and_years_before_have_no_basis() -> None:
    a = judged(level((2020, 0), (2030, ">= 100")), (2019, 1), (2020, 1))
    assert {a.years[y].verdict for y in (2019, 2020)} == {Verdict.NO_BASIS}


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.NAMED_UNITS])
def test_units_without_a_path_have_no_basis_in_other_years(kind: Kind) -> None:
    assert verdict(level(None, (2030, ">= 2"), kind=kind, decimals=0), units(2025, 1, 2)) is Verdict.NO_BASIS


def test_a_skipped_year_has_no_verdict_but_the_path_says_what_was_expected() -> None:
    a = judged(level((2020, 0), (2030, ">= 100")), (2023, 30), (2025, 50))
    assert (a.years[2024].verdict, a.years[2024].observation, a.years[2024].expected) == (Verdict.NO_BASIS, None, 40)


def test_a_year_of_a_growth_span_is_shown_beside_its_rate_and_not_judged() -> None:
    a = judged(growth("> 10", 2021, 2025), (2020, 3), (2024, 30))
    assert (a.years[2024].verdict, a.years[2024].difference) == (Verdict.IN_SPAN, 20)
    assert (a.years[2020].verdict, a.years[2020].target) == (Verdict.NO_BASIS, None)


def test_a_verdict_on_a_provisional_figure_or_an_estimate_says_so() -> None:
    p = level((2020, 0), (2030, ">= 100"))
    for status, is_provisional in ((FINAL, False), (PROVISIONAL, True), (ESTIMATE, True)):
        assert judged(p, figure(2026, 60, status=status)).years[2026].is_provisional is is_provisional


# The state of the data.

STEADY = promise(target(2030, ">= 100"), base=(2020, 0), first_year=2024)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2024, 12, 31), DataState.NOT_DUE),
        (date(2025, 1, 1), DataState.WAITING),
        (date(2025, 3, 31), DataState.WAITING),
        (date(2025, 4, 1), DataState.OVERDUE),
    ],
)
def test_a_figure_is_awaited_until_31_march_and_overdue_from_1_april(today: date, state: DataState) -> None:
    a = judged(STEADY, today=today)
    assert (a.data, a.years[2024].data) == (state, state)
    assert a.overdue_years == ((2024,) if state is DataState.OVERDUE else ())


@pytest.mark.parametrize(("lag", "last_day"), [(0, date(2024, 12, 31)), (180, date(2025, 6, 29))])
def test_a_stated_publication_lag_replaces_31_march(lag: int, last_day: date) -> None:
    p = replace(STEADY, lag_days=lag)
    assert judged(p, today=last_day).data is not DataState.OVERDUE
    assert judged(p, today=date.fromordinal(last_day.toordinal() + 1)).data is DataState.OVERDUE


@pytest.mark.parametrize(
    ("until", "last_day"),
    [("2025-06-15", date(2025, 6, 15)), ("2025-06", date(2025, 6, 30)), ("2025", date(2025, 12, 31))],
)
def test_a_figure_that_is_said_to_be_awaited_is_overdue_only_after_that_day(until: str, last_day: date) -> None:
    p = replace(STEADY, awaited=((2024, until),))
    assert judged(p, today=last_day).data is DataState.WAITING
    after = judged(p, today=date.fromordinal(last_day.toordinal() + 1))
    assert (after.data, after.years[2024].data) == (DataState.OVERDUE, DataState.OVERDUE)


def test_waiting_never_shortens_what_is_usual_and_says_nothing_of_other_years_or_of_a_figure_that_came() -> None:
    early = replace(STEADY, awaited=((2024, "2025-01"),))
    assert judged(early, today=date(2025, 3, 31)).data is DataState.WAITING
    p = replace(STEADY, awaited=((2025, "2027"),))
    assessment = judged(p, today=date(2026, 5, 1))
    assert (assessment.years[2024].data, assessment.years[2025].data) == (DataState.OVERDUE, DataState.WAITING)
    assert (assessment.data, assessment.overdue_years) == (DataState.OVERDUE, (2024,))
    assert judged(p, (2024, 40), (2025, 50), today=date(2026, 5, 1)).data is DataState.REPORTED


def test_a_commitment_that_is_past_due_waits_while_its_figure_is_awaited() -> None:
    p = replace(promise(target(2025, ">= 100"), base=(2020, 0), first_year=2025), awaited=((2025, "2027"),))
    a = judged(p, today=date(2026, 5, 1))
    assert (a.status, a.data, a.overdue_years) == (Status.DUE_WAITING, DataState.WAITING, ())


def test_reported_not_available_and_overdue_are_told_apart() -> None:
    assert judged(STEADY, (2024, 40), (2025, 50)).data is DataState.REPORTED
    assert judged(STEADY, (2024, 40), gone(2025)).data is DataState.NOT_AVAILABLE
    a = judged(STEADY, gone(2025))
    assert (a.data, a.overdue_years) == (DataState.OVERDUE, (2024,))
    assert a.years[2024].actual is None


def test_the_running_year_owes_nothing_yet_but_may_have_an_estimate() -> None:
    reported = [(2024, 40), (2025, 50)]
    assert judged(STEADY, *reported).years[2026].data is DataState.NOT_DUE
    estimated = judged(STEADY, *reported, figure(2026, 60, status=ESTIMATE))
    assert (estimated.years[2026].data, estimated.data) == (DataState.ESTIMATE_ONLY, DataState.REPORTED)


def test_an_estimate_leaves_a_year_that_is_over_owed() -> None:
    for o in (figure(2025, 50, status=ESTIMATE), replace(figure(2025, 50), cut_off_on="2025-12-13")):
        a = judged(STEADY, (2024, 40), o)
        assert (a.years[2025].data, a.data, a.overdue_years) == (DataState.ESTIMATE_ONLY, DataState.ESTIMATE_ONLY, ())
        assert (a.years[2025].is_tentative, a.state(2025)) == (True, DataState.ESTIMATE_ONLY)
    whole = judged(STEADY, (2024, 40), replace(figure(2025, 50), cut_off_on="2025-12-14"))
    assert (whole.data, whole.years[2025].is_tentative) == (DataState.REPORTED, False)


def test_pace_is_by_the_latest_figure_of_a_whole_year() -> None:
    a = judged(level((2020, 0), (2030, ">= 100")), (2024, 40), replace(figure(2025, 20), cut_off_on="2025-09-30"))
    assert (a.status, a.working.latest and a.working.latest.year) == (Status.ON_TRACK, 2024)
    assert a.years[2025].actual == 20


def test_what_is_done_is_done_whatever_day_it_was_counted_to() -> None:
    p = level(None, (2025, ">= 1"), kind=Kind.MILESTONE, decimals=0)
    assert judged(p, replace(stage(2025, DONE), cut_off_on="2025-06-30")).status is Status.MET


def test_a_correction_that_waits_for_approval_is_marked_as_a_first_figure_is() -> None:
    correction = replace(figure(2025, 60, version=2), review=ReviewState.SUBMITTED)
    a = judged(STEADY, (2025, 50), correction)
    assert (a.years[2025].actual, a.years[2025].submitted, a.years[2025].data) == (50, correction, DataState.REPORTED)
    assert marks(a)[MarkCode.NOT_APPROVED] == 2025
    returned = replace(correction, review=ReviewState.RETURNED)
    assert MarkCode.NOT_APPROVED not in marks(judged(STEADY, (2025, 50), returned))


def test_owed_are_the_years_from_the_first_or_the_spans_to_the_last_targets() -> None:
    assert owed_years(STEADY, STEADY.targets) == range(2024, 2031)
    assert owed_years(STEADY, ()) == range(0)
    p = growth("> 10", 2019, 2025)
    assert owed_years(p, p.targets) == range(2019, 2026)


def test_what_is_done_for_good_owes_no_more_figures_until_it_is_undone() -> None:
    p = level(None, (2030, ">= 1"), kind=Kind.MILESTONE, decimals=0)
    a = judged(p, stage(2023, DONE))
    assert (a.data, a.overdue_years, a.years[2025].data, a.years[2027].data) == (
        DataState.REPORTED,
        (),
        DataState.REPORTED,
        DataState.NOT_DUE,
    )
    assert judged(p, stage(2023, DONE), stage(2024, UNDER_WAY)).overdue_years == (2021, 2022, 2025)


def test_a_published_mean_stands_for_all_years_of_its_span() -> None:
    a = judged(growth("> 10", 2021, 2025), figure(2025, 11, of_span=True))
    assert (a.data, a.overdue_years) == (DataState.REPORTED, ())


def test_work_that_is_not_done_is_not_missed_while_its_year_is_running() -> None:
    open_work = promise(target(2026, ">= 1"), kind=Kind.MILESTONE)
    reported = [stage(2026, UNDER_WAY)]
    assert assess(open_work, reported, date(2026, 12, 31)).years[2026].verdict is Verdict.NO_BASIS
    assert assess(open_work, reported, date(2027, 1, 1)).years[2026].verdict is Verdict.MISSED


# What a chart draws of it.


def test_the_path_runs_year_by_year_from_the_baseline_to_the_last_year() -> None:
    a = judged(level((2020, 40), (2024, ">= 60")), (2021, 44))
    assert a.has_path
    assert a.path == ((2020, 40), (2021, 45), (2022, 50), (2023, 55), (2024, 60))


def test_what_only_has_to_be_kept_has_a_level_path_after_the_baselines_year() -> None:
    a = judged(level((2020, 50), (2023, ">= 40")), (2021, 44))
    assert a.path == ((2021, 40), (2022, 40), (2023, 40))


def test_after_a_break_there_is_no_path_and_the_break_says_why() -> None:
    broken = figure(2022, 47, breaks=True)
    a = judged(level((2020, 40), (2024, ">= 60")), figure(2021, 44), broken)
    assert a.path == ((2020, 40), (2021, 45), (2022, None), (2023, None), (2024, None))
    assert a.breaks == {2022: Reason.SERIES_BROKEN}


def test_a_figure_by_another_method_than_the_one_before_is_a_break() -> None:
    p = replace(level(None, (2024, ">= 60")), methods=((2000, "gso"), (2022, "mic")))
    a = judged(p, figure(2021, 44), figure(2022, 47, method="mic"))
    assert a.breaks == {2022: Reason.METHOD_CHANGED}


def test_an_average_growth_has_a_span_and_no_path() -> None:
    a = judged(growth("> 7", 2021, 2025), (2022, 4.8))
    assert (a.span, a.path, a.has_path) == (range(2021, 2026), (), False)
    assert judged(level(None, (2024, ">= 60")), (2022, 4.8)).span == range(0)
