"""The projection of the figures: a line carried forward and the band around it."""

import plotly.graph_objects as go

from charts.palette import faded
from charts.scene import Scene
from charts.traces import line
from charts.words import escape_plotly
from progress.outlook import CERTAINTY, Projection
from text import Language, number, translate
from views import Standing
from wording.amounts import projected_words


def projection_marks(scene: Scene, value_range: tuple[float, float]) -> list[go.Scatter]:
    """A band without an edge and a dotted line from the last figure's year on; empty without a projection.

    The regression line need not go through that figure. The band is cut at the ends of `value_range`; hover text
    states it whole.
    """
    projection = scene.standing.outlook.projection
    if projection is None:
        return []
    name = translate("chart.projection", scene.language, certainty=CERTAINTY)
    points = (projection.start, *projection.ahead)
    values = [(p.year, p.value) for p in points]
    edge = [(p.year, _within(p.low, value_range)) for p in points]
    edge += [(p.year, _within(p.high, value_range)) for p in reversed(points)]
    hovers = [
        "",
        *(f"{p.year}: {escape_plotly(projected_words(scene.commitment, p, scene.language))}" for p in projection.ahead),
    ]
    return [
        go.Scatter(
            x=[year for year, _ in edge],
            y=[value for _, value in edge],
            mode="lines",
            fill="toself",
            fillcolor=faded(scene.colours.muted, 0.16),
            line={"width": 0},
            hoverinfo="skip",
            showlegend=False,
        ),
        line(name, values, hovers, 4, scene.colours.muted, 2, "2px,4px"),
    ]


def projection_text(standing: Standing, language: Language) -> str:
    """Return where the line ends, in words; empty without a projection."""
    projection = standing.outlook.projection
    if projection is None:
        return ""
    last = projection.ahead[-1]
    words = projected_words(standing.commitment, last, language)
    figures = number(len(projection.years), 0, language)
    return translate("chart.alt.projection", language, year=last.year, value=words, n=figures)


def projection_values(projection: Projection | None) -> list[float]:
    """Return the values that the axis must reach for the line to be seen whole."""
    return [p.value for p in (projection.start, *projection.ahead)] if projection else []


def _within(value: float, value_range: tuple[float, float]) -> float:
    return min(max(value, value_range[0]), value_range[1])
