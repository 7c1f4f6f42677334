"""Where the figures are heading: the line carried forward and the band around it, drawn as what they are."""

import plotly.graph_objects as go

from charts.marks import points
from charts.palette import Palette, faded
from charts.writing import escape_plotly
from progress import CERTAINTY, Projection
from text import Language, number, translate
from views import Standing
from wording.amounts import projected_words


def projection_marks(
    standing: Standing, span: tuple[float, float], colours: Palette, language: Language
) -> list[go.Scatter]:
    """A band without an edge and a dotted line, straight from the last figure's year on; none where there is none.

    The line need not begin at that figure: it is the one through all that it rests on. The band is cut at the ends of
    the axis: in words it is said whole.
    """
    found = standing.outlook.projection
    if found is None:
        return []
    name = translate("chart.projection", language, certainty=CERTAINTY)
    steps = (found.start, *found.ahead)
    line = [(p.year, p.value) for p in steps]
    edge = [(p.year, _within(p.low, span)) for p in steps]
    edge += [(p.year, _within(p.high, span)) for p in reversed(steps)]
    hovers = [
        "",
        *(f"{p.year}: {escape_plotly(projected_words(standing.commitment, p, language))}" for p in found.ahead),
    ]
    return [
        go.Scatter(
            x=[year for year, _ in edge],
            y=[value for _, value in edge],
            mode="lines",
            fill="toself",
            fillcolor=faded(colours.muted, 0.16),
            line={"width": 0},
            hoverinfo="skip",
            showlegend=False,
        ),
        points(
            name,
            [year for year, _ in line],
            [value for _, value in line],
            hovers,
            mode="lines",
            legendrank=4,
            line={"color": colours.muted, "width": 2, "dash": "2px,4px"},
        ),
    ]


def projection_text(standing: Standing, language: Language) -> str:
    """Where the line ends, in words; empty where there is none."""
    found = standing.outlook.projection
    if found is None:
        return ""
    last = found.ahead[-1]
    said = projected_words(standing.commitment, last, language)
    return translate(
        "chart.alt.projection", language, year=last.year, said=said, n=number(len(found.years), 0, language)
    )


def line_values(found: Projection | None) -> list[float]:
    """What the axis must reach for the line to be seen whole."""
    return [p.value for p in (found.start, *found.ahead)] if found else []


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])
