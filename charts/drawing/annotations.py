"""The annotations of a plotly figure: the labels beside its points, with their leader lines."""

from math import hypot

from charts import svg
from charts.drawing.lettering import parsed_lines, svg_text, text_width
from charts.drawing.plot import Plot
from charts.drawing.spec import Spec
from charts.placement import ACROSS, DOWN, LINE, Across, Down

PADDING = 2  # pixels around text with a background of its own


def svg_annotations(plot: Plot) -> str:
    return "".join(_annotation(plot, note) for note in plot.figure.layout.all("annotations"))


def _annotation(plot: Plot, note: Spec) -> str:
    x, y = plot.at(note.x, note.y, note.xref, note.yref)
    dx, dy = (note.ax, note.ay) if note.showarrow else (note.xshift or 0, -(note.yshift or 0))
    anchor, size = (x + dx, y + dy), note.font.size
    across: Across = note.xanchor or "center"
    down: Down = note.yanchor or "middle"
    leader = _leader(anchor, (x, y), note) if note.showarrow else ""
    box = _background(anchor, note) if note.bgcolor else ""
    halo = None if note.bgcolor else plot.background
    return leader + box + svg_text(anchor, note.text, note.font.color, size, across=across, down=down, background=halo)


def _leader(words: svg.Point, point: svg.Point, note: Spec) -> str:
    """Return the line from the text towards the point; it ends where the point's own sign begins."""
    (x0, y0), (x1, y1) = words, point
    length = hypot(x1 - x0, y1 - y0)
    share = max(0.0, 1 - (note.standoff or 0) / length) if length else 0.0
    path = f"M{x0:.1f} {y0:.1f}L{x0 + (x1 - x0) * share:.1f} {y0 + (y1 - y0) * share:.1f}"
    return svg.element("path", d=path, fill="none", stroke=note.arrowcolor, stroke_width=note.arrowwidth)


def _background(anchor: svg.Point, note: Spec) -> str:
    """Return a box behind text that lines run under."""
    text, size = parsed_lines(note.text), note.font.size
    width = max(sum(text_width(run.words, size, bold=run.bold) for run in line) for line in text) + 2 * PADDING
    height = len(text) * size * LINE
    left = anchor[0] - width * ACROSS[note.xanchor]
    top = anchor[1] - height * DOWN[note.yanchor]
    return svg.element("rect", x=left, y=top, width=width, height=height, **svg.paint(note.bgcolor, "fill"))
