"""What the signs of a chart mean, in lines above the plot."""

from dataclasses import dataclass, replace

from charts import svg
from charts.drawing.lettering import bare, folded, wide, written
from charts.drawing.plot import stroke
from charts.drawing.spec import Spec
from charts.drawing.symbols import mark
from charts.drawing.traces import bar, look_of
from charts.labels import LINE
from charts.writing import escape_plotly

SAMPLE, GAP, BETWEEN = 30, 6, 16  # pixels: a sign, between it and its name, between two entries
LARGEST = 15.0  # pixels, of a sign
UNRANKED = 1000  # plotly's own
BAR = 12  # pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """One series: where its sign stands, and its name in lines."""

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

    def drawn(self, left: float, top: float) -> str:
        return "".join(self._entry(e, left + e.left, top + e.top) for e in self.entries)

    def _entry(self, entry: Entry, left: float, top: float) -> str:
        middle = top + self.size * LINE / 2
        words = "<br>".join(escape_plotly(line) for line in entry.name)
        at = left + SAMPLE + GAP, top
        return _sample(entry.trace, left, middle) + written(at, words, self.ink, self.size, down="top")


def legend_of(figure: Spec, room: float) -> Legend:
    """The named series in the order of their rank, in as many lines as `room` pixels ask for."""
    font = figure.layout.legend.font
    named = [t for t in figure.all("data") if t.name and t.showlegend is not False]
    named.sort(key=lambda t: UNRANKED if t.legendrank is None else t.legendrank)
    entries, left, top, tall = list[Entry](), 0.0, 0.0, 0.0
    for trace in _first_of_each(named):
        name = folded(bare(trace.name), font.size, room - SAMPLE - GAP)
        width = SAMPLE + GAP + max(wide(line, font.size) for line in name)
        if left and left + width > room:
            left, top, tall = 0.0, top + tall, 0.0
        entries.append(Entry(trace, name, left, top))
        left, tall = left + width + BETWEEN, max(tall, len(name) * font.size * LINE + 3)
    return Legend(entries, top + tall, font.size, font.color)


def _first_of_each(named: list[Spec]) -> list[Spec]:
    """Of several series with one name, the first."""
    found: dict[str, Spec] = {}
    for trace in named:
        found.setdefault(trace.name, trace)
    return list(found.values())


def _sample(trace: Spec, left: float, middle: float) -> str:
    """A piece of a series' line, one of its points or a small bar."""
    centre = left + SAMPLE / 2
    if trace.type == "bar":
        return bar((centre - BAR / 2, middle - BAR / 2), (BAR, BAR), trace, None)
    made = ""
    if trace.fill == "toself":
        box = {"x": left, "y": middle - BAR / 2, "width": SAMPLE, "height": BAR}
        made += svg.element("rect", **box, **svg.paint(trace.fillcolor, "fill"))
    elif "lines" in trace.mode:
        made += svg.element("path", d=f"M{left:.1f} {middle:.1f}h{SAMPLE}", fill="none", **stroke(trace.line))
    if "markers" in trace.mode:
        look = look_of(trace, None)
        made += mark((centre, middle), replace(look, size=min(look.size, LARGEST)))
    return made if trace.opacity is None else svg.element("g", made, opacity=trace.opacity)
