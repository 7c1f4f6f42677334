"""The legend of a chart as SVG: its entries in lines above the plot."""

from dataclasses import dataclass, replace

from charts import svg
from charts.drawing.lettering import svg_text, text_width, without_markup, wrapped_lines
from charts.drawing.plot import stroke
from charts.drawing.spec import Spec
from charts.drawing.symbols import mark
from charts.drawing.traces import bar, look_of
from charts.placement import LINE
from charts.words import escape_plotly

SAMPLE, GAP, BETWEEN = 30, 6, 16  # pixels: a sample, between it and its name, between two entries
LARGEST = 15.0  # pixels, of a sign
UNRANKED = 1000  # plotly's own
BAR = 12  # pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """One trace: its name in lines, and the place of the entry in the legend."""

    trace: Spec
    name: list[str]
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Legend:
    entries: list[Entry]
    height: float
    size: float
    ink: str

    def svg(self, left: float, top: float) -> str:
        return "".join(self._entry_svg(e, left + e.left, top + e.top) for e in self.entries)

    def _entry_svg(self, entry: Entry, left: float, top: float) -> str:
        middle = top + self.size * LINE / 2
        words = "<br>".join(escape_plotly(line) for line in entry.name)
        point = left + SAMPLE + GAP, top
        return _sample(entry.trace, left, middle) + svg_text(point, words, self.ink, self.size, down="top")


def legend_of(figure: Spec, room: float) -> Legend:
    """Return the named traces in the order of their rank, in as many lines as `room` pixels need."""
    font = figure.layout.legend.font
    named = [t for t in figure.all("data") if t.name and t.showlegend is not False]
    named.sort(key=lambda t: UNRANKED if t.legendrank is None else t.legendrank)
    entries, left, top, height = list[Entry](), 0.0, 0.0, 0.0
    for trace in _first_of_each(named):
        name = wrapped_lines(without_markup(trace.name), font.size, room - SAMPLE - GAP)
        width = SAMPLE + GAP + max(text_width(line, font.size) for line in name)
        if left and left + width > room:
            left, top, height = 0.0, top + height, 0.0
        entries.append(Entry(trace, name, left, top))
        left, height = left + width + BETWEEN, max(height, len(name) * font.size * LINE + 3)
    return Legend(entries, top + height, font.size, font.color)


def _first_of_each(named: list[Spec]) -> list[Spec]:
    """Of several traces with one name, the first."""
    by_name: dict[str, Spec] = {}
    for trace in named:
        by_name.setdefault(trace.name, trace)
    return list(by_name.values())


def _sample(trace: Spec, left: float, middle: float) -> str:
    """Return a piece of a trace's line, one of its points or a small bar."""
    centre = left + SAMPLE / 2
    if trace.type == "bar":
        return bar((centre - BAR / 2, middle - BAR / 2), (BAR, BAR), trace, None)
    sample = ""
    if trace.fill == "toself":
        box = {"x": left, "y": middle - BAR / 2, "width": SAMPLE, "height": BAR}
        sample += svg.element("rect", **box, **svg.paint(trace.fillcolor, "fill"))
    elif "lines" in trace.mode:
        sample += svg.element("path", d=f"M{left:.1f} {middle:.1f}h{SAMPLE}", fill="none", **stroke(trace.line))
    if "markers" in trace.mode:
        look = look_of(trace, None)
        sample += mark((centre, middle), replace(look, size=min(look.size, LARGEST)))
    return sample if trace.opacity is None else svg.element("g", sample, opacity=trace.opacity)
