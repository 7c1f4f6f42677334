"""The traces of a plotly figure as SVG: lines, areas, points with their signs, bars."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from charts import svg
from charts.drawing.lettering import svg_text
from charts.drawing.plot import Plot, stroke
from charts.drawing.spec import Spec
from charts.drawing.symbols import Look, mark
from charts.series import in_steps

ROUND = 2  # pixels: the corners of a bar
HATCH = 7  # pixels between the lines of a hatched bar


def svg_traces(plot: Plot) -> str:
    """Return all traces in their order: a later one lies over those before."""
    return "".join(_trace(plot, trace) for trace in plot.figure.all("data"))


def _trace(plot: Plot, trace: Spec) -> str:
    if trace.type == "bar":
        return "".join(_bar(plot, trace, i) for i in range(len(trace.x)))
    if trace.type != "scatter":
        raise NotImplementedError(trace.type)
    parts = {"lines": _lines, "markers": _markers, "text": _signs}
    body = "".join(parts[part](plot, trace) for part in trace.mode.split("+"))
    return body if trace.opacity is None else svg.element("g", body or " ", opacity=trace.opacity)


def _runs(trace: Spec) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each unbroken line: it never bridges a gap."""
    pairs = [(x, y) for x, y in zip(trace.x, trace.y, strict=True)]
    for has_values, run in groupby(pairs, key=lambda pair: None not in pair):
        if has_values:
            yield list(run)


def _lines(plot: Plot, trace: Spec) -> str:
    """The lines, and the area inside them where it is filled (a band)."""
    is_filled = trace.fill == "toself"
    if trace.fill not in (None, "none", "toself"):
        raise NotImplementedError(trace.fill)
    if trace.line.shape not in (None, "linear", "hv"):
        raise NotImplementedError(trace.line.shape)
    parts = []
    for points in _runs(trace):
        run = in_steps(points) if trace.line.shape == "hv" else points
        path = "M" + "L".join("{:.1f} {:.1f}".format(*plot.at(x, y)) for x, y in run) + ("Z" if is_filled else "")
        fill = svg.paint(trace.fillcolor if is_filled else None, "fill")
        line = {} if trace.line.width == 0 else stroke(trace.line) | {"stroke_linejoin": "round"}
        if len(run) > 1:
            parts.append(svg.element("path", d=path, **fill, **line))
    return "".join(parts)


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
        svg_text(plot.at(x, y), sign, font.color, font.size, across="center")
        for x, y, sign in zip(trace.x, trace.y, trace.text, strict=True)
        if sign
    )


def look_of(trace: Spec, i: int | None) -> Look:
    """Return the look of point `i`, or where it is None, of most points."""
    marker = trace.marker
    return Look(
        symbol=str(_value(marker.symbol, i) or "circle"),
        size=float(_value(marker.size, i) or 6),
        fill=str(_value(marker.color, i)),
        edge=str(_value(marker.line.color, i) or _value(marker.color, i)),
        width=float(_value(marker.line.width, i) or 0),
        opacity=float(marker.opacity if marker.opacity is not None else 1),
    )


def _value(values: Any, i: int | None) -> Any:
    """Return the value of point `i` from a list of one each, or the value that all points share."""
    if isinstance(values, str) or not isinstance(values, Sequence):
        return values
    return values[i] if i is not None else Counter(values).most_common(1)[0][0] if values else None


def _bar(plot: Plot, trace: Spec, i: int) -> str:
    value = trace.y[i]
    if value is None:
        return ""
    (x0, y0), (x1, y1) = plot.at(trace.x[i] - trace.width / 2, value), plot.at(trace.x[i] + trace.width / 2, 0)
    return bar((x0, min(y0, y1)), (x1 - x0, abs(y1 - y0)), trace, i)


def bar(corner: svg.Point, extent: svg.Point, trace: Spec, i: int | None) -> str:
    """Return a bar from its upper left corner, with plotly's hatching."""
    marker = trace.marker
    edge = _value(marker.line.color, i), _value(marker.line.width, i)
    rectangle = {"x": corner[0], "y": corner[1], "width": extent[0], "height": extent[1], "rx": ROUND}
    hatch = _hatch(corner, extent, marker.pattern.fgcolor) if marker.pattern.shape else ""
    fill = svg.element("rect", **rectangle, **svg.paint(_value(marker.color, i), "fill"))
    return fill + hatch + svg.element("rect", **rectangle, fill="none", stroke=edge[0], stroke_width=edge[1])


def _hatch(corner: svg.Point, extent: svg.Point, colour: str) -> str:
    """Return rising lines clipped to a box; an SVG pattern would need an id of its own on the page."""
    (left, top), (right, foot) = corner, (corner[0] + extent[0], corner[1] + extent[1])
    first = int((left + top) / HATCH) + 1
    paths = []
    for step in range(first, int((right + foot) / HATCH) + 1):
        total = step * HATCH  # of x and y, on one line
        x0, x1 = max(left, total - foot), min(right, total - top)
        if x0 < x1:
            paths.append(f"M{x0:.1f} {total - x0:.1f}L{x1:.1f} {total - x1:.1f}")
    return svg.element("path", d="".join(paths), fill="none", stroke=colour, stroke_width=0.7) if paths else ""
