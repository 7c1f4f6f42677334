"""The traces of a figure as SVG."""

import re
import xml.etree.ElementTree as ET

import pytest

from charts.drawing.plot import plot_of
from charts.drawing.spec import Spec
from charts.drawing.traces import svg_traces
from charts.size import picture
from tests.support.plotly_figures import SAMPLES, figure

WIDTH = 640


def drawn(**trace: object) -> str:
    """A trace in a plot of 400 × 200 pixels: 2020 to 2024, -10 to 10."""
    layout = {"height": 200, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}}
    axes = {"xaxis": {"range": [2020, 2024]}, "yaxis": {"range": [-10, 10]}}
    return svg_traces(plot_of(Spec({"data": [trace], "layout": layout | axes}), 400, 0))


def test_a_trace_or_a_filling_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(NotImplementedError):
        drawn(type="pie")
    with pytest.raises(NotImplementedError):
        drawn(type="scatter", mode="lines", x=[2020], y=[0], fill="tozeroy")


def test_a_line_is_cut_at_a_gap_and_a_single_point_has_none() -> None:
    line = {"color": "#111111", "width": 3, "dash": "4px,4px"}
    way = drawn(type="scatter", mode="lines", x=[2020, 2021, 2022, 2023], y=[0, 10, None, 5], line=line)
    assert way.count("<path") == 1
    assert 'd="M0.0 100.0L100.0 0.0"' in way
    assert 'stroke-dasharray="4 4"' in way


def test_each_point_has_its_own_look() -> None:
    marker = {"symbol": ["circle", "square"], "size": 10, "color": ["#111111", "#222222"], "line": {"width": 1}}
    points = drawn(type="scatter", mode="markers", x=[2021, 2022], y=[0, 5], marker=marker)
    assert points.index('<circle cx="100" cy="100" r="5" fill="#111111"') < points.index('fill="#222222"')


def test_a_sign_stands_in_the_middle_of_its_point_and_an_empty_one_is_left_out() -> None:
    font = {"color": "#111111", "size": 10}
    signs = drawn(type="scatter", mode="text", x=[2021, 2022], y=[0, 0], text=["<b>!</b>", ""], textfont=font)
    assert signs.count("<text") == 1
    assert 'text-anchor="middle"' in signs


def test_a_bar_below_zero_hangs_from_it_and_a_year_without_a_value_has_none() -> None:
    look = {"color": "#111111", "line": {"color": "#222222", "width": 2}}
    bars = drawn(type="bar", x=[2021, 2022, 2023], y=[5, -5, None], width=1, marker=look)
    boxes = [(r.attrib["y"], r.attrib["height"]) for r in ET.fromstring(f"<g>{bars}</g>")]  # noqa: S314
    assert boxes == [("50", "50"), ("50", "50"), ("100", "50"), ("100", "50")]


def test_the_hatching_of_a_bar_stays_inside_it() -> None:
    look = {"color": "#111111", "line": {"color": "#222222", "width": 2}, "pattern": {"shape": "/", "fgcolor": "#333"}}
    way = re.findall(r'd="([^"]+)"', drawn(type="bar", x=[2022], y=[5], width=1, marker=look))[0]
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", way) if pair]
    assert all(150 <= x <= 250 and 50 <= y <= 100 for x, y in points)


def test_a_band_is_drawn_as_an_area() -> None:
    """So that a projection with its band, once the chart has one, stands on paper too."""
    made = figure(SAMPLES["level_gap"], size=picture(WIDTH))
    band = {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": "rgba(1,2,3,0.2)", "line": {"width": 0}}
    spec = Spec(
        {"data": [band | {"x": [2025, 2030, 2030], "y": [58, 70, 90]}], "layout": made.to_plotly_json()["layout"]}
    )
    assert 'fill="#010203" fill-opacity="0.2"' in svg_traces(plot_of(spec, WIDTH, 0))


def test_a_line_in_steps_is_level_and_then_upright() -> None:
    line = {"color": "#111111", "width": 3, "shape": "hv"}
    assert 'd="M0.0 100.0L100.0 100.0L100.0 0.0"' in drawn(
        type="scatter", mode="lines", x=[2020, 2021], y=[0, 10], line=line
    )
    with pytest.raises(NotImplementedError):
        drawn(type="scatter", mode="lines", x=[2020, 2021], y=[0, 10], line=line | {"shape": "spline"})
