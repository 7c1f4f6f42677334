"""The chart of one commitment, by its kind."""

from datetime import date
from typing import assert_never

import plotly.graph_objects as go

from charts.context import is_comparable
from charts.growth import growth_chart
from charts.kinds import ChartForm, form_of
from charts.palette import PALETTES, Theme
from charts.scene import Scene
from charts.size import Size, screen
from charts.timeline import timeline_chart
from charts.trajectory import trajectory_chart
from charts.units import units_chart
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
    """Return the actuals against the target for each year, over a comparable yardstick.

    It is drawn for a screen, or for a phone where `narrow`, unless a `size` is given.
    """
    size = size or screen(narrow=narrow)
    below = None
    if yardstick is not None and is_comparable(standing, yardstick):
        below = Scene(yardstick, language, PALETTES[theme])
    scene = Scene(standing, language, PALETTES[theme], below)
    match form_of(standing.commitment.kind):
        case ChartForm.TRAJECTORY:
            return trajectory_chart(scene, today, size)
        case ChartForm.GROWTH:
            return growth_chart(scene, size)
        case ChartForm.UNITS:
            return units_chart(standing, language, theme, size=size)
        case ChartForm.TIMELINE:
            return timeline_chart(scene, today, size)
        case form:
            assert_never(form)
