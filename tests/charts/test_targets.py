"""How charts show what is owed: comparators, the path, targets that were changed."""

import plotly.graph_objects as go
import pytest

from models import Comparator, Kind
from progress.terms import Baseline, Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import TEN, Y, count, standing, value

GE = Comparator.AT_LEAST


def spans(made: go.Figure) -> list[tuple[float, float]]:
    """From and to of every faint area that satisfies a target."""
    return [(s.y0, s.y1) for s in made.layout.shapes if s.type == "rect"]


@pytest.mark.parametrize(
    ("owed", "direction", "label", "inside", "outside"),
    [
        (Target(2026, Comparator.AT_LEAST, 20), 1, "≥\u00a020\u00a0%", [20, 20.2], [19.9]),
        (Target(2026, Comparator.MORE_THAN, 20), 1, "&gt;\u00a020\u00a0%", [20.1, 20.2], [19.9]),
        (Target(2026, Comparator.AT_MOST, 20), -1, "≤\u00a020\u00a0%", [20, 19, 16], [20.1]),
        (Target(2026, Comparator.LESS_THAN, 20), -1, "&lt;\u00a020\u00a0%", [19.9, 16], [20.1]),
        (Target(2026, Comparator.ABOUT, 20), 1, "≈\u00a020\u00a0%<br>(từ 19\u00a0% là đạt)", [19, 20, 20.2], [18.9]),
        (
            Target(2026, Comparator.ABOUT, 20, tolerance=2),
            -1,
            "≈\u00a020\u00a0%<br>(đến 22\u00a0% là đạt)",
            [22, 20, 16],
            [22.1],
        ),
        (Target(2026, Comparator.BETWEEN, 20, upper=22), 1, "20–22\u00a0%", [20, 22], [19.9, 22.1]),
        (Target(2026, Comparator.EXACTLY, 20), 1, "=\u00a020\u00a0%", [], [19.9, 20.1]),
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


def test_a_superseded_target_stays_drawn_faint() -> None:
    made = figure(SAMPLES["level_gap"])
    old = named(made, "Mục tiêu đã thay đổi")
    assert (list(old.x), list(old.y)) == ([2025], [55])
    assert old.marker.opacity < 1
    assert list(named(made, "Mục tiêu").x) == [2025, 2028, 2030]


def test_the_path_is_named_as_derived_and_dashed() -> None:
    path = named(figure(SAMPLES["level_gap"]), "Lộ trình (suy ra)")
    assert dict(zip(path.x, path.y, strict=True))[2026] == pytest.approx(60 + 20 / 3)
    assert path.line.dash not in (None, "solid")
    assert "Giá trị gốc 40,0\u00a0%" in all_text(figure(SAMPLES["level_gap"]))
    assert "Giá trị gốc (suy ra) 12,66\u00a0%" in all_text(figure(SAMPLES["level_national"]))


def test_after_a_break_no_path_is_drawn() -> None:
    path = named(figure(SAMPLES["level_lower"]), "Lộ trình (suy ra)")
    assert max(x for x, y in zip(path.x, path.y, strict=True) if y is not None) == 2022


def test_a_promise_to_keep_has_a_level_path() -> None:
    case = standing(Kind.LEVEL, [Target(2027, GE, 95)], [value(2023, 97)], baseline=Baseline(2020, 98, "gso"))
    path = named(figure(case), "Lộ trình (suy ra)")
    assert set(path.y) == {95}


def test_strive_for_is_said_at_the_target() -> None:
    assert "phấn đấu tối thiểu 100\u00a0%" in all_text(figure(SAMPLES["level_gap"]))


def test_the_path_of_before_and_the_units_owed_before_stay_fainter_than_todays() -> None:
    moved = [Target(2030, GE, 100), Target(2030, GE, 60, version=2, decided_on="2025-03")]
    made = figure(standing(Kind.LEVEL, moved, [value(2024, 30)], baseline=Baseline(2020, 0, "gso")))
    old = named(made, "Lộ trình trước khi đổi mục tiêu")
    assert (old.x[-1], old.y[-1]) == (2030, 100)
    assert old.opacity < 1
    lowered = [Target(2025, GE, 3), Target(2025, GE, 2, version=2, decided_on="2024")]
    grid = figure(standing(Kind.NAMED_UNITS, lowered, [count(2025, [Y, Y])], units=TEN[:3]))
    assert "<s>" in all_text(grid)
