"""What plotly was told to draw, quickly read: its own objects look up every name anew, for tens of milliseconds."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

PARTS = {"font", "legend", "line", "margin", "marker", "pattern", "textfont", "tickfont", "xaxis", "yaxis"}


class Spec:
    """A part of a figure; what was not said is None, and a part of which nothing was said is empty."""

    __slots__ = ("said",)

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = said

    def __getattr__(self, name: str) -> Any:
        found = self.said.get(name)
        if isinstance(found, Mapping):
            return Spec(found)
        return Spec({}) if found is None and name in PARTS else found

    def all(self, name: str) -> "list[Spec]":
        """The parts of a list: series, shapes, annotations."""
        return [Spec(part) for part in self.said.get(name) or ()]


def spec_of(figure: go.Figure) -> Spec:
    return Spec(figure.to_plotly_json())
