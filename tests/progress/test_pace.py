"""On the way to a target: pace along the path (line f)."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind
from progress.pace import pace_status
from progress.terms import Baseline, MarkCode, Reason, Status, Verdict
from tests.support.promises import ESTIMATE, figure, judged, level, marks, promise, target, units

TO_2030 = level((2020, 0), (2030, ">= 100"))
BROADBAND = promise(target(2030, ">= 100"), kind=Kind.COVERAGE, base=(2020, 40))


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
        (47.4, Status.AT_RISK),
        (30, Status.AT_RISK),
        (29.9, Status.OFF_TRACK),
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


@pytest.mark.parametrize(("final", "ratio"), [(">= 98.9", None), (">= 99", 0.0)])
def test_what_cannot_be_seen_at_the_last_decimal_is_not_yet_owed(final: str, ratio: float | None) -> None:
    a = judged(level((2020, 98), (2030, final)), (2021, 98))
    assert (a.working.ratio, a.working.expected) == (ratio, 98 if ratio is None else 98.1)


@pytest.mark.parametrize(("value", "status"), [(98.0, Status.ON_TRACK), (97.9, Status.OFF_TRACK)])
def test_while_nothing_has_to_be_gained_the_starting_point_has_to_be_held(value: float, status: Status) -> None:
    a = judged(level((2020, 98), (2030, "> 98.9")), (2021, value))
    assert (a.status, a.working.reason) == (status, Reason.FLAT_PATH)
    assert a.years[2021].verdict is (Verdict.ON_PATH if status is Status.ON_TRACK else Verdict.BEHIND)


def test_a_count_that_owes_nothing_yet_goes_by_the_calendar_and_in_its_year_by_pace() -> None:
    p = level((2020, 0), (2026, ">= 1"), kind=Kind.COUNT, decimals=0)
    a = judged(p, figure(2025, 0))
    assert (a.status, a.working.line, a.working.reason) == (Status.AT_RISK, "h", Reason.DUE_SOON)
    assert judged(p, figure(2026, 0, status=ESTIMATE)).status is Status.OFF_TRACK


def test_a_path_that_asks_for_less_than_the_starting_point_is_held_by_the_coming_target() -> None:
    p = level((2020, 98), (2025, ">= 95"), (2030, ">= 99"))
    assert judged(p, (2023, 95)).status is Status.ON_TRACK
    a = judged(p, (2023, 94.9))
    assert (a.status, a.years[2023].verdict) == (Status.OFF_TRACK, Verdict.BEHIND)
    assert a.years[2023].expected == pytest.approx(96.2)


@pytest.mark.parametrize(
    ("value", "final", "status", "verdict", "is_close"),
    [
        (1.4, 3, Status.ON_TRACK, Verdict.ON_PATH, True),
        (1.3, 3, Status.AT_RISK, Verdict.BEHIND, False),
        (0.4, 1.4, Status.AT_RISK, Verdict.BEHIND, True),
        (0.3, 1.4, Status.OFF_TRACK, Verdict.BEHIND, False),
        (1.5, 3, Status.ON_TRACK, Verdict.ON_PATH, False),
        (1.6, 3, Status.ON_TRACK, Verdict.AHEAD, False),
    ],
)
def test_a_figure_that_rounding_alone_puts_below_a_cut_point_is_a_close_call(
    value: float, final: float, status: Status, verdict: Verdict, is_close: bool
) -> None:
    a = judged(level((2020, 0), (2030, f">= {final}")), (2025, value))
    assert (a.status, a.years[2025].verdict, MarkCode.CLOSE_CALL in marks(a)) == (status, verdict, is_close)


def test_what_is_counted_is_never_a_close_call() -> None:
    p = promise(target(2030, ">= 30"), kind=Kind.COVERAGE, base=(2020, 0), decimals=0)
    assert marks(judged(p, (2025, 14))) == {}
    assert marks(judged(replace(p, kind=Kind.LEVEL), (2025, 14))) == {MarkCode.CLOSE_CALL: None}


@pytest.mark.parametrize(("part", "whole", "expected", "ratio"), [(0, 2, 50, 0), (5, 10, 50, 1), (94, 94, 100, 2)])
def test_a_coverage_owes_whole_units(part: int, whole: int, expected: float, ratio: float) -> None:
    p = promise(target(2030, ">= 100"), kind=Kind.COVERAGE, base=(2019, 0))
    a = judged(p, units(2025, part, whole))
    assert a.years[2025].expected == pytest.approx(expected if whole < 94 else 100 * 51 / 94)
    if part < whole:
        assert a.working.ratio == ratio


def test_a_path_in_steps_owes_nothing_before_the_next_targets_year() -> None:
    p = replace(level((2020, 10), (2025, ">= 20"), (2030, ">= 40")), in_steps=True)
    a = judged(p, (2023, 10), (2025, 20), (2026, 20))
    assert [a.years[year].expected for year in (2023, 2026)] == [10, 20]
    assert (a.status, a.working.line) == (Status.ON_TRACK, "f")
    before = judged(p, (2023, 10), today=date(2024, 6, 1))
    assert (before.status, before.working.line, before.years[2023].verdict) == (
        Status.NOT_STARTED,
        "h",
        Verdict.ON_PATH,
    )
    assert judged(p, (2023, 11), today=date(2024, 6, 1)).status is Status.UNDER_WAY
    assert judged(p, (2024, 11), today=date(2025, 10, 1)).status is Status.AT_RISK


def test_a_band_is_reached_at_its_near_edge_and_left_beyond_its_far_one() -> None:
    p = level((2020, 10), (2030, "between 20 24"))
    assert judged(p, (2025, 15)).working.ratio == 1
    falling = level((2020, 40), (2030, "between 20 24"), direction=-1)
    assert judged(falling, (2025, 32)).working.ratio == 1
    assert judged(falling, (2025, 0)).status is Status.OFF_TRACK
    exact = level((2020, 10), (2030, "= 20"))
    assert [judged(exact, (2025, value)).status for value in (20, 24, 40)] == [
        Status.MET,
        Status.ON_TRACK,
        Status.OFF_TRACK,
    ]


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
    assert judged(p, estimate, today=date(2027, 1, 1)).status is Status.ON_TRACK
    assert judged(p, (2026, 59), today=date(2027, 1, 1)).status is Status.AT_RISK


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
    due = level((2020, 0), (2023, ">= 40"), (2030, ">= 100"))
    for value, status in ((45, Status.ON_TRACK), (38, Status.AT_RISK), (37, Status.OFF_TRACK)):
        a = judged(due, figure(2024, value, breaks=True))
        assert (a.status, a.working.reason, a.working.broken) == (status, Reason.LAST_DUE_TARGET, Reason.SERIES_BROKEN)
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


def test_a_target_of_the_running_year_has_not_been_due() -> None:
    p = level(None, (2026, ">= 20"), (2030, ">= 30"))
    assert judged(p, figure(2026, 18, status=ESTIMATE)).status is Status.NO_BASIS
    assert judged(p, (2026, 18), today=date(2027, 1, 1)).status is Status.OFF_TRACK


def test_rounding_that_changes_nothing_is_no_close_call() -> None:
    p = level((2020, 0), (2024, ">= 10"), (2030, ">= 10.6"), decimals=0)
    a = judged(p, (2024, 9))
    assert (a.status, MarkCode.CLOSE_CALL in marks(a)) == (Status.AT_RISK, False)


def test_an_amount_beyond_a_band_is_shown_as_what_it_is_judged_as() -> None:
    a = judged(level((2020, 10), (2030, "between 15 20")), (2024, 21))
    assert (a.working.actual, a.working.judged, a.working.ratio) == (21, 14, 2)


def test_an_estimate_makes_no_miss_good() -> None:
    p = level((2020, 0), (2025, ">= 50"), (2030, ">= 100"))
    a = judged(p, (2025, 49), figure(2026, 60, status=ESTIMATE))
    assert (a.status, marks(a).get(MarkCode.INTERIM_MISSED)) == (Status.AT_RISK, 2025)


def test_a_restated_baseline_is_compared_from_its_series_on() -> None:
    methods = ((2000, "old"), (2021, "gso"))
    p = promise(target(2030, ">= 100"), base=(2020, 50), methods=methods)
    restated = replace(p, baseline=Baseline(2020, 50, "gso", 2021))
    old, new = figure(2020, 40, method="old"), figure(2024, 80)
    for baseline in (restated.baseline, Baseline(2020, 50, "gso", 2020)):
        assert judged(replace(p, baseline=baseline), old, new).status is Status.ON_TRACK
    broken = replace(p, baseline=Baseline(2020, 50, "gso", 2023))
    assert judged(broken, figure(2023, 70, breaks=True), (2024, 80)).status is Status.ON_TRACK
    assert judged(broken, figure(2024, 80, breaks=True)).status is Status.NO_BASIS
