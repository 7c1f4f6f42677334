"""The series of a plotly figure: lines, areas, points with their signs, bars."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from charts import svg
from charts.drawing.lettering import written
from charts.drawing.plot import Plot, stroke
from charts.drawing.spec import Spec
from charts.drawing.symbols import Look, mark

ROUND = 2  # pixels: the corners of a bar
HATCH = 7  # pixels between the lines of a hatched bar


def drawn(plot: Plot) -> str:
    """All series in their order: what comes later lies over what came before."""
    return "".join(_series(plot, trace) for trace in plot.figure.all("data"))


def _series(plot: Plot, trace: Spec) -> str:
    if trace.type == "bar":
        return "".join(_bar(plot, trace, i) for i in range(len(trace.x)))
    if trace.type != "scatter":
        raise NotImplementedError(trace.type)
    parts = {"lines": _lines, "markers": _markers, "text": _signs}
    made = "".join(parts[part](plot, trace) for part in trace.mode.split("+"))
    return made if trace.opacity is None else svg.element("g", made or " ", opacity=trace.opacity)


def _runs(trace: Spec) -> Iterator[list[tuple[float, float]]]:
    """The points that one line may go through: it never bridges a gap."""
    pairs = [(x, y) for x, y in zip(trace.x, trace.y, strict=True)]
    for is_there, run in groupby(pairs, key=lambda pair: None not in pair):
        if is_there:
            yield list(run)


def _lines(plot: Plot, trace: Spec) -> str:
    """The lines, and the area inside them where it is filled (a band)."""
    is_filled = trace.fill == "toself"
    if trace.fill not in (None, "none", "toself"):
        raise NotImplementedError(trace.fill)
    made = []
    for run in _runs(trace):
        way = "M" + "L".join("{:.1f} {:.1f}".format(*plot.at(x, y)) for x, y in run) + ("Z" if is_filled else "")
        look = svg.paint(trace.fillcolor if is_filled else None, "fill")
        line = {} if trace.line.width == 0 else stroke(trace.line) | {"stroke_linejoin": "round"}
        if len(run) > 1:
            made.append(svg.element("path", d=way, **look, **line))
    return "".join(made)


def _markers(plot: Plot, trace: Spec) -> str:
    return "".join(
        mark(plot.at(x, y), look_of(trace, i))
        for i, (x, y) in enumerate(zip(trace.x, trace.y, strict=True))
        if x is not None and y is not None
    )


def _signs(plot: Plot, trace: Spec) -> str:
    """The sign in the middle of each point."""
    font = trace.textfont
    return "".join(
        written(plot.at(x, y), said, font.color, font.size, across="center")
        for x, y, said in zip(trace.x, trace.y, trace.text, strict=True)
        if said
    )


def look_of(trace: Spec, i: int | None) -> Look:
    """How the point `i` is marked; without one, how most points are."""
    marker = trace.marker
    return Look(
        symbol=str(_of(marker.symbol, i) or "circle"),
        size=float(_of(marker.size, i) or 6),
        inside=str(_of(marker.color, i)),
        edge=str(_of(marker.line.color, i) or _of(marker.color, i)),
        width=float(_of(marker.line.width, i) or 0),
        opacity=float(marker.opacity if marker.opacity is not None else 1),
    )


def _of(look: Any, i: int | None) -> Any:
    """One of as many as there are points, or the one that all have."""
    if isinstance(look, str) or not isinstance(look, Sequence):
        return look
    return look[i] if i is not None else Counter(look).most_common(1)[0][0] if look else None


def _bar(plot: Plot, trace: Spec, i: int) -> str:
    value = trace.y[i]
    if value is None:
        return ""
    (x0, y0), (x1, y1) = plot.at(trace.x[i] - trace.width / 2, value), plot.at(trace.x[i] + trace.width / 2, 0)
    return bar((x0, min(y0, y1)), (x1 - x0, abs(y1 - y0)), trace, i)


def bar(corner: svg.Point, extent: svg.Point, trace: Spec, i: int | None) -> str:
    """A bar from its upper left corner; hatched where plotly's is."""
    marker = trace.marker
    edge = _of(marker.line.color, i), _of(marker.line.width, i)
    where = {"x": corner[0], "y": corner[1], "width": extent[0], "height": extent[1], "rx": ROUND}
    hatch = _hatch(corner, extent, marker.pattern.fgcolor) if marker.pattern.shape else ""
    ground = svg.element("rect", **where, **svg.paint(_of(marker.color, i), "fill"))
    return ground + hatch + svg.element("rect", **where, fill="none", stroke=edge[0], stroke_width=edge[1])


def _hatch(corner: svg.Point, extent: svg.Point, colour: str) -> str:
    """Rising lines inside a box, each cut at its edges: a pattern would need a name of its own on the page."""
    (left, top), (right, foot) = corner, (corner[0] + extent[0], corner[1] + extent[1])
    first = int((left + top) / HATCH) + 1
    ways = []
    for step in range(first, int((right + foot) / HATCH) + 1):
        total = step * HATCH  # of x and y, on one line
        x0, x1 = max(left, total - foot), min(right, total - top)
        if x0 < x1:
            ways.append(f"M{x0:.1f} {total - x0:.1f}L{x1:.1f} {total - x1:.1f}")
    return svg.element("path", d="".join(ways), fill="none", stroke=colour, stroke_width=0.7) if ways else ""
