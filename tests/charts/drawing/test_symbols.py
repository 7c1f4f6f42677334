"""Marker symbols as SVG."""

import pytest

from charts.drawing.symbols import CORNERS, Look, mark

RED, BLUE = "#FF0000", "#0000FF"


def test_a_symbol_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(KeyError):
        mark((0, 0), Look("hourglass", 10, RED, BLUE, 1))


@pytest.mark.parametrize("name", ["circle", *CORNERS])
def test_an_open_symbol_is_only_an_edge_in_its_colour(name: str) -> None:
    drawn = mark((0, 0), Look(f"{name}-open", 10, RED, BLUE, 2))
    assert 'fill="none"' in drawn
    assert f'stroke="{RED}"' in drawn
    assert BLUE not in drawn
    assert f'fill="{RED}"' in mark((0, 0), Look(name, 10, RED, BLUE, 2))


def test_a_dotted_circle_has_a_second_one_in_its_middle_in_the_colour_of_its_edge() -> None:
    drawn = mark((4, 5), Look("circle-dot", 14, RED, BLUE, 3))
    assert drawn.count("<circle") == 2
    assert drawn.endswith(f'<circle cx="4" cy="5" r="2" fill="{BLUE}"/>')


def test_an_edge_without_a_width_is_not_drawn() -> None:
    assert "stroke-width" not in mark((0, 0), Look("square", 10, RED, BLUE, 0))
    assert 'opacity="0.5"' in mark((0, 0), Look("square", 10, RED, BLUE, 0, 0.5))
