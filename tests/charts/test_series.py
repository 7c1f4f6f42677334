"""The series of a standing: which years a line joins, which are blank, which targets no longer count."""

import pytest

from charts.series import (
    blanks,
    in_steps,
    is_kept,
    missing,
    open_ranges,
    other_methods,
    rates,
    submitted,
    superseded,
    unreported,
    with_gaps,
    year_points,
)
from models import Comparator, Kind, ReviewState
from progress.terms import Baseline, Reason, Target
from tests.support.plotly_figures import SAMPLES
from tests.support.standings import standing, value, with_four_blanks

GE = Comparator.AT_LEAST


def test_a_line_comes_to_a_figure_only_from_the_year_before_and_never_over_a_break() -> None:
    points = year_points(SAMPLES["level_lower"])
    assert [(p.year, p.follows, p.break_reason) for p in points] == [
        (2021, False, None),
        (2022, True, None),
        (2023, False, Reason.SERIES_BROKEN),
        (2024, True, None),
    ]
    assert [p.year for p in year_points(SAMPLES["level_gap"]) if p.follows] == [2021, 2025]


def test_only_years_that_are_over_are_missing() -> None:
    case = with_four_blanks(Kind.LEVEL)
    assert [v.year for v in unreported(case)] == [2022, 2024, 2025, 2026]
    assert [v.year for v in missing(case)] == [2022, 2024, 2025]


def test_a_figure_that_nobody_has_approved_leaves_its_year_blank_but_not_missing() -> None:
    figures = [value(2023, 5), value(2024, 6, review=ReviewState.SUBMITTED)]
    case = standing(Kind.LEVEL, [Target(2025, GE, 9)], figures, years=(2023, 2025))
    assert [(o.year, amount) for o, amount in submitted(case)] == [(2024, 6)]
    assert [v.year for v in blanks(case)] == [2024, 2025]
    assert [v.year for v in missing(case)] == [2025]
    assert [p.year for p in year_points(case)] == [2023]


def test_a_target_that_was_decided_anew_unchanged_is_not_superseded() -> None:
    again = [Target(2030, GE, 60), Target(2030, GE, 60, version=2, decided_on="2025-03")]
    moved = [Target(2030, GE, 100), Target(2030, GE, 60, version=2, decided_on="2025-03")]
    assert superseded(standing(Kind.LEVEL, again)) == []
    assert [t.value for t in superseded(standing(Kind.LEVEL, moved))] == [100]


def test_another_method_is_drawn_with_the_last_version_of_each_year() -> None:
    figures = [value(2022, 5), value(2022, 7, method="mic"), value(2022, 8, method="mic", version=2)]
    figures += [value(2023, 9, method="mic"), value(2023, None, method="mic", version=2)]
    ((method, points),) = other_methods(standing(Kind.LEVEL, [Target(2025, GE, 9)], figures))
    assert (method.code, points) == ("mic", [(2022, 8)])


@pytest.mark.parametrize(
    ("points", "years"),
    [([], []), ([(2024, 1.0)], [(2024, 1.0)]), ([(2022, 1.0), (2024, 2.0)], [(2022, 1.0), (2023, None), (2024, 2.0)])],
)
def test_years_between_two_values_have_none(
    points: list[tuple[int, float | None]], years: list[tuple[int, float | None]]
) -> None:
    assert with_gaps(points) == years


def test_average_growth_without_a_span_has_its_first_year_alone() -> None:
    assert rates(SAMPLES["growth_due"]) == range(2021, 2026)
    assert rates(standing(Kind.AVERAGE_GROWTH, years=(2023, 2027))) == range(2023, 2024)


def test_a_line_in_steps_waits_for_the_next_points_year_and_never_bridges_a_gap() -> None:
    assert in_steps([(2020, 10), (2021, 10), (2022, 30)]) == [
        (2020, 10),
        (2021, 10),
        (2021, 10),
        (2022, 10),
        (2022, 30),
    ]
    assert in_steps([(2020, 10), (2021, None), (2022, 30)]) == [(2020, 10), (2021, None), (2022, 30)]
    assert in_steps([]) == []


def test_only_figures_with_units_not_known_have_a_range() -> None:
    assert [(p.year, most) for p, most in open_ranges(year_points(SAMPLES["coverage"]))] == [(2023, 60), (2024, 90)]
    assert open_ranges(year_points(SAMPLES["level_close"])) == []


def test_what_is_satisfied_at_the_start_has_to_be_kept() -> None:
    start = Baseline(2020, 98, "gso")
    assert is_kept(standing(Kind.LEVEL, [Target(2027, Comparator.AT_LEAST, 95)], [value(2023, 97)], baseline=start))
    assert not is_kept(standing(Kind.LEVEL, [Target(2027, Comparator.AT_LEAST, 99)], [value(2023, 98)], baseline=start))
