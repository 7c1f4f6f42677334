"""A chart as a picture to download: SVG or PNG."""

from datetime import date
from enum import StrEnum

from charts import has_units_chart, svg_chart, svg_units_chart
from exchange.paper.press import printed
from text import Language
from views import Standing

WIDTH = 900  # pixels
FINE = 192  # dots for each inch of 96 pixels: twice as many as the picture has


class ChartPart(StrEnum):
    """Which chart of a commitment: its figures over the years, or its wards and communes."""

    YEARS = "years"
    UNITS = "units"


def chart_svg(
    standing: Standing,
    language: Language,
    today: date,
    part: ChartPart = ChartPart.YEARS,
    yardstick: Standing | None = None,
) -> str | None:
    """The chart with its title, source and date; None where the commitment has no such chart."""
    if part is ChartPart.UNITS:
        is_there = has_units_chart(standing.commitment)
        return svg_units_chart(standing, language, width=WIDTH, as_of=today) if is_there else None
    return svg_chart(standing, language, width=WIDTH, as_of=today, yardstick=yardstick)


def as_png(svg: str) -> bytes:
    """An SVG of ours as PNG, in twice the resolution of a plain screen."""
    return printed("picture.typ", {"svg": svg}, "png", ppi=FINE)
