"""The examples that the rule is checked against, by number; a reader can follow each by hand."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind
from progress.terms import DataState, MarkCode, Status, Verdict
from tests.support.promises import figure, growth, judged, level, marks, promise, target, units

ONE_WARD = level((2022, 0), (2025, ">= 1"), kind=Kind.COUNT, decimals=0)


def test_01_a_fall_from_40_to_30_on_the_way_to_10_is_at_risk() -> None:
    a = judged(level((2020, 40), (2030, "<= 10"), direction=-1), (2025, 30))
    assert (a.status, round(a.working.ratio or 0, 2)) == (Status.AT_RISK, 0.67)


@pytest.mark.parametrize(("value", "status"), [(2.6, Status.ON_TRACK), (4.5, Status.OFF_TRACK)])
def test_02_below_4_from_2_1_is_a_promise_to_keep(value: float, status: Status) -> None:
    a = judged(level((2022, 2.1), (2026, "< 4"), direction=-1), (2024, value))
    assert (a.status, a.working.line) == (status, "d")


def test_03_19_of_about_20_meets_the_year_and_is_on_the_path() -> None:
    a = judged(level((2020, 12), (2025, "about 20"), (2030, "> 30")), (2025, 19))
    assert (a.years[2025].verdict, a.working.ratio, a.status) == (Verdict.MET, 1, Status.ON_TRACK)


def test_04_too_far_beyond_a_band_is_as_bad_as_too_short() -> None:
    p = level((2020, 10), (2030, "between 15 20"))
    a = judged(p, (2024, 40))
    assert (a.status, MarkCode.MOVING_AWAY in marks(a)) == (Status.OFF_TRACK, True)
    assert judged(p, (2024, 21)).status is Status.ON_TRACK


def test_05_a_ward_not_known_leaves_a_due_coverage_open() -> None:
    p = level(None, (2025, ">= 100"), kind=Kind.COVERAGE)
    a = judged(p, replace(units(2025, 9, 10), unknown=1))
    assert (a.status, a.working.line) == (Status.DUE_NO_FIGURE, "c")
    assert MarkCode.UNITS_UNKNOWN in marks(a)


def test_06_19_7_of_20_is_a_year_nearly_met_and_a_status_at_risk() -> None:
    a = judged(level((2020, 12.66), (2025, ">= 20"), (2030, "> 30"), decimals=2), (2025, 19.7))
    assert (a.years[2025].verdict, a.status) == (Verdict.NEARLY_MET, Status.AT_RISK)


def test_07_30_where_20_was_owed_on_the_way_from_30_to_40_exceeds_and_is_on_track() -> None:
    a = judged(level((2020, 30), (2025, ">= 20"), (2030, ">= 40")), (2025, 30))
    assert (a.years[2025].verdict, a.status) == (Verdict.EXCEEDED, Status.ON_TRACK)


def test_08_three_known_years_of_five_are_due_without_figure_with_their_mean_shown() -> None:
    a = judged(growth("> 7", 2021, 2025), (2022, 4.80), (2023, 3.65), (2024, 5.88))
    assert (a.status, round(a.working.mean or 0, 2)) == (Status.DUE_NO_FIGURE, 4.77)


def test_09_100_in_2021_and_nothing_since_is_met_early_and_stale() -> None:
    a = judged(level((2020, 0), (2030, ">= 100")), (2021, 100))
    assert a.status is Status.MET
    assert marks(a) == {MarkCode.EARLY: None, MarkCode.STALE: 2021}


def test_10_98_1_on_the_way_from_98_to_100_is_a_close_call() -> None:
    a = judged(level((2020, 98), (2030, ">= 100")), (2021, 98.1), today=date(2022, 11, 22))
    assert (a.status, a.working.ratio, a.working.ratio_range) == (Status.AT_RISK, 0.5, (0.25, 0.75))
    assert marks(a) == {MarkCode.CLOSE_CALL: None}


def test_11_what_the_first_year_already_satisfied_is_to_be_kept() -> None:
    p = promise(target(2023, "<= 9"), direction=-1, first_year=2017, decimals=2)
    a = judged(p, (2017, 4.0), (2018, 4.95), today=date(2019, 11, 22))
    assert (a.status, a.working.line, a.years[2018].verdict) == (Status.ON_TRACK, "d", Verdict.ON_PATH)


@pytest.mark.parametrize(
    ("today", "status"), [(date(2025, 9, 30), Status.DUE_THIS_YEAR), (date(2025, 10, 1), Status.AT_RISK)]
)
def test_12_one_ward_by_2025_is_at_risk_from_1_october(today: date, status: Status) -> None:
    assert judged(ONE_WARD, (2024, 0), today=today).status is status


def test_13_none_of_two_wards_a_year_before_the_end_is_off_track() -> None:
    p = level((2020, 0), (2030, ">= 2"), kind=Kind.COUNT, decimals=0)
    a = judged(p, (2029, 0), today=date(2030, 5, 1))
    assert (a.working.expected, a.working.ratio, a.status) == (1, 0, Status.OFF_TRACK)


def test_14_nine_months_of_the_due_year_never_miss_it() -> None:
    p = level((2020, 1000), (2026, ">= 1500"), decimals=0)
    nine_months = replace(figure(2026, 1420), cut_off_on="2026-09-30")
    a = judged(p, nine_months, today=date(2027, 1, 1))
    assert (a.status, a.years[2026].data) == (Status.DUE_WAITING, DataState.ESTIMATE_ONLY)
    assert judged(p, nine_months, today=date(2027, 4, 1)).status is Status.DUE_NO_FIGURE
