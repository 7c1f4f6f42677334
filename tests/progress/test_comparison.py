"""Which number stands beside which target: the one that decides, and a newer one apart."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind
from progress.comparison import comparison
from progress.terms import Status
from tests.support.promises import DONE, ESTIMATE, figure, growth, judged, level, stage, units


def test_a_span_shows_its_mean_beside_the_promise_and_the_last_rate_apart() -> None:
    rates = [(2021, 6.2), (2022, 7.4), (2023, 6.6), (2024, 7.0), (2025, 7.5)]
    shown = comparison(judged(growth("> 7", 2021, 2025), *rates))
    assert shown.amount == pytest.approx(6.9387, abs=0.001)
    assert shown.difference == pytest.approx(-0.0613, abs=0.001)
    assert shown.is_mean
    assert shown.span == (2021, 2022, 2023, 2024, 2025)
    assert shown.judged is None
    assert shown.apart is not None
    assert (shown.apart.year, shown.apart.actual) == (2025, 7.5)


def test_a_chosen_year_of_a_span_shows_its_own_rate_apart() -> None:
    shown = comparison(judged(growth("> 7", 2021, 2025), (2021, 6.2), (2022, 7.4)), 2021)
    assert shown.apart is not None
    assert (shown.is_mean, shown.apart.actual) == (True, 6.2)


def test_the_mean_of_an_incomplete_span_has_no_difference_once_it_is_due() -> None:
    a = judged(growth("> 7", 2021, 2025), (2022, 4.8), (2023, 3.65), (2024, 5.88))
    shown = comparison(a)
    assert a.status is Status.DUE_NO_FIGURE
    assert (shown.span, shown.difference) == ((2022, 2023, 2024), None)
    assert shown.amount == pytest.approx(4.77, abs=0.01)


def test_a_published_mean_decides() -> None:
    shown = comparison(judged(growth("> 7", 2021, 2025), (2025, 9), figure(2025, 6.94, of_span=True)))
    assert (shown.amount, shown.difference, shown.span) == (6.94, -0.06, (2021, 2022, 2023, 2024, 2025))


def test_a_span_without_a_rate_has_no_number() -> None:
    shown = comparison(judged(growth("> 7", 2026, 2030)))
    assert (shown.amount, shown.is_mean, shown.apart) == (None, False, None)


def test_past_due_the_due_years_figure_decides_and_a_later_one_stands_apart() -> None:
    shown = comparison(judged(level((2020, 0), (2024, ">= 100")), (2024, 100), (2025, 98)))
    assert shown.judged is not None
    assert shown.apart is not None
    assert (shown.judged.year, shown.amount, shown.difference) == (2024, 100, 0)
    assert (shown.apart.year, shown.apart.actual) == (2025, 98)


def test_a_figure_of_another_year_is_no_distance_to_what_is_due() -> None:
    shown = comparison(judged(level((2020, 0), (2025, ">= 100")), (2024, 100)))
    assert shown.target is not None
    assert (shown.amount, shown.target.year, shown.difference) == (100, 2025, None)


def test_an_early_figure_never_takes_the_place_of_a_whole_years() -> None:
    early = replace(figure(2026, 9), cut_off_on="2026-09-30")
    shown = comparison(judged(level((2020, 0), (2030, ">= 20")), (2025, 12), early))
    assert shown.judged is not None
    assert shown.apart is not None
    assert (shown.judged.year, shown.amount) == (2025, 12)
    assert (shown.apart.year, shown.apart.is_incomplete) == (2026, True)
    assert (shown.is_against_path, shown.difference) == (True, 2)


def test_what_is_done_stands_beside_its_own_target_by_whichever_years_report() -> None:
    reports = (stage(2024, DONE, done_on="2024-05-01"), stage(2026, DONE, done_on="2024-05-01"))
    done = comparison(judged(level(None, (2025, ">= 1"), kind=Kind.MILESTONE), *reports))
    assert done.judged is not None
    assert done.target is not None
    assert (done.judged.year in (2024, 2026), done.target.year, done.difference) == (True, 2025, None)


def test_an_earlier_years_wards_are_held_against_the_final_target() -> None:
    promise = level(None, (2023, ">= 1"), (2025, ">= 2"), kind=Kind.NAMED_UNITS, decimals=0)
    shown = comparison(judged(promise, units(2023, 2, 2)))
    assert shown.target is not None
    assert (shown.target.year, shown.amount, shown.difference) == (2025, 2, 0)


def test_a_promise_to_keep_is_held_against_its_final_target() -> None:
    shown = comparison(judged(level((2020, 95), (2024, ">= 80"), (2030, ">= 90")), (2024, 92)))
    assert shown.target is not None
    assert (shown.target.year, shown.difference) == (2030, 2)


def test_a_single_figure_is_held_against_the_last_target_that_was_due() -> None:
    shown = comparison(judged(level(None, (2023, ">= 20"), (2030, ">= 40")), (2025, 18)))
    assert shown.target is not None
    assert (shown.target.year, shown.difference) == (2023, -2)


def test_a_count_is_held_against_the_next_target_that_it_does_not_satisfy() -> None:
    promise = level(None, (2027, ">= 1"), (2030, ">= 3"), kind=Kind.COUNT, decimals=0)
    shown = comparison(judged(promise, units(2025, 2, 5)))
    assert shown.target is not None
    assert (shown.target.year, shown.difference) == (2030, None)


def test_a_chosen_year_shows_its_own_figure_and_target() -> None:
    a = judged(level((2020, 0), (2024, ">= 50"), (2030, ">= 100")), (2024, 48), (2025, 60))
    own, on_path = comparison(a, 2024), comparison(a, 2025)
    assert own.target is not None
    assert (own.target.year, own.difference, own.is_against_path) == (2024, -2, False)
    assert (on_path.is_against_path, on_path.apart) == (True, None)
    assert on_path.difference == pytest.approx(1.7)


def test_a_due_estimate_is_shown_without_a_difference() -> None:
    a = judged(level((2020, 0), (2025, ">= 100")), figure(2025, 99, status=ESTIMATE), today=date(2026, 11, 22))
    shown = comparison(a)
    assert (shown.amount, shown.difference) == (99, None)
