"""Where the labels on charts stand: beside their points, never over each other, never outside."""

from itertools import combinations, product
from typing import Any

import plotly.graph_objects as go
import pytest

from charts.placement import Box, Placement, Plane, PointLabel
from charts.size import screen
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import LANGUAGES, SAMPLES, figure
from tests.support.standings import standing, value
from text import Language
from views import Bilingual

EDGE = 2  # pixels that the estimate of a word's width may be wrong by


YEARLY = [name for name in SAMPLES if not name.startswith(("milestone", "named"))]


def boxes(made: go.Figure, width: float) -> list[Box]:
    """Where the words beside points stand in a figure of this width, in pixels from its upper left corner."""
    return [_box(note, made.layout, width) for note in made.layout.annotations if note.xref != "paper"]


def _box(note: Any, layout: Any, width: float) -> Box:
    margin = layout.margin
    plane = Plane(
        layout.xaxis.range, layout.yaxis.range, width - margin.l - margin.r, layout.height - margin.t - margin.b
    )
    px, py = plane.at(note.x, note.y)
    px += margin.l + (note.ax if note.showarrow else note.xshift or 0)
    py += margin.t + (note.ay if note.showarrow else -(note.yshift or 0))
    wide, tall = PointLabel(0, 0, note.text, "", note.font.size, "<b>" in note.text).extent
    left = px - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[note.xanchor]
    top = py - tall * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[note.yanchor]
    return Box(left, top, left + wide, top + tall)


@pytest.mark.parametrize(("name", "language", "narrow"), list(product(YEARLY, LANGUAGES, (False, True))))
def test_words_beside_points_never_meet_and_stay_inside(name: str, language: Language, narrow: bool) -> None:
    made = figure(SAMPLES[name], language, narrow=narrow)
    for width in screen(narrow=narrow).widths:
        placed = boxes(made, width)
        assert all(box.overlap(other) == 0 for box, other in combinations(placed, 2))
        assert all(box.outside(Box(0, 0, width, made.layout.height)) <= EDGE for box in placed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_far_about_may_stay_behind_fits_a_phone(language: Language) -> None:
    shares = [value(2018 + i, 8 + 1.7 * i) for i in range(9)]
    shares += [value(2021 + i, 15 + 1.9 * i, method="mic") for i in range(5)]
    promised = [Target(2025, Comparator.ABOUT, 20), Target(2030, Comparator.MORE_THAN, 30)]
    measure = Bilingual("% GRDP", "% of GRDP")
    made = figure(standing(Kind.LEVEL, promised, shares, measure=measure, years=(2018, 2030)), language, narrow=True)
    (width,) = screen(narrow=True).widths
    assert [b for b in boxes(made, width) if b.outside(Box(0, 0, width, made.layout.height)) > EDGE] == []


@pytest.mark.parametrize("width", [270, 620])
@pytest.mark.parametrize("gap", [0.0, 0.01, 0.3, 1, 3])
def test_labels_of_close_values_do_not_cover_each_other(width: int, gap: float) -> None:
    plane = Plane((2019.5, 2025.5), (0, 30), width, 300, 60)
    layout = Placement([plane], "#FFFFFF")
    layout.keep_free([(2025, 20), (2025, 20 + gap)], 8)
    layout.add(
        [
            PointLabel(2025, 20 + gap, "20,05%", "#000000", 16, True),
            PointLabel(2025, 20, "≈ 20%<br>(từ 19% là đạt)", "#000000", 13, True),
            PointLabel(2024, 19.5, "Giá trị gốc 19,5%", "#000000", 12),
        ]
    )
    placed = layout.canvases[0].placed
    assert all(box.overlap(other) == 0 for box, other in combinations(placed, 2))
    assert all(box.outside(plane.room) < 1 for box in placed)


def test_a_label_stands_where_it_is_free_in_a_small_window_and_in_a_large_one() -> None:
    small, large = (Plane((2019.5, 2025.5), (0, 30), width, 300) for width in (300, 1200))
    layout = Placement([small, large], "#FFFFFF")
    layout.keep_free([(2022, 15), (2022.5, 15)], 8)  # beside each other, closer in the small window
    layout.add([PointLabel(2022, 15, "15,0%", "#000000", 13, False, ("right", "above"))])
    assert layout.annotations[0]["yanchor"] == "bottom"


def test_words_that_are_pushed_away_keep_a_line_to_their_point_and_optional_ones_give_way() -> None:
    plane = Plane((0, 10), (0, 10), 300, 300)
    layout = Placement([plane], "#FFFFFF")
    layout.keep_free([(5, 5.9)], 14)
    layout.add([PointLabel(5, 5, "5,0", "#000000", sides=("above",))])
    assert layout.annotations[0]["showarrow"] is True
    layout.keep_free([(5, 5)], 200)
    layout.add([PointLabel(5, 5, "never", "#000000", is_optional=True)])
    assert len(layout.annotations) == 1
