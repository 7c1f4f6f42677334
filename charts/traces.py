"""The plotly traces that charts are made of, with ready-made hover text: lines, points, bars, legend entries."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

HOVER = "%{customdata}<extra></extra>"
Point = tuple[float | None, float | None]  # a year and a value; None where no line may run


def trace(name: str | None, points: Sequence[Point], hover: str | Sequence[str], **style: object) -> go.Scatter:
    """Return a trace with ready-made hover text: one for all points, or one for each."""
    texts = [hover] * len(points) if isinstance(hover, str) else hover
    x, y = [x for x, _ in points], [y for _, y in points]
    return go.Scatter(x=x, y=y, name=name, customdata=texts, hovertemplate=HOVER, **style)


def markers(
    name: str, points: Sequence[Point], hover: str | Sequence[str], rank: int, style: Mapping[str, object]
) -> go.Scatter:
    """Return a trace that is only markers, which may reach over the edge of the plot."""
    return trace(name, points, hover, mode="markers", legendrank=rank, marker=style, cliponaxis=False)


def line(
    name: str,
    points: Sequence[Point],
    hover: str | Sequence[str],
    rank: int,
    colour: str,
    width: float,
    dash: str | None = None,
    **style: object,
) -> go.Scatter:
    """Return a trace that is only a line."""
    stroke = {"color": colour, "width": width, "dash": dash}
    return trace(name, points, hover, mode="lines", legendrank=rank, line=stroke, **style)


def bars(
    name: str,
    years: Sequence[int],
    values: Sequence[float],
    hovers: Sequence[str],
    rank: int,
    half: float,
    **style: object,
) -> go.Bar:
    """Return bars, `half` a width (in years) to both sides of their years."""
    return go.Bar(
        x=list(years),
        y=list(values),
        name=name,
        legendrank=rank,
        customdata=list(hovers),
        hovertemplate=HOVER,
        width=2 * half,
        marker={"cornerradius": 3, **style},
    )


def marker(symbol: str, size: float, fill: str, edge: str, width: float) -> dict[str, object]:
    """Return the marker of a point; `width` is that of its edge, in pixels."""
    return {"symbol": symbol, "size": size, "color": fill, "line": {"color": edge, "width": width}}


def legend_entry(name: str, rank: int, **marker: object) -> go.Scatter:
    """Return a legend entry for a marker that some points of a trace have."""
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, hoverinfo="skip", legendrank=rank, marker=marker)
