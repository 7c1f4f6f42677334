"""The chart of one commitment: each kind gets the picture that suits it."""

from datetime import date

import plotly.graph_objects as go

from charts.beside import lies_beneath
from charts.growth import growth_chart
from charts.palette import PALETTES, Theme
from charts.size import Size, screen
from charts.timeline import timeline_chart
from charts.trajectory import trajectory_chart
from charts.units import units_chart
from models import Kind
from text import Language
from views import Standing


def commitment_chart(
    standing: Standing,
    language: Language,
    theme: Theme,
    today: date,
    *,
    yardstick: Standing | None = None,
    narrow: bool = False,
    size: Size | None = None,
) -> go.Figure:
    """Actuals against the target for each year; a yardstick that is counted alike may lie under them.

    It is drawn for a screen, or for a phone where `narrow`, unless a `size` is given.
    """
    size = size or screen(narrow=narrow)
    colours, kind = PALETTES[theme], standing.commitment.kind
    if yardstick is not None and not lies_beneath(standing, yardstick):
        yardstick = None
    if kind is Kind.MILESTONE:
        return timeline_chart(standing, language, colours, today, size=size)
    if kind is Kind.NAMED_UNITS:
        return units_chart(standing, language, theme, size=size)
    if kind is Kind.AVERAGE_GROWTH:
        return growth_chart(standing, language, colours, yardstick=yardstick, size=size)
    return trajectory_chart(standing, language, colours, today, yardstick=yardstick, size=size)
