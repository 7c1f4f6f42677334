"""On the way to a target: pace along the path (line f), and average growth (line g)."""

from datetime import date

import pytest

from models import Kind
from progress.status import pace_status
from progress.terms import MarkCode, Reason, Status, Verdict
from tests.support.promises import (
    ESTIMATE,
    PROVISIONAL,
    Reported,
    figure,
    gone,
    growth,
    judged,
    level,
    marks,
    promise,
    target,
    units,
)

TO_2030 = level((2020, 0), (2030, ">= 100"))
BROADBAND = promise(target(2030, ">= 100"), kind=Kind.COVERAGE, base=(2020, 40))
FASTER = growth("> 10", 2021, 2025)


# f: pace along the path.


@pytest.mark.parametrize(
    ("ratio", "status"),
    [(0.95, Status.ON_TRACK), (0.949999999, Status.AT_RISK), (0.6, Status.AT_RISK), (0.599999999, Status.OFF_TRACK)],
)
def test_the_cut_points_of_pace(ratio: float, status: Status) -> None:
    assert pace_status(ratio) is status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (47.5, Status.ON_TRACK),
        (47.49, Status.AT_RISK),
        (30, Status.AT_RISK),
        (29.99, Status.OFF_TRACK),
        (0, Status.OFF_TRACK),
    ],
)
def test_pace_is_cut_at_95_and_60_percent_of_the_expected_way(value: float, status: Status) -> None:
    a = judged(TO_2030, (2025, value))
    assert (a.status, a.working.expected, marks(a)) == (status, 50, {})


def test_a_figure_worse_than_the_baseline_is_moving_away() -> None:
    assert marks(judged(TO_2030, (2025, -0.1))) == {MarkCode.MOVING_AWAY: None}


def test_pace_holds_across_a_change_of_sign_and_a_target_of_zero() -> None:
    deficit = level((2020, -10), (2030, ">= 10"))
    assert judged(deficit, (2025, -0.5)).working.ratio == 0.95
    assert judged(deficit, (2025, 0)).status is Status.ON_TRACK
    assert judged(level((2020, -10), (2030, ">= 0")), (2025, -8)).status is Status.OFF_TRACK
    assert judged(level((2020, 8), (2030, "<= 0"), direction=-1), (2025, 4)).status is Status.ON_TRACK


@pytest.mark.parametrize(("target_value", "ratio"), [("100", None), ("100.1", 0.0)])
def test_exactly_two_units_are_flat_and_more_are_not(target_value: str, ratio: float | None) -> None:
    p = level((2020, 98), (2030, f">= {target_value}"))
    assert judged(p, (2021, 98)).working.ratio == ratio


def test_a_flat_path_holds_the_comparator_against_the_baseline() -> None:
    p = level((2020, 98), (2030, "> 100"))
    assert judged(p, (2021, 98.0)).status is Status.OFF_TRACK
    assert judged(p, (2021, 98.1)).status is Status.ON_TRACK


def test_in_the_targets_own_year_a_flat_path_asks_for_the_target_itself() -> None:
    p = level((2020, 0), (2026, ">= 1"), kind=Kind.COUNT, decimals=0)
    assert judged(p, figure(2025, 0)).status is Status.ON_TRACK
    assert judged(p, figure(2026, 0, status=ESTIMATE)).status is Status.OFF_TRACK


def test_a_path_that_asks_for_less_than_the_baseline_is_held_against_itself() -> None:
    p = level((2020, 98), (2025, ">= 95"), (2030, ">= 99"))
    assert judged(p, (2023, 96.3)).status is Status.ON_TRACK
    a = judged(p, (2023, 96.1))
    assert (a.status, a.years[2023].verdict) == (Status.OFF_TRACK, Verdict.BEHIND)
    assert a.years[2023].expected == pytest.approx(96.2)


def test_a_missed_interim_target_allows_at_best_at_risk_until_it_is_made_good() -> None:
    p = level((2020, 0), (2024, ">= 40"), (2030, ">= 100"))
    a = judged(p, (2024, 39.9))
    assert (a.status, marks(a)) == (Status.AT_RISK, {MarkCode.INTERIM_MISSED: 2024})
    assert judged(p, (2024, 39.9), (2025, 49)).status is Status.ON_TRACK
    assert judged(p, (2024, 10), (2025, 20)).status is Status.OFF_TRACK


def test_an_interim_target_of_the_running_year_is_not_missed_yet() -> None:
    p = level((2020, 0), (2026, ">= 60"), (2030, ">= 100"))
    estimate = figure(2026, 59, status=ESTIMATE)
    assert judged(p, estimate).status is Status.ON_TRACK
    assert judged(p, estimate, today=date(2027, 1, 1)).status is Status.AT_RISK


def test_an_interim_target_without_a_figure_is_not_called_missed() -> None:
    p = level((2020, 0), (2024, ">= 40"), (2030, ">= 100"))
    assert judged(p, (2023, 30), (2025, 50)).status is Status.ON_TRACK


def test_without_a_baseline_the_first_figure_serves_and_is_marked() -> None:
    a = judged(level(None, (2030, ">= 100")), (2020, 0), (2025, 47.5))
    assert (a.status, a.baseline_is_derived, marks(a)) == (Status.ON_TRACK, True, {MarkCode.DERIVED_BASELINE: 2020})


@pytest.mark.parametrize(("value", "status"), [(40, Status.ON_TRACK), (38, Status.AT_RISK), (37.9, Status.OFF_TRACK)])
def test_a_single_figure_is_judged_by_the_last_due_target(value: float, status: Status) -> None:
    p = level(None, (2024, ">= 40"), (2030, ">= 100"))
    a = judged(p, (2025, value))
    assert (a.status, a.working.reason) == (status, Reason.LAST_DUE_TARGET)


def test_a_single_figure_before_any_target_is_due_has_no_basis() -> None:
    p = level(None, (2024, ">= 40"), (2030, ">= 100"))
    assert judged(p, (2023, 50)).working.reason is Reason.NOTHING_DUE
    a = judged(TO_2030, (2020, 1))
    assert (a.status, a.working.reason) == (Status.NO_BASIS, Reason.ONLY_BASELINE)


def test_pace_is_never_computed_across_a_break_of_the_series() -> None:
    for reported in ([figure(2024, 45, breaks=True)], [figure(2023, 30, breaks=True), figure(2024, 45)]):
        a = judged(TO_2030, *reported)
        assert (a.status, a.working.reason) == (Status.NO_BASIS, Reason.SERIES_BROKEN)
        assert a.years[2024].verdict is Verdict.NO_BASIS
    assert judged(TO_2030, figure(2020, 0, breaks=True), (2024, 45)).status is Status.ON_TRACK


def test_pace_is_never_computed_across_a_change_of_method_until_the_baseline_is_restated() -> None:
    methods = ((2000, "gso"), (2023, "ministry"))
    reported = [figure(2022, 20), figure(2024, 45, method="ministry")]
    a = judged(promise(target(2030, ">= 100"), base=(2020, 0), methods=methods), *reported)
    assert (a.status, a.working.reason) == (Status.NO_BASIS, Reason.METHOD_CHANGED)
    restated = promise(target(2030, ">= 100"), base=(2022, 25), methods=methods, base_method="ministry")
    assert judged(restated, *reported).status is Status.ON_TRACK


def test_coverage_is_paced_by_its_share() -> None:
    assert judged(BROADBAND, units(2025, 7, 10)).status is Status.ON_TRACK
    assert judged(BROADBAND, units(2025, 6, 10)).working.ratio == pytest.approx(2 / 3)
    assert judged(BROADBAND, units(2025, 10, 10)).status is Status.MET


# g: average growth.


@pytest.mark.parametrize(("rate", "status"), [(10.0, Status.MISSED), (10.01, Status.MET)])
def test_five_years_of_exactly_10_percent_are_not_more_than_10(rate: float, status: Status) -> None:
    a = judged(FASTER, *((y, rate) for y in range(2021, 2026)))
    assert (a.status, a.working.line, a.working.mean) == (status, "b", rate)
    at_least = judged(growth(">= 10", 2021, 2025), *((y, rate) for y in range(2021, 2026)))
    assert at_least.status is Status.MET


@pytest.mark.parametrize(
    ("rate", "required", "status"),
    [(10.01, 9.99, Status.ON_TRACK), (5.21739131, 15.0, Status.AT_RISK), (5.2, 15.02, Status.OFF_TRACK)],
)
def test_growth_is_at_risk_while_the_years_to_come_need_at_most_half_more(
    rate: float, required: float, status: Status
) -> None:
    a = judged(growth("> 10", 2025, 2026), (2025, rate))
    assert (a.status, round(a.working.required or 0, 2)) == (status, required)
    assert (a.working.line, a.working.coming_years) == ("g", (2026,))


def test_past_years_without_a_rate_are_taken_as_promised_and_said_so() -> None:
    a = judged(growth("> 10", 2023, 2027), (2023, 8), (2025, 11))
    assert (a.working.known_years, a.working.assumed_years, a.working.coming_years) == (
        (2023, 2025),
        (2024,),
        (2026, 2027),
    )
    assert a.working.required == pytest.approx(((1.1**4 / (1.08 * 1.11)) ** 0.5 - 1) * 100)
    assert marks(a) == {MarkCode.YEARS_ASSUMED: None}


def test_an_estimate_of_the_last_running_year_settles_nothing_before_it_is_over() -> None:
    rates: list[Reported] = [*((y, 11) for y in range(2022, 2026)), figure(2026, 9.9, status=ESTIMATE)]
    p = growth("> 10", 2022, 2026)
    a = judged(p, *rates)
    assert (a.status, marks(a)) == (Status.ON_TRACK, {MarkCode.PROVISIONAL: 2026})
    assert judged(p, *rates[:-1], figure(2026, 0, status=ESTIMATE)).status is Status.OFF_TRACK
    assert judged(p, *rates, today=date(2027, 1, 1)).status is Status.MET


def test_a_provisional_rate_inside_the_span_makes_the_mean_provisional() -> None:
    rates: list[Reported] = [figure(2021, 12, status=PROVISIONAL), *((y, 12) for y in range(2022, 2026))]
    assert marks(judged(FASTER, *rates)) == {MarkCode.PROVISIONAL: 2021}


def test_rates_outside_the_span_say_nothing_of_it() -> None:
    assert judged(FASTER, (2019, 20), (2026, 20)).status is Status.DUE_NO_FIGURE
    a = judged(growth("> 10", 2026, 2030), (2025, 20))
    assert (a.status, a.working.reason, a.years[2025].verdict) == (
        Status.NO_BASIS,
        Reason.YEARS_MISSING,
        Verdict.NO_BASIS,
    )


@pytest.mark.parametrize(("mean", "status"), [(10.0, Status.MISSED), (10.1, Status.MET)])
def test_a_published_mean_of_the_span_decides(mean: float, status: Status) -> None:
    a = judged(FASTER, (2024, 3), figure(2025, mean, of_span=True))
    assert (a.status, a.working.reason, a.working.line) == (status, Reason.PUBLISHED_MEAN, "b")
    early = judged(growth("> 10", 2024, 2028), figure(2028, mean, of_span=True))
    assert early.status is (Status.ON_TRACK if mean > 10 else Status.OFF_TRACK)


def test_a_published_mean_that_will_not_exist_decides_nothing() -> None:
    taken_back = figure(2025, of_span=True, status=gone(2025).status, version=2)
    a = judged(FASTER, (2024, 3), figure(2025, 12, of_span=True), taken_back)
    assert a.status is Status.DUE_NO_FIGURE


def test_falling_rates_are_judged_by_the_direction() -> None:
    p = promise(target(2026, "<= 5"), kind=Kind.AVERAGE_GROWTH, span=(2025, 2026), direction=-1)
    assert judged(p, (2025, 5)).status is Status.ON_TRACK
    assert judged(p, (2025, 7)).status is Status.AT_RISK
    assert judged(p, (2025, 8)).status is Status.OFF_TRACK


def test_a_published_mean_counts_only_under_the_last_year_of_its_span() -> None:
    assert judged(FASTER, figure(2023, 12, of_span=True)).status is Status.DUE_NO_FIGURE
    assert judged(FASTER, figure(2025, 12, of_span=True)).status is Status.MET
