"""A fast view of a plotly figure: plotly's own objects look up every name anew, for tens of milliseconds."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

PARTS = {"font", "legend", "line", "margin", "marker", "pattern", "textfont", "tickfont", "xaxis", "yaxis"}


class Spec:
    """A part of a figure; an attribute that is not set is None, a part without any attribute is empty."""

    __slots__ = ("attributes",)

    def __init__(self, attributes: Mapping[str, Any]) -> None:
        self.attributes = attributes

    def __getattr__(self, name: str) -> Any:
        value = self.attributes.get(name)
        if isinstance(value, Mapping):
            return Spec(value)
        return Spec({}) if value is None and name in PARTS else value

    def all(self, name: str) -> "list[Spec]":
        """Return the items of a list: traces, shapes, annotations."""
        return [Spec(part) for part in self.attributes.get(name) or ()]


def spec_of(figure: go.Figure) -> Spec:
    return Spec(figure.to_plotly_json())
