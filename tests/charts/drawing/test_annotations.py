"""Annotations as SVG: where they stand, with a leader line or a background."""

import re

from charts.drawing.annotations import svg_annotations
from charts.drawing.plot import Plot, plot_of
from charts.drawing.spec import Spec

FONT = {"color": "#111111", "size": 10}


def plot(**note: object) -> Plot:
    """A plot of 400 × 200 pixels with one annotation at its middle, (200, 100)."""
    axes = {"xaxis": {"range": [0, 4]}, "yaxis": {"range": [0, 10]}, "paper_bgcolor": "#FFFFFF"}
    words = {"x": 2, "y": 5, "text": "5,0", "font": FONT, "showarrow": False} | note
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    return plot_of(Spec({"layout": {"height": 200, "margin": margin, **axes, "annotations": [words]}}), 400, 0)


def anchor(drawn: str) -> tuple[float, float]:
    x, y = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"', drawn)[0]
    return float(x), float(y)


def test_a_label_is_shifted_from_its_point_up_as_plotly_shifts_it() -> None:
    (x0, y0), (x1, y1) = anchor(svg_annotations(plot())), anchor(svg_annotations(plot(xshift=12, yshift=30)))
    assert (x0, x1 - x0, y0 - y1) == (200, 12, 30)


def test_a_leader_line_ends_before_the_sign_of_its_point() -> None:
    drawn = svg_annotations(plot(showarrow=True, ax=0, ay=-40, standoff=9, arrowcolor="#222222", arrowwidth=1))
    assert 'd="M200.0 60.0L200.0 91.0"' in drawn
    assert "<path" not in svg_annotations(plot())


def test_words_over_lines_have_a_box_or_a_halo() -> None:
    assert 'paint-order="stroke"' in svg_annotations(plot())
    boxed = svg_annotations(plot(bgcolor="rgba(255,255,255,0.85)", xanchor="left", yanchor="top"))
    assert '<rect x="200" y="100"' in boxed
    assert 'fill-opacity="0.85"' in boxed
    assert "paint-order" not in boxed
