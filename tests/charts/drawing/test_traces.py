"""The traces of a figure as SVG."""

import pytest

from charts.drawing.plot import plot_of
from charts.drawing.spec import Spec
from charts.drawing.symbols import Look, mark
from charts.drawing.traces import svg_traces
from charts.size import picture
from tests.support.plotly_figures import SAMPLES, all_text, figure

WIDTH = 640


def test_a_sign_that_cannot_be_drawn_is_an_error() -> None:
    with pytest.raises(KeyError):
        mark((0, 0), Look("hourglass", 10, "#000000", "#000000", 1))
    made = figure(SAMPLES["level_gap"], size=picture(WIDTH))
    assert all_text(made)
    spec = Spec({"data": [{"type": "pie"}], "layout": made.to_plotly_json()["layout"]})
    with pytest.raises(NotImplementedError):
        svg_traces(plot_of(spec, WIDTH, 0))


def test_a_band_is_drawn_as_an_area() -> None:
    """So that a projection with its band, once the chart has one, stands on paper too."""
    made = figure(SAMPLES["level_gap"], size=picture(WIDTH))
    band = {"type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": "rgba(1,2,3,0.2)", "line": {"width": 0}}
    spec = Spec(
        {"data": [band | {"x": [2025, 2030, 2030], "y": [58, 70, 90]}], "layout": made.to_plotly_json()["layout"]}
    )
    assert 'fill="#010203" fill-opacity="0.2"' in svg_traces(plot_of(spec, WIDTH, 0))
