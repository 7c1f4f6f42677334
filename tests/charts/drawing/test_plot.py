"""The plot of a figure as SVG: its place, its axes, its shapes."""

import pytest

from charts.drawing.plot import Plot, dashes, plot_of, svg_axes, svg_shapes
from charts.drawing.spec import Spec

MARGIN = {"l": 40, "r": 60, "t": 70, "b": 30}


def plot(**layout: object) -> Plot:
    """A plot of 400 × 200 pixels, 40 from the left and 100 from the top: 2020 to 2024, 0 to 10."""
    axes = {"xaxis": {"range": [2020, 2024]}, "yaxis": {"range": [0, 10]}}
    return plot_of(Spec({"layout": {"height": 300, "margin": MARGIN, **axes, **layout}}), 500, 100)


def test_a_point_of_the_axes_or_of_the_paper_becomes_pixels() -> None:
    assert plot().at(2022, 5) == (240, 200)
    assert plot().at(2020, 10) == (40, 100)
    assert plot().at(0.25, 0, "paper", "paper") == (140, 300)


def test_an_axis_may_take_only_a_part_of_the_width() -> None:
    half = plot(xaxis={"range": [2020, 2024], "domain": [0, 0.5]})
    assert half.at(2024, 0) == (240, 300)
    assert half.at(1, 0, "paper") == (440, 300)


@pytest.mark.parametrize(("dash", "pattern"), [(None, None), ("solid", None), ("2px,4px", "2 4")])
def test_dashes_are_written_without_their_unit(dash: str | None, pattern: str | None) -> None:
    assert dashes(dash) == pattern


def test_years_stand_under_the_plot_or_over_it() -> None:
    years = {"range": [2020, 2024], "tickvals": [2022], "ticktext": ["2022"], "tickfont": {"color": "#000", "size": 10}}
    assert 'y="316"' in svg_axes(plot(xaxis=years))
    assert 'y="91"' in svg_axes(plot(xaxis=years | {"side": "top"}))


def test_a_value_axis_may_have_lines_without_words() -> None:
    axis = {"range": [0, 10], "tickvals": [5], "ticktext": ["5"], "showgrid": True, "gridcolor": "#CCC"}
    drawn = svg_axes(plot(yaxis=axis | {"showticklabels": False}))
    assert drawn == '<path d="M40.0 200.0H440.0" stroke="#CCC" stroke-width="1"/>'


def test_shapes_behind_the_points_are_drawn_apart_from_those_over_them() -> None:
    area = {"type": "rect", "layer": "below", "x0": 2020, "x1": 2021, "y0": 0, "y1": 5, "fillcolor": "#ABCDEF"}
    line = {"type": "line", "x0": 2022, "x1": 2022, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": "#000000"}}
    both = plot(shapes=[line, area])
    assert svg_shapes(both, below=True) == '<rect x="40" y="200" width="100" height="100" fill="#ABCDEF"/>'
    assert 'd="M240.0 300.0L240.0 100.0"' in svg_shapes(both, below=False)


def test_a_shape_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        svg_shapes(plot(shapes=[{"type": "circle", "x0": 2020, "x1": 2021, "y0": 0, "y1": 1}]), below=False)
