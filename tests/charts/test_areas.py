"""The areas that satisfy a target, for each comparator."""

import plotly.graph_objects as go
import pytest

from charts.areas import target_bounds, tolerated
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import all_text, figure
from tests.support.standings import standing, value


def spans(made: go.Figure) -> list[tuple[float, float]]:
    """From and to of every faint area that satisfies a target."""
    return [(s.y0, s.y1) for s in made.layout.shapes if s.type == "rect"]


@pytest.mark.parametrize(
    ("owed", "direction", "label", "inside", "outside"),
    [
        (Target(2026, Comparator.AT_LEAST, 20), 1, "≥\u00a020%", [20, 20.2], [19.9]),
        (Target(2026, Comparator.MORE_THAN, 20), 1, "&gt;\u00a020%", [20.1, 20.2], [19.9]),
        (Target(2026, Comparator.AT_MOST, 20), -1, "≤\u00a020%", [20, 19, 16], [20.1]),
        (Target(2026, Comparator.LESS_THAN, 20), -1, "&lt;\u00a020%", [19.9, 16], [20.1]),
        (Target(2026, Comparator.ABOUT, 20), 1, "≈\u00a020%<br>(từ 19% là đạt)", [19, 20, 20.2], [18.9]),
        (Target(2026, Comparator.ABOUT, 20, tolerance=2), -1, "≈\u00a020%<br>(đến 22% là đạt)", [22, 20, 16], [22.1]),
        (Target(2026, Comparator.BETWEEN, 20, upper=22), 1, "20–22%", [20, 22], [19.9, 22.1]),
        (Target(2026, Comparator.EXACTLY, 20), 1, "=\u00a020%", [], [19.9, 20.1]),
    ],
)
def test_each_comparator_is_drawn_as_what_it_means(
    owed: Target, direction: int, label: str, inside: list[float], outside: list[float]
) -> None:
    made = figure(standing(Kind.LEVEL, [owed], [value(2024, 15)], direction=direction))
    assert label in all_text(made)
    for amount in inside:
        assert any(low <= amount <= high for low, high in spans(made)), amount
    for amount in outside:
        assert not any(low <= amount <= high for low, high in spans(made)), amount
    edges = [s for s in made.layout.shapes if s.type == "line" and s.y0 == s.y1 == 20]
    strict = owed.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    assert [edge.line.dash for edge in edges] == ["2px,3px" if strict else "solid"]


def test_a_band_that_ends_at_zero_is_drawn_from_its_lower_bound_to_zero() -> None:
    made = figure(standing(Kind.LEVEL, [Target(2026, Comparator.BETWEEN, -5, upper=0)], [value(2024, -7)]))
    assert spans(made) == [(-5, 0)]


def test_the_axis_reaches_every_bound_of_a_target() -> None:
    lower = standing(Kind.LEVEL, direction=-1).commitment
    assert target_bounds(Target(2026, Comparator.AT_MOST, 20), lower) == [20]
    assert target_bounds(Target(2026, Comparator.BETWEEN, -5, upper=0), lower) == [-5, 0]
    assert target_bounds(Target(2026, Comparator.ABOUT, 20, tolerance=2), lower) == [20, 22]


@pytest.mark.parametrize(("direction", "limit"), [(1, 18), (-1, 22)])
def test_about_is_satisfied_from_the_worse_side_on(direction: int, limit: float) -> None:
    assert tolerated(Target(2026, Comparator.ABOUT, 20, tolerance=2), direction) == limit
