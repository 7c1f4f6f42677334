"""The sums of the rule: which target and figure count, comparing, the path, growth, and what can come out."""

from dataclasses import replace
from datetime import date

import pytest

from models import Comparator, Kind, ReviewState, Stage, ToleranceUnit
from progress.arithmetic import mean_growth, required_growth
from progress.dates import expected_by, last_day
from progress.doubts import Doubt, Plausibility, doubts
from progress.figures import amount, of_record
from progress.status import pace_status
from progress.targets import in_force, meets, path
from progress.terms import Assessment, Baseline, DataState, MarkCode, Observation, Status, Target, Verdict
from tests.support.promises import (
    DONE,
    ESTIMATE,
    NOT_AVAILABLE,
    NOT_STARTED,
    TODAY,
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

# Comparing.


@pytest.mark.parametrize(
    ("owed", "direction", "holds", "fails"),
    [
        (">= 20", 1, 20, 19.999999999),
        ("> 20", 1, 20.000000001, 20),
        ("= 20", 1, 20, 20.000000001),
        ("<= 20", -1, 20, 20.000000001),
        ("< 20", -1, 19.999999999, 20),
        ("about 20", 1, 19, 18.999999999),
        ("about 20", -1, 21, 21.000000001),
        ("about -20", 1, -21, -21.000000001),
        ("between 20 30", 1, 20, 19.999999999),
        ("between 20 30", 1, 30, 30.000000001),
    ],
)
def test_a_comparator_holds_on_its_bound_and_fails_just_beyond(
    owed: str, direction: int, holds: float, fails: float
) -> None:
    assert meets(target(2025, owed), direction, holds)
    assert not meets(target(2025, owed), direction, fails)


def test_numbers_are_compared_after_rounding_to_nine_places() -> None:
    assert meets(target(2025, ">= 0.3"), 1, 0.1 + 0.2)
    assert not meets(target(2025, "> 0.3"), 1, 0.1 + 0.2)
    assert meets(target(2025, "= 20"), 1, 20.0000000004)


def test_about_has_no_bound_on_the_good_side() -> None:
    assert meets(target(2025, "about 20"), 1, 500)
    assert meets(target(2025, "about 20"), -1, -500)


@pytest.mark.parametrize(
    ("tolerance", "unit", "lowest"),
    [
        (None, None, 19),
        (0, ToleranceUnit.MEASURE, 20),
        (2, ToleranceUnit.MEASURE, 18),
        (2, ToleranceUnit.PERCENT, 19.6),
    ],
)
def test_the_tolerance_of_about_is_in_the_measure_or_in_percent_else_5_percent(
    tolerance: int | None, unit: ToleranceUnit | None, lowest: float
) -> None:
    t = target(2025, "about 20", tolerance=tolerance, unit=unit)
    assert meets(t, 1, lowest)
    assert not meets(t, 1, lowest - 0.001)


@pytest.mark.parametrize(("part", "whole"), [(1, 3), (2, 3), (7, 11), (94, 94), (5, 7)])
def test_coverage_is_compared_as_100_k_against_t_n(part: int, whole: int) -> None:
    share = 100 * part / whole
    assert meets(Target(2025, Comparator.AT_LEAST, share), 1, share, whole)
    assert not meets(Target(2025, Comparator.MORE_THAN, share), 1, share, whole)
    assert not meets(Target(2025, Comparator.AT_LEAST, share), 1, 100 * (part - 1) / whole, whole)


# Which figure, which target.


def test_the_amount_of_a_figure_is_a_number_in_the_unit_of_measure() -> None:
    assert amount(Kind.LEVEL, figure(2025, 12.87)) == 12.87
    assert amount(Kind.COVERAGE, units(2025, 9, 10)) == 90
    assert amount(Kind.COVERAGE, figure(2025, 90)) == 90
    assert amount(Kind.COUNT, units(2025, 3, 7)) == 3
    assert amount(Kind.COUNT, figure(2025, 3)) == 3
    assert amount(Kind.NAMED_UNITS, units(2025, 1, 2)) == 1
    assert [amount(Kind.MILESTONE, stage(2025, s)) for s in Stage] == [0, 0, 1]
    assert {amount(kind, gone(2025)) for kind in Kind} == {None}
    assert amount(Kind.LEVEL, figure(2025, 0)) == 0


def test_the_latest_version_by_the_method_of_record_counts() -> None:
    p = promise(methods=((2023, "ministry"), (2000, "gso")))
    reported = [
        figure(2022, 12.83, version=2),
        figure(2022, 12.67),
        figure(2022, 14.26, method="ministry"),
        figure(2023, 15, method="ministry"),
        figure(2023, 12.87, version=5),
        figure(2024, 7, of_span=True, method="ministry"),
    ]
    assert {y: o.value for y, o in of_record(p, reported).items()} == {2022: 12.83, 2023: 15}
    assert {y: o.value for y, o in of_record(p, reported, of_span=True).items()} == {2024: 7}
    assert [p.method_of_record(year) for year in (1999, 2022, 2023)] == ["gso", "gso", "ministry"]


def test_a_figure_taken_back_does_not_let_the_older_version_return() -> None:
    taken_back = figure(2025, status=NOT_AVAILABLE, version=2)
    assert judged(level(None, (2025, ">= 1")), figure(2025, 5), taken_back).status is Status.DUE_NO_FIGURE


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 31)),
        ("2024-02-10", date(2024, 2, 10)),
        ("9999", date(9999, 12, 31)),
    ],
)
def test_the_last_day_that_a_partial_date_can_mean(partial: str, day: date) -> None:
    assert last_day(partial) == day


@pytest.mark.parametrize(
    ("decided", "counts"),
    [
        (None, True),
        ("2026-11-22", True),
        ("2026-11-23", False),
        ("2026-11", True),
        ("2026-12", False),
        ("2026", True),
        ("2027", False),
    ],
)
def test_a_changed_target_counts_from_its_decision(decided: str | None, counts: bool) -> None:
    old, new = target(2030, ">= 100"), target(2030, ">= 80", version=2, decided=decided)
    assert in_force([new, old], TODAY) == ((new,) if counts else (old,))


@pytest.mark.parametrize(("decided", "counts"), [("2025-12-31", True), ("2025", True), ("2026-01-01", False)])
def test_a_change_decided_after_the_due_year_never_counts_for_it(decided: str, counts: bool) -> None:
    old, new = target(2025, ">= 100"), target(2025, ">= 80", version=2, decided=decided)
    assert in_force([old, new], TODAY) == ((new,) if counts else (old,))
    withdrawn = target(2025, ">= 100", version=2, decided=decided, withdrawn=True)
    assert in_force([old, withdrawn], TODAY) == (() if counts else (old,))


def test_targets_in_force_are_in_order_of_their_years() -> None:
    first, last = target(2025, ">= 1"), target(2030, ">= 2", decided="2019-09-27")
    assert in_force([last, first], TODAY) == (first, last)


# The path, days, and what is far.

TWO_STEPS = (target(2025, ">= 20"), target(2030, ">= 30"))


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, None), (2020, 10), (2021, 12), (2025, 20), (2026, 22), (2030, 30), (2040, 30), (2022.5, 15)],
)
def test_the_path_is_straight_between_targets_and_level_after_the_last(year: float, expected: int | None) -> None:
    assert path(Baseline(2020, 10, "gso"), TWO_STEPS, year) == expected


def test_there_is_no_path_without_a_baseline_or_without_a_target_after_it() -> None:
    assert path(None, TWO_STEPS, 2025) is None
    assert path(Baseline(2020, 10, "gso"), (), 2025) is None
    assert path(Baseline(2030, 10, "gso"), TWO_STEPS, 2031) is None
    assert path(Baseline(2025, 10, "gso"), TWO_STEPS, 2026) == 14


def test_the_path_to_a_band_leads_to_its_nearest_end() -> None:
    band = (target(2030, "between 10 20"),)
    assert [path(Baseline(2020, b, "gso"), band, 2025) for b in (0, 15, 50)] == [5, 15, 35]
    falling = level((2020, 50), (2030, "between 10 20"), direction=-1)
    assert judged(falling, (2025, 35)).status is Status.ON_TRACK


def test_a_figure_is_expected_by_31_march_or_after_the_stated_lag() -> None:
    assert expected_by(2025, None) == date(2026, 3, 31)
    assert expected_by(2025, 0) == date(2025, 12, 31)
    assert expected_by(2023, 60) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("value", "last", "decimals", "far"),
    [
        (130, 100, 0, False),
        (130.1, 100, 1, True),
        (70, 100, 0, False),
        (69.9, 100, 1, True),
        (-130, -100, 0, False),
        (10, 0, 0, False),
        (11, 0, 0, True),
        (1, 0, 1, False),
        (1.1, 0, 1, True),
    ],
)
def test_a_figure_is_far_beyond_30_percent_and_ten_units_of_the_last_decimal(
    value: float, last: int, decimals: int, far: bool
) -> None:
    assert (Doubt.FAR_FROM_LAST in doubts(value, last, None, Plausibility(decimals))) is far


@pytest.mark.parametrize(
    ("ratio", "status"),
    [(0.95, Status.ON_TRACK), (0.949999999, Status.AT_RISK), (0.6, Status.AT_RISK), (0.599999999, Status.OFF_TRACK)],
)
def test_the_cut_points_of_pace(ratio: float, status: Status) -> None:
    assert pace_status(ratio) is status


# Growth.


def test_the_mean_of_rates_is_geometric() -> None:
    assert mean_growth([10] * 5) == 10
    assert mean_growth([100, -50]) == 0
    assert round(mean_growth([4.80, 3.65, 5.88]) or 0, 2) == 4.77
    assert mean_growth([]) is None


def test_required_growth_makes_up_for_the_years_known() -> None:
    assert required_growth(10, [], 5) == 10
    assert required_growth(10, [10, 10], 3) == 10
    assert required_growth(10, [0], 1) == 21
    assert required_growth(7, [4.80, 3.65], 2) == pytest.approx(
        ((1.07**4 / (1.048 * 1.0365)) ** 0.5 - 1) * 100, abs=1e-9
    )
    assert required_growth(10, [10], 0) is None


@pytest.mark.parametrize("rate", [-100, -150])
def test_rates_that_leave_nothing_are_refused(rate: int) -> None:
    with pytest.raises(ValueError, match="-100"):
        mean_growth([5, rate])
    with pytest.raises(ValueError, match="-100"):
        required_growth(10, [rate], 2)
    assert mean_growth([-99.9]) == -99.9


# What can come out.

S = Status


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
        (Kind.LEVEL, {S.DUE_THIS_YEAR, S.UNDER_WAY, S.NOT_STARTED}),
        (Kind.COVERAGE, {S.DUE_THIS_YEAR, S.UNDER_WAY, S.NOT_STARTED}),
        (Kind.AVERAGE_GROWTH, {S.DUE_THIS_YEAR, S.UNDER_WAY, S.NOT_STARTED}),
        (Kind.COUNT, {S.ON_TRACK, S.OFF_TRACK}),
        (Kind.NAMED_UNITS, {S.ON_TRACK, S.OFF_TRACK}),
        (Kind.MILESTONE, {S.ON_TRACK, S.OFF_TRACK}),
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
        judged(promise(target(2030, ">= 9"), first_year=2025), gone(2025)),
        judged(promise(target(2030, ">= 9"), first_year=2025), replace(figure(2025, 4), review=ReviewState.SUBMITTED)),
    ]
    all_of_them = [*special, *(a for kind in Kind for a in outcomes(kind))]
    years = [v for a in all_of_them for v in a.years.values()]
    assert {code for a in all_of_them for code in marks(a)} == set(MarkCode)
    assert {v.verdict for v in years} == set(Verdict)
    assert {v.data for v in years} == {a.data for a in all_of_them} == set(DataState)
