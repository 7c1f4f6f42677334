"""The words beside the points of a plotly figure, with the thin lines that lead back to them."""

from math import hypot

from charts import svg
from charts.drawing.lettering import Across, Down, lines, wide, written
from charts.drawing.plot import Plot
from charts.drawing.spec import Spec
from charts.labels import LINE

PADDING = 2  # pixels around words on a ground of their own


def notes(plot: Plot) -> str:
    return "".join(_note(plot, note) for note in plot.figure.layout.all("annotations"))


def _note(plot: Plot, note: Spec) -> str:
    x, y = plot.at(note.x, note.y, note.xref, note.yref)
    dx, dy = (note.ax, note.ay) if note.showarrow else (note.xshift or 0, -(note.yshift or 0))
    at, size = (x + dx, y + dy), note.font.size
    across: Across = note.xanchor or "center"
    down: Down = note.yanchor or "middle"
    lead = _lead(at, (x, y), note) if note.showarrow else ""
    ground = _ground(at, note) if note.bgcolor else ""
    halo = None if note.bgcolor else plot.ground
    return lead + ground + written(at, note.text, note.font.color, size, across=across, down=down, ground=halo)


def _lead(words: svg.Point, point: svg.Point, note: Spec) -> str:
    """From the words towards the point; it ends where the point's own sign begins."""
    (x0, y0), (x1, y1) = words, point
    far = hypot(x1 - x0, y1 - y0)
    short = max(0.0, 1 - (note.standoff or 0) / far) if far else 0.0
    way = f"M{x0:.1f} {y0:.1f}L{x0 + (x1 - x0) * short:.1f} {y0 + (y1 - y0) * short:.1f}"
    return svg.element("path", d=way, fill="none", stroke=note.arrowcolor, stroke_width=note.arrowwidth)


def _ground(at: svg.Point, note: Spec) -> str:
    """A box behind words that lines run under."""
    said, size = lines(note.text), note.font.size
    width = max(sum(wide(run.words, size, bold=run.bold) for run in line) for line in said) + 2 * PADDING
    high = len(said) * size * LINE
    left = at[0] - width * {"left": 0.0, "center": 0.5, "right": 1.0}[note.xanchor]
    top = at[1] - high * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[note.yanchor]
    return svg.element("rect", x=left, y=top, width=width, height=high, **svg.paint(note.bgcolor, "fill"))
