"""The case that the rule judges: what it starts from, what can be compared, and what is settled."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind, ReviewState
from progress.case import Case, case_of
from progress.terms import Baseline, Observation, Promise, Reason
from tests.support.promises import DONE, TODAY, UNDER_WAY, figure, gone, growth, level, promise, stage, target, units

RISE = level((2020, 50), (2030, ">= 100"))


def case(p: Promise, *observations: Observation, today: date = TODAY) -> Case:
    return case_of(p, observations, today)


def test_figures_are_what_is_approved_and_holds_a_number() -> None:
    submitted = replace(figure(2025, 9), review=ReviewState.SUBMITTED)
    judged = case(RISE, figure(2023, 60), gone(2024), submitted)
    assert list(judged.reported) == [2023, 2024, 2025]
    assert list(judged.figures) == [2023]
    assert judged.latest.year == 2023


def test_without_a_baseline_the_first_figure_is_where_the_way_begins() -> None:
    started = case(level(None, (2030, ">= 100")), figure(2024, 40), figure(2022, 20, method="gso"))
    assert (started.start, started.start_is_derived) == (Baseline(2022, 20, "gso"), True)
    assert (case(RISE, figure(2022, 20)).start, case(RISE).start_is_derived) == (Baseline(2020, 50, "gso"), False)
    assert case(level(None, (2030, ">= 5"), kind=Kind.COUNT), units(2022, 1, 9)).start is None
    assert case(promise(), figure(2022, 20)).start is None


@pytest.mark.parametrize(("today", "is_past"), [(date(2030, 12, 31), False), (date(2031, 1, 1), True)])
def test_a_commitment_is_past_due_from_the_first_day_after_its_last_year(today: date, is_past: bool) -> None:
    assert case(RISE, today=today).is_past_due is is_past
    assert not case(promise(), today=today).is_past_due


def test_the_span_is_the_stated_one_else_from_the_first_year_to_the_last_target() -> None:
    assert case(growth("> 7", 2021, 2025)).span == range(2021, 2026)
    assert case(replace(RISE, first_year=2023)).span == range(2023, 2031)
    assert case(promise()).span == range(0)


@pytest.mark.parametrize(
    ("o", "reason"),
    [
        (figure(2023, 60, breaks=True), Reason.SERIES_BROKEN),
        (replace(figure(2023, 60), units_changed=2021), Reason.UNITS_CHANGED),
        (replace(figure(2023, 60), units_changed=2020), None),
        (figure(2023, 60), None),
    ],
)
def test_a_break_after_the_baseline_parts_every_later_figure_from_it(o: Observation, reason: Reason | None) -> None:
    broken = case(RISE, o, figure(2025, 70))
    assert [broken.break_since_start(year) for year in (2022, 2023, 2025)] == [None, reason, reason]
    assert (broken.expected(2025) is None) is (reason is not None)
    assert broken.is_near_miss(figure(2030, 96), broken.final) is (reason is not None)  # 4 of the way of 50, or of 100


def test_a_figure_by_another_method_cannot_be_compared_with_the_baseline() -> None:
    p = replace(RISE, methods=((2000, "gso"), (2023, "own")))
    changed = case(p, figure(2022, 60), figure(2023, 61, method="own"))
    assert changed.break_since_start(2022) is None
    assert changed.break_since_start(2023) is Reason.METHOD_CHANGED
    assert changed.breaks == {2023: Reason.METHOD_CHANGED}


def test_a_break_stands_in_the_year_in_which_the_series_changed_and_in_no_later_one() -> None:
    changed = case(
        RISE,
        figure(2021, 51),
        replace(figure(2022, 55), units_changed=2022),
        replace(figure(2023, 56), units_changed=2022),
        figure(2024, 57, breaks=True),
    )
    assert changed.breaks == {2022: Reason.UNITS_CHANGED, 2024: Reason.SERIES_BROKEN}


def test_the_targets_of_a_year_that_is_over_are_those_of_its_31_december() -> None:
    old, new = target(2030, ">= 100"), target(2030, ">= 60", version=2, decided="2024-01-01")
    moved = case(promise(old, new, base=(2020, 0)))
    assert moved.has_moved
    assert moved.as_of_year(2023).targets == (old,)
    assert moved.as_of_year(2024) is moved
    assert moved.as_of_year(2026) is moved
    assert not case(RISE).has_moved


@pytest.mark.parametrize(("done_on", "in_time"), [("2025-12-31", True), ("2025", True), ("2026-01-01", False)])
def test_what_was_done_is_in_time_by_its_own_date(done_on: str, in_time: bool) -> None:
    milestone = case(level(None, (2025, ">= 1"), kind=Kind.MILESTONE))
    assert milestone.satisfies_in_time(stage(2026, DONE, done_on=done_on), milestone.final) is in_time
    assert not milestone.satisfies_in_time(stage(2025, UNDER_WAY), milestone.final)


def test_what_is_done_for_good_is_settled_once_it_is_known_when() -> None:
    due = level(None, (2025, ">= 1"), kind=Kind.MILESTONE)
    assert case(due, stage(2024, DONE)).is_settled
    assert case(due, stage(2026, DONE, done_on="2026-02")).is_settled
    assert not case(due, stage(2026, DONE)).is_settled
    assert case(due, stage(2025, UNDER_WAY), stage(2026, DONE)).is_settled
    assert not case(due, stage(2024, DONE), stage(2026, UNDER_WAY)).is_settled
    assert not case(level(None, (2025, ">= 1")), figure(2025, 5)).is_settled


def test_a_published_mean_settles_its_span_once_it_is_approved() -> None:
    mean = figure(2025, 8, of_span=True)
    assert case(growth("> 7", 2021, 2025), mean).is_settled
    assert not case(growth("> 7", 2021, 2025), replace(mean, review=ReviewState.SUBMITTED)).is_settled
    assert not case(growth("> 7", 2021, 2025), replace(mean, year=2024)).is_settled
    assert case(RISE, mean).span_figure is None
