"""The map of a year's answers: the outlines that were given, each filled and signed; nothing is fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

import plotly.graph_objects as go

from charts import frame
from charts.palette import PALETTES, Palette, Theme
from charts.units import SIGN
from charts.writing import escape_plotly, wrapped
from models import Answer
from text import Language, translate
from views.outlines import Outline, bounding_box, centroid
from wording.labels import ANSWER, Tone

HEIGHT = {True: 380, False: 540}  # pixels
NOT_SAID = "–"
ROOM = 0.03  # of the map's size, left free around it


@dataclass(frozen=True, slots=True)
class Drawn:
    """One unit on the map; `answer` is None where no figure says anything of it."""

    name: str
    answer: Answer | None
    outline: Outline


def place_map(units: Sequence[Drawn], language: Language, theme: Theme, *, narrow: bool = False) -> go.Figure:
    """Units by their answer, at least one. Filled lines need no background map, so no request leaves the page."""
    colours = PALETTES[theme]
    traces = [*_fills(units, colours, language), _signs(units, colours, narrow=narrow)]
    made = go.Figure(traces, frame.blank(colours, language, narrow=narrow))
    (west, south), (east, north) = around(units)
    made.update_xaxes(visible=False, range=[west, east], constrain="domain")
    shape = {"scaleanchor": "x", "scaleratio": 1 / max(cos(radians((south + north) / 2)), 0.01)}
    made.update_yaxes(visible=False, range=[south, north], constrain="domain", **shape)
    made.update_layout(height=HEIGHT[narrow], hovermode="closest", margin={"l": 8, "r": 8, "t": 44, "b": 8})
    return made


def around(units: Iterable[Drawn]) -> tuple[tuple[float, float], tuple[float, float]]:
    """What the map shows: all of it and a little more."""
    corners = [corner for unit in units for corner in bounding_box(unit.outline)]
    x, y = [x for x, _ in corners], [y for _, y in corners]
    free = ROOM * (max(max(x) - min(x), max(y) - min(y)) or 1)
    return (min(x) - free, min(y) - free), (max(x) + free, max(y) + free)


def _fills(units: Sequence[Drawn], colours: Palette, language: Language) -> list[go.Scatter]:
    """A trace for each unit, so that each says its own name; the legend names every answer once."""
    seen: set[Answer | None] = set()
    traces = []
    for unit in sorted(units, key=lambda u: _rank(u.answer)):
        tone = Tone.GRAY if unit.answer is None else ANSWER[unit.answer].tone
        said = answer_words(unit.answer, language)
        x, y = _line(unit.outline)
        traces.append(
            go.Scatter(
                x=x,
                y=y,
                mode="lines",
                fill="toself",
                hoveron="fills",
                name=f"{answer_sign(unit.answer)} {said}",
                legendgroup=str(unit.answer),
                showlegend=unit.answer not in seen,
                line={"color": colours.fill[tone], "width": 1.6},
                fillcolor=colours.background if unit.answer is None else colours.tint[tone],
                text=f"<b>{wrapped(unit.name)}</b><br>{escape_plotly(said)}",
                hoverinfo="text",
            )
        )
        seen.add(unit.answer)
    return traces


def _rank(answer: Answer | None) -> int:
    return len(Answer) if answer is None else list(Answer).index(answer)


def answer_sign(answer: Answer | None) -> str:
    return NOT_SAID if answer is None else SIGN[answer]


def answer_words(answer: Answer | None, language: Language) -> str:
    return translate("units.not_said", language) if answer is None else ANSWER[answer].text(language)


def _line(outline: Outline) -> tuple[list[float | None], list[float | None]]:
    """The rings one after the other, with a gap between; holes run the other way round and so stay free."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in (ring for polygon in outline for ring in polygon):
        x += [*(east for east, _ in ring), None]
        y += [*(north for _, north in ring), None]
    return x[:-1], y[:-1]


def _signs(units: Sequence[Drawn], colours: Palette, *, narrow: bool) -> go.Scatter:
    """The sign in the middle of each, and on a large screen its name, so that nothing hangs on colour."""
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
