"""Every status, verdict, mark and state of the data that an assessment can come to."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind, ReviewState
from progress.terms import Assessment, DataState, MarkCode, Observation, Reason, Status, Verdict
from tests.support.promises import (
    DONE,
    ESTIMATE,
    NOT_STARTED,
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


def outcomes(kind: Kind) -> list[Assessment]:
    """Many cases of one kind: few or many figures, on many days."""
    p = {
        Kind.LEVEL: level((2022, 0), (2024, ">= 2"), (2026, ">= 4")),
        Kind.COVERAGE: level((2022, 0), (2024, ">= 50"), (2026, ">= 100"), kind=kind),
        Kind.AVERAGE_GROWTH: growth("> 2.5", 2023, 2026),
        Kind.COUNT: level(None, (2026, ">= 4"), kind=kind, decimals=0),
        Kind.NAMED_UNITS: level(None, (2026, ">= 4"), kind=kind, decimals=0),
        Kind.MILESTONE: level(None, (2026, ">= 1"), kind=kind, decimals=0),
    }[kind]

    def coverage(year: int, k: int) -> Observation:
        if kind is Kind.MILESTONE:
            return stage(year, (NOT_STARTED, UNDER_WAY, UNDER_WAY, UNDER_WAY, DONE)[k])
        return figure(year, k) if kind in (Kind.LEVEL, Kind.AVERAGE_GROWTH) else units(year, k, 4)

    series = [[coverage(2022 + i, min(4, i * step)) for i in range(n)] for n in range(7) for step in range(5)]
    fallen = [[coverage(2023, 4), coverage(2024, 1)], [coverage(2024, 2), coverage(2025, 2)]]
    days = [date(y, m, 1) for y in range(2023, 2029) for m in (2, 11)]
    return [judged(p, *some, today=day) for some in series + fallen for day in days]


@pytest.mark.parametrize(
    ("kind", "never"),
    [
        (Kind.LEVEL, {Status.DUE_THIS_YEAR, Status.UNDER_WAY, Status.NOT_STARTED}),
        (Kind.COVERAGE, {Status.DUE_THIS_YEAR, Status.UNDER_WAY, Status.NOT_STARTED}),
        (Kind.AVERAGE_GROWTH, {Status.DUE_THIS_YEAR, Status.UNDER_WAY, Status.NOT_STARTED}),
        (Kind.COUNT, {Status.NO_BASIS, Status.OFF_TRACK}),
        (Kind.NAMED_UNITS, {Status.NO_BASIS, Status.ON_TRACK, Status.OFF_TRACK}),
        (Kind.MILESTONE, {Status.NO_BASIS, Status.ON_TRACK, Status.OFF_TRACK}),
    ],
)
def test_each_kind_reaches_its_statuses_and_no_others(kind: Kind, never: set[Status]) -> None:
    assert {a.status for a in outcomes(kind)} == set(Status) - never


def test_every_verdict_mark_and_state_of_the_data_comes_about() -> None:
    special = [
        judged(level(None, (2030, ">= 9")), (2020, 1), figure(2025, 4, status=ESTIMATE), gone(2024)),
        judged(level((2020, 0), (2024, ">= 100")), (2024, 99), (2025, 100)),
        judged(level((2020, 0), (2024, ">= 100")), (2024, 100), (2025, 99), (2023, 80)),
        judged(level((2020, 0), (2030, ">= 100")), (2024, -1), (2023, 29)),
        judged(growth("> 2", 2024, 2028), (2025, 3)),
        judged(level((2020, 0), (2030, ">= 3")), (2025, 1.4)),
        judged(promise(target(2030, ">= 9"), first_year=2025), figure(2025, 1, status=ESTIMATE)),
        judged(level(None, (2030, ">= 100"), kind=Kind.COVERAGE), replace(units(2025, 9, 10), unknown=1)),
        judged(promise(target(2030, ">= 9"), first_year=2025), gone(2025)),
        judged(promise(target(2030, ">= 9"), first_year=2025), replace(figure(2025, 4), review=ReviewState.SUBMITTED)),
    ]
    all_of_them = [*special, *(a for kind in Kind for a in outcomes(kind))]
    years = [v for a in all_of_them for v in a.years.values()]
    assert {code for a in all_of_them for code in marks(a)} == set(MarkCode)
    assert {v.verdict for v in years} == set(Verdict)
    assert {v.data for v in years} == {a.data for a in all_of_them} == set(DataState)


def test_a_starting_point_of_which_units_are_not_known_is_counted_both_ways() -> None:
    p = level(None, (2030, ">= 100"), kind=Kind.COVERAGE)
    first, last = units(2022, 2, 10), units(2025, 7, 10)
    a = judged(p, replace(first, unknown=6), last)
    assert (a.status, a.working.reason, marks(a)[MarkCode.UNITS_UNKNOWN]) == (
        Status.NO_BASIS,
        Reason.UNITS_UNKNOWN,
        2022,
    )
    low, high = judged(p, first, last), judged(p, replace(first, part=8), last)
    assert (low.status, high.status) == (Status.ON_TRACK, Status.OFF_TRACK)
    same = judged(p, replace(first, unknown=1), last)
    assert (same.status, MarkCode.UNITS_UNKNOWN in marks(same)) == (Status.ON_TRACK, False)


def test_what_units_not_known_may_undo_is_not_done_for_a_year_that_has_no_figure() -> None:
    p = level(None, (2025, "= 0"), kind=Kind.NAMED_UNITS)
    a = judged(p, replace(units(2024, 0, 1), unknown=1))
    assert a.status in (Status.DUE_NO_FIGURE, Status.DUE_WAITING)
    assert a.has_mark(MarkCode.UNITS_UNKNOWN)
    assert judged(p, units(2024, 0, 1)).status is Status.MET


def test_an_interim_target_that_units_not_known_may_have_met_is_not_said_to_be_missed() -> None:
    p = level((2020, 0), (2024, ">= 60"), (2030, ">= 62"), kind=Kind.COVERAGE)
    a = judged(p, replace(units(2024, 5, 10), unknown=1), units(2025, 58, 100))
    assert (a.status, marks(a)) == (Status.NO_BASIS, {MarkCode.UNITS_UNKNOWN: 2024})


def test_three_years_of_nine_months_alone_leave_a_status_to_the_figure_before() -> None:
    nine_months = [replace(figure(year, 9), cut_off_on=f"{year}-09-30") for year in (2023, 2024, 2025)]
    a = judged(level((2020, 0), (2030, ">= 100")), (2022, 30), *nine_months)
    assert marks(a)[MarkCode.STALE] == 2022


def test_of_two_verdicts_the_modest_one_counts_whichever_way_is_better() -> None:
    p = level(None, (2024, "<= 10"), kind=Kind.COVERAGE, direction=-1)
    assert judged(p, replace(units(2024, 0, 10), unknown=1)).years[2024].verdict is Verdict.MET
