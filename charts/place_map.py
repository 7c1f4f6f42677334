"""The map of a year's answers: the uploaded outlines of units, filled and signed; nothing is fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

import plotly.graph_objects as go

from charts import frame
from charts.answers import answer_sign, answer_words
from charts.palette import PALETTES, Palette, Theme
from charts.words import escape_plotly, wrapped
from models import Answer
from text import Language
from views.outlines import Outline, bounding_box, centroid
from wording.labels import ANSWER, Tone

HEIGHT = {True: 380, False: 540}  # pixels
MARGIN = 0.03  # of the map's size, left free around it


@dataclass(frozen=True, slots=True)
class MapUnit:
    """One unit on the map; `answer` is None where no figure answers for it."""

    name: str
    answer: Answer | None
    outline: Outline


def place_map(units: Sequence[MapUnit], language: Language, theme: Theme, *, narrow: bool = False) -> go.Figure:
    """Return the map of at least one unit. Filled lines need no background map, so no request leaves the page."""
    colours = PALETTES[theme]
    traces = [*_fills(units, colours, language), _signs(units, colours, narrow=narrow)]
    chart = go.Figure(traces, frame.blank_layout(colours, language, narrow=narrow))
    (west, south), (east, north) = map_bounds(units)
    chart.update_xaxes(visible=False, range=[west, east], constrain="domain")
    shape = {"scaleanchor": "x", "scaleratio": 1 / longitude_degree(south, north)}
    chart.update_yaxes(visible=False, range=[south, north], constrain="domain", **shape)
    chart.update_layout(height=HEIGHT[narrow], hovermode="closest", margin={"l": 8, "r": 8, "t": 44, "b": 8})
    return chart


def map_bounds(units: Iterable[MapUnit]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the south-western and the north-eastern corner of the map, with its margin."""
    corners = [corner for unit in units for corner in bounding_box(unit.outline)]
    x, y = [x for x, _ in corners], [y for _, y in corners]
    margin = MARGIN * (max(max(x) - min(x), max(y) - min(y)) or 1)
    return (min(x) - margin, min(y) - margin), (max(x) + margin, max(y) + margin)


def longitude_degree(south: float, north: float) -> float:
    """Return a degree of longitude in degrees of latitude, half way between two of these."""
    return max(cos(radians((south + north) / 2)), 0.01)


def _fills(units: Sequence[MapUnit], colours: Palette, language: Language) -> list[go.Scatter]:
    """A trace for each unit, so that each has its own hover text; the legend names every answer once."""
    named: set[Answer | None] = set()
    traces = []
    for unit in sorted(units, key=lambda u: _rank(u.answer)):
        tone = Tone.GRAY if unit.answer is None else ANSWER[unit.answer].tone
        words = answer_words(unit.answer, language)
        x, y = _coordinates(unit.outline)
        traces.append(
            go.Scatter(
                x=x,
                y=y,
                mode="lines",
                fill="toself",
                hoveron="fills",
                name=f"{answer_sign(unit.answer)} {words}",
                legendgroup=str(unit.answer),
                showlegend=unit.answer not in named,
                line={"color": colours.fill[tone], "width": 1.6},
                fillcolor=colours.background if unit.answer is None else colours.tint[tone],
                text=f"<b>{wrapped(unit.name)}</b><br>{escape_plotly(words)}",
                hoverinfo="text",
            )
        )
        named.add(unit.answer)
    return traces


def _rank(answer: Answer | None) -> int:
    return len(Answer) if answer is None else list(Answer).index(answer)


def _coordinates(outline: Outline) -> tuple[list[float | None], list[float | None]]:
    """The rings one after the other, with a gap between; holes run the other way round and so stay empty."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in (ring for polygon in outline for ring in polygon):
        x += [*(east for east, _ in ring), None]
        y += [*(north for _, north in ring), None]
    return x[:-1], y[:-1]


def _signs(units: Sequence[MapUnit], colours: Palette, *, narrow: bool) -> go.Scatter:
    """The sign in the middle of each unit, on a large screen with its name, so that nothing depends on colour."""
    places = [centroid(unit.outline) for unit in units]
    words = [f"<b>{answer_sign(u.answer)}</b>" + ("" if narrow else f"<br>{wrapped(u.name, 16)}") for u in units]
    return go.Scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="text",
        text=words,
        textfont={"color": colours.ink, "size": 14 if narrow else 12},
        showlegend=False,
        hoverinfo="skip",
    )
