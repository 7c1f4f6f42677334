"""The view of a plotly figure that drawings read."""

import plotly.graph_objects as go

from charts.drawing.spec import Spec, spec_of


def test_an_attribute_that_is_not_set_is_none_and_a_part_is_empty() -> None:
    spec = Spec({"line": {"width": 2}})
    assert spec.line.width == 2
    assert spec.line.dash is None
    assert spec.marker.line.color is None
    assert spec.all("shapes") == []


def test_a_figure_keeps_its_traces_and_annotations_in_order() -> None:
    figure = go.Figure([go.Scatter(name="a"), go.Bar(name="b")], {"annotations": [{"text": "c"}]})
    spec = spec_of(figure)
    assert [(t.type, t.name) for t in spec.all("data")] == [("scatter", "a"), ("bar", "b")]
    assert [note.text for note in spec.layout.all("annotations")] == ["c"]
