"""Years without a figure on a chart: a sign, a style and words for each kind of blank."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.palette import Palette
from charts.scene import Scene
from charts.series import is_over
from charts.traces import trace
from charts.words import blank_hover
from progress.terms import DataState, JudgedYear
from text import Language
from wording.labels import DATA

BLANK_SIGN = {
    DataState.SUBMITTED: "○",
    DataState.OVERDUE: "!",
    DataState.WAITING: "…",
    DataState.NOT_AVAILABLE: "–",
    DataState.NOT_DUE: "·",
}
STRIP = 0.055  # of the values' span: how far below it the marks of blank years stand


def blank_marks(scene: Scene, years: Sequence[JudgedYear], level: float) -> list[go.Scatter]:
    """A mark for every blank year; each kind of blank has its own, named in the legend."""
    return [
        _blank(scene, state, [v.year for v in years if v.data is state], level)
        for state in BLANK_SIGN
        if any(v.data is state for v in years)
    ]


def _blank(scene: Scene, state: DataState, years: list[int], level: float) -> go.Scatter:
    tone = DATA[state].tone
    return trace(
        blank_name(state, scene.language),
        [(year, level) for year in years],
        blank_hover(state, scene.language),
        mode="markers+text",
        text=[f"<b>{BLANK_SIGN[state]}</b>" if is_over(state) else ""] * len(years),
        legendrank=5,
        textposition="middle center",
        textfont={"color": scene.colours.text[tone], "size": 13},
        marker=blank_marker(state, scene.colours),
        cliponaxis=False,
    )


def blank_name(state: DataState, language: Language) -> str:
    """The sign and the words of a blank; a year that is not over has no sign."""
    words = DATA[state].text(language)
    return f"{BLANK_SIGN[state]} {words}" if is_over(state) else words


def blank_marker(state: DataState, colours: Palette) -> dict[str, object]:
    """A disc in the tint of the blank; a year that is not over has only a small ring."""
    tone = DATA[state].tone
    if not is_over(state):
        return {"size": 8, "color": colours.background, "line": {"color": colours.fill[tone], "width": 1.2}}
    return {"size": 18, "color": colours.tint[tone], "line": {"color": colours.fill[tone], "width": 1}}
