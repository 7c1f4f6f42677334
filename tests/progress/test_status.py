"""Where a commitment stands: the lines a to e and h of the rule; f and g are in test_pace."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind
from progress.terms import DataState, MarkCode, Promise, Reason, Status, Verdict
from tests.support.promises import (
    DONE,
    NOT_STARTED,
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

RISE = level((2020, 50), (2025, ">= 100"))
TO_2030 = level((2020, 0), (2030, ">= 100"))
ONE_WARD = level(None, (2025, ">= 1"), kind=Kind.COUNT, decimals=0)
PLATFORM = level(None, (2025, ">= 1"), kind=Kind.MILESTONE, decimals=0)
TWO_WARDS = level(None, (2025, ">= 2"), kind=Kind.NAMED_UNITS, decimals=0)
FASTER = growth("> 10", 2021, 2025)


# The examples of the design, on 22/11/2026.


def test_a_fall_from_40_to_30_on_the_way_to_10_is_at_risk() -> None:
    a = judged(level((2020, 40), (2030, "<= 10"), direction=-1), (2025, 30))
    assert (a.status, round(a.working.ratio or 0, 2)) == (Status.AT_RISK, 0.67)


@pytest.mark.parametrize(("value", "status"), [(2.6, Status.ON_TRACK), (4.5, Status.OFF_TRACK)])
def test_a_promise_to_keep_below_4_is_on_track_while_it_is_below(value: float, status: Status) -> None:
    a = judged(level((2022, 2.1), (2026, "< 4"), direction=-1), (2024, value))
    assert (a.status, a.working.line, a.working.reason) == (status, "d", Reason.KEEP)


def test_a_flat_path_to_the_next_target_is_off_track_below_it() -> None:
    a = judged(level((2020, 10), (2025, ">= 10"), (2030, ">= 20")), (2024, 9.8))
    assert (a.status, a.working.reason, a.years[2024].verdict) == (Status.OFF_TRACK, Reason.FLAT_PATH, Verdict.BEHIND)


def test_a_figure_of_another_year_never_stands_in_for_the_due_one() -> None:
    a = judged(RISE, (2024, 88))
    assert (a.status, a.working.line) == (Status.DUE_NO_FIGURE, "c")
    assert judged(RISE, (2024, 100), (2026, 100)).status is Status.DUE_NO_FIGURE


def test_95_in_2025_and_100_in_2026_is_missed_and_reached_late() -> None:
    a = judged(RISE, (2025, 95), (2026, 100))
    assert (a.status, marks(a)) == (Status.MISSED, {MarkCode.REACHED_LATE: 2026})


def test_100_in_2025_and_92_in_2026_is_met_and_fell_back() -> None:
    a = judged(RISE, (2025, 100), (2026, 92))
    assert (a.status, marks(a)) == (Status.MET, {MarkCode.FELL_BACK: 2026})


def test_19_7_of_20_is_a_year_nearly_met_and_a_status_at_risk() -> None:
    a = judged(level((2020, 12.66), (2025, ">= 20"), (2030, "> 30"), decimals=2), (2025, 19.7))
    assert (a.years[2025].verdict, a.status) == (Verdict.NEARLY_MET, Status.AT_RISK)
    assert marks(a) == {MarkCode.INTERIM_MISSED: 2025}


def test_three_known_years_of_five_are_due_without_figure_with_their_mean_shown() -> None:
    a = judged(growth("> 7", 2021, 2025), (2022, 4.80), (2023, 3.65), (2024, 5.88))
    assert (a.status, a.working.line, round(a.working.mean or 0, 2)) == (Status.DUE_NO_FIGURE, "c", 4.77)
    assert (a.working.known_years, a.working.assumed_years) == ((2022, 2023, 2024), (2021, 2025))


# a to c: no figure, due, and due without a figure.


@pytest.mark.parametrize("p", [RISE, FASTER])
def test_without_a_figure_there_is_no_basis_until_the_due_year_is_over(p: Promise) -> None:
    a = judged(p, today=date(2025, 12, 31))
    assert (a.status, a.working.line, a.working.reason) == (Status.NO_BASIS, "a", Reason.NO_FIGURE)


@pytest.mark.parametrize("p", [ONE_WARD, PLATFORM, TWO_WARDS])
@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2024, 12, 31), Status.NOT_STARTED),
        (date(2025, 9, 30), Status.DUE_THIS_YEAR),
        (date(2025, 10, 1), Status.AT_RISK),
    ],
)
def test_without_a_figure_what_has_no_pace_goes_by_the_calendar(p: Promise, today: date, status: Status) -> None:
    a = judged(p, today=today)
    assert (a.status, a.working.line) == (status, "h")


@pytest.mark.parametrize("p", [RISE, ONE_WARD, PLATFORM, TWO_WARDS, FASTER])
@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 1, 1), Status.DUE_WAITING),
        (date(2026, 3, 31), Status.DUE_WAITING),
        (date(2026, 4, 1), Status.DUE_NO_FIGURE),
    ],
)
def test_past_due_the_figure_is_waited_for_until_it_is_expected(p: Promise, today: date, status: Status) -> None:
    a = judged(p, today=today)
    assert (a.status, a.working.line) == (status, "c")
    later = replace(p, awaited=((2025, "2026-06-30"),))
    assert judged(later, today=date(2026, 6, 30)).status is Status.DUE_WAITING


def test_a_commitment_without_any_target_has_no_basis_whatever_is_reported() -> None:
    a = judged(promise(), (2024, 5))
    assert (a.status, a.working.reason, a.final, a.data) == (
        Status.NO_BASIS,
        Reason.NOTHING_DUE,
        None,
        DataState.NOT_DUE,
    )
    assert a.years[2024].verdict is Verdict.NO_BASIS


def test_a_figure_that_will_never_exist_is_no_figure() -> None:
    a = judged(RISE, (2024, 88), gone(2025))
    assert (a.status, a.years[2025].data) == (Status.DUE_NO_FIGURE, DataState.NOT_AVAILABLE)


def test_the_verdict_falls_with_the_first_day_of_the_next_year() -> None:
    assert judged(RISE, (2025, 95), today=date(2025, 12, 31)).status is Status.AT_RISK
    assert judged(RISE, (2025, 95), today=date(2026, 1, 1)).status is Status.MISSED


@pytest.mark.parametrize(("value", "nearly"), [(97.5, True), (97.4, False)])
def test_a_miss_by_at_most_5_percent_of_the_way_is_marked_nearly(value: float, nearly: bool) -> None:
    assert (MarkCode.NEARLY in marks(judged(RISE, (2025, value)))) is nearly


def test_a_milestone_done_in_time_stays_met_without_a_figure_for_the_due_year() -> None:
    a = judged(PLATFORM, stage(2024, DONE))
    assert (a.status, a.working.line, a.working.reason, a.data) == (
        Status.MET,
        "c",
        Reason.ALREADY_DONE,
        DataState.REPORTED,
    )


def test_a_milestone_said_later_to_have_been_done_in_time_is_met() -> None:
    a = judged(PLATFORM, stage(2025, UNDER_WAY), stage(2026, DONE, done_on="2025-12-31"))
    assert (a.status, a.working.line, marks(a)) == (Status.MET, "b", {})


def test_a_milestone_done_on_the_first_day_after_is_reached_late() -> None:
    for reported in ([], [stage(2025, UNDER_WAY)]):
        a = judged(PLATFORM, *reported, stage(2026, DONE, done_on="2026-01-01"))
        assert (a.status, marks(a)) == (Status.MISSED, {MarkCode.REACHED_LATE: 2026})


def test_a_due_years_figure_that_is_dated_later_was_not_in_time() -> None:
    a = judged(PLATFORM, stage(2025, DONE, done_on="2026-02"))
    assert (a.status, a.years[2025].verdict) == (Status.MISSED, Verdict.MISSED)
    assert marks(a) == {MarkCode.REACHED_LATE: 2026}


def test_a_milestone_still_open_after_the_due_year_was_not_done_in_it() -> None:
    a = judged(PLATFORM, stage(2024, UNDER_WAY), stage(2026, UNDER_WAY))
    assert (a.status, a.working.reason) == (Status.MISSED, Reason.LATER_FIGURE)


def test_a_milestone_done_at_an_unknown_time_around_the_due_year_is_not_judged() -> None:
    a = judged(PLATFORM, stage(2024, UNDER_WAY), stage(2026, DONE))
    assert (a.status, a.overdue_years) == (Status.DUE_NO_FIGURE, (2021, 2022, 2023, 2025))


def test_named_units_done_before_the_due_year_stay_met_unless_they_were_lost_before_it() -> None:
    assert judged(TWO_WARDS, units(2023, 2, 2)).status is Status.MET
    assert judged(TWO_WARDS, units(2023, 2, 2), units(2024, 1, 2)).status is Status.DUE_NO_FIGURE
    a = judged(TWO_WARDS, units(2023, 2, 2), units(2026, 1, 2))
    assert (a.status, marks(a)) == (Status.MET, {MarkCode.FELL_BACK: 2026})


def test_named_units_of_a_later_year_say_nothing_of_the_due_one() -> None:
    assert judged(TWO_WARDS, units(2026, 1, 2)).status is Status.DUE_NO_FIGURE
    assert judged(TWO_WARDS, units(2025, 1, 2)).status is Status.MISSED


def test_a_count_reached_before_the_due_year_is_not_done_for_good() -> None:
    assert judged(ONE_WARD, units(2024, 1, 7)).status is Status.DUE_NO_FIGURE


# d and e: keep, and reached early.


@pytest.mark.parametrize(("value", "status"), [(10, Status.MET), (9.9, Status.MISSED)])
def test_a_promise_to_keep_is_met_only_by_the_due_years_figure(value: float, status: Status) -> None:
    keep = level((2020, 12), (2025, ">= 10"))
    assert judged(keep, (2025, value)).status is status
    assert judged(keep, (2024, 12)).status is Status.DUE_NO_FIGURE


def test_baseline_equal_to_the_target_is_a_promise_to_keep() -> None:
    keep = level((2020, 100), (2030, ">= 100"))
    assert judged(keep, (2024, 100)).status is Status.ON_TRACK
    assert judged(keep, (2024, 99.9)).status is Status.OFF_TRACK


def test_a_keep_promise_asks_in_every_year_for_its_final_target() -> None:
    a = judged(level((2020, 10), (2025, ">= 5"), (2030, ">= 9")), (2024, 7))
    assert (a.status, a.years[2024].verdict, a.years[2024].expected) == (Status.OFF_TRACK, Verdict.BEHIND, 9)


@pytest.mark.parametrize(("value", "status"), [(100, Status.MET), (99.9, Status.ON_TRACK)])
def test_the_final_target_reached_before_it_is_due_is_met_early(value: float, status: Status) -> None:
    a = judged(TO_2030, (2025, value))
    assert (a.status, MarkCode.EARLY in marks(a)) == (status, status is Status.MET)


def test_after_a_fall_back_the_pace_decides_and_the_year_of_reaching_is_marked() -> None:
    a = judged(TO_2030, (2024, 100), (2025, 20))
    assert (a.status, marks(a)) == (Status.OFF_TRACK, {MarkCode.HAD_BEEN_REACHED: 2024})


# h: other counts, named units and milestones.

BY_2026 = level(None, (2026, ">= 1"), kind=Kind.MILESTONE, decimals=0)


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2025, 12, 31), Status.UNDER_WAY),
        (date(2026, 1, 1), Status.DUE_THIS_YEAR),
        (date(2026, 9, 30), Status.DUE_THIS_YEAR),
        (date(2026, 10, 1), Status.AT_RISK),
        (date(2026, 12, 31), Status.AT_RISK),
        (date(2027, 1, 1), Status.DUE_WAITING),
        (date(2027, 4, 1), Status.DUE_NO_FIGURE),
    ],
)
def test_an_open_milestone_is_at_risk_from_october_of_its_due_year(today: date, status: Status) -> None:
    assert judged(BY_2026, stage(2025, UNDER_WAY), today=today).status is status


@pytest.mark.parametrize(("expected", "status"), [("2026-12-31", Status.UNDER_WAY), ("2027", Status.AT_RISK)])
def test_a_milestone_expected_after_its_due_year_is_at_risk(expected: str, status: Status) -> None:
    a = judged(BY_2026, stage(2025, UNDER_WAY, expected_on=expected), today=date(2025, 6, 1))
    assert a.status is status


def test_nothing_begun_is_not_started() -> None:
    later = date(2023, 6, 1)
    assert judged(PLATFORM, stage(2022, NOT_STARTED), today=later).status is Status.NOT_STARTED
    assert judged(TWO_WARDS, units(2022, 0, 2), today=later).status is Status.NOT_STARTED
    assert judged(TWO_WARDS, units(2022, 1, 2), today=later).status is Status.UNDER_WAY
    assert judged(TWO_WARDS, units(2022, 2, 2), today=later).status is Status.MET


def test_a_milestone_that_was_undone_says_since_when_it_had_been_reached() -> None:
    a = judged(BY_2026, stage(2023, DONE, done_on="2022-05"), stage(2024, UNDER_WAY), today=date(2025, 6, 1))
    assert (a.status, marks(a)) == (Status.UNDER_WAY, {MarkCode.HAD_BEEN_REACHED: 2022})


def test_a_count_goes_by_its_path_only_with_a_baseline_or_interim_targets() -> None:
    final_only = level(None, (2030, ">= 10"), kind=Kind.COUNT, decimals=0)
    stepped = level(None, (2024, ">= 4"), (2030, ">= 10"), kind=Kind.COUNT, decimals=0)
    based = level((2020, 0), (2030, ">= 10"), kind=Kind.COUNT, decimals=0)
    reported = [units(2022, 1, 40), units(2025, 4, 40)]
    assert judged(final_only, *reported).working.line == "h"
    assert [judged(p, *reported).working.line for p in (stepped, based)] == ["f", "f"]


# What was changed, estimated, or counted otherwise.


def test_a_provisional_figure_makes_a_provisional_status() -> None:
    a = judged(RISE, figure(2025, 100, status=PROVISIONAL))
    assert (a.status, marks(a)) == (Status.MET, {MarkCode.PROVISIONAL: 2025})


def test_a_target_lowered_in_time_counts_and_one_lowered_afterwards_does_not() -> None:
    for decided, status in (("2025-12-31", Status.MET), ("2026-01-01", Status.MISSED)):
        changed = target(2025, ">= 90", version=2, decided=decided)
        assert judged(promise(target(2025, ">= 100"), changed, base=(2020, 50)), (2025, 95)).status is status


def test_a_withdrawn_target_leaves_the_one_before_as_the_final_one() -> None:
    gone_2030 = target(2030, ">= 100", version=2, withdrawn=True, decided="2026-01-05")
    p = promise(target(2025, ">= 50"), target(2030, ">= 100"), gone_2030, base=(2020, 0))
    a = judged(p, (2025, 50))
    assert (a.status, a.working.line) == (Status.MET, "b")


def test_a_growth_promise_whose_target_was_withdrawn_owes_nothing() -> None:
    withdrawn = target(2030, "> 10", version=2, withdrawn=True, decided="2025")
    p = promise(target(2030, "> 10"), withdrawn, kind=Kind.AVERAGE_GROWTH, span=(2026, 2030))
    a = judged(p, (2026, 5), figure(2030, 12, of_span=True))
    assert (a.status, a.years[2026].verdict) == (Status.NO_BASIS, Verdict.NO_BASIS)


def test_figures_by_another_method_are_ignored() -> None:
    assert judged(RISE, figure(2025, 100, method="ministry")).status is Status.DUE_NO_FIGURE


def test_a_commitment_due_before_its_agreement_began_is_judged_all_the_same() -> None:
    p = promise(target(2019, ">= 10"), base=(2015, 5))
    assert judged(p, (2019, 10)).status is Status.MET
    a = judged(p, (2018, 9))
    assert (a.status, a.overdue_years) == (Status.DUE_NO_FIGURE, (2019,))
