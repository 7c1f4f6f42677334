"""Samples drawn by plotly, and all the words that plotly is given to draw."""

from collections.abc import Iterator

import plotly.graph_objects as go

import charts
from charts.palette import Theme
from charts.size import Size
from tests.support.standings import TODAY, samples
from text import Language
from views import Standing

LANGUAGES = list(Language)
THEMES: list[Theme] = ["light", "dark"]
SAMPLES = samples()
EVIL = '<b>A&B</b> <a href="http://example.org">x</a> %{x} & <script>alert(1)</script>'


def figure(
    case: Standing,
    language: Language = Language.VI,
    theme: Theme = "light",
    *,
    yardstick: Standing | None = None,
    narrow: bool = False,
    size: Size | None = None,
) -> go.Figure:
    return charts.commitment_chart(case, language, theme, TODAY, yardstick=yardstick, narrow=narrow, size=size)


def texts(made: go.Figure) -> Iterator[str]:
    """Every word that plotly is given to draw."""
    for trace in made.data:
        yield from (str(t) for t in (trace.name, *(trace.customdata if trace.customdata is not None else ())) if t)
        if isinstance(trace.text, (list, tuple)):
            yield from trace.text
    for note in made.layout.annotations:
        yield from (str(t) for t in (note.text, note.hovertext) if t)
    for axis in (made.layout.xaxis, made.layout.yaxis):
        yield from (str(t) for t in axis.ticktext or ())


def all_text(made: go.Figure) -> str:
    return "\n".join(texts(made))


def named(made: go.Figure, name: str) -> go.Scatter:
    return next(t for t in made.data if t.name and t.name.replace("<br>", " ") == name)
