"""How commitments are drawn: plotly figures, the same as SVG, small pictures, the colours of a status. All pure."""

from charts.alternative import alternative_text, units_text
from charts.bar import status_bar
from charts.commitment import commitment_chart
from charts.drawing import svg_chart, svg_units_chart
from charts.frame import chart_config
from charts.palette import DARK, LIGHT, PALETTES, Palette, Theme
from charts.pictures import small_picture
from charts.units import UnitRow, unit_grid, units_chart
from charts.writing import plain, target_label

__all__ = [
    "DARK",
    "LIGHT",
    "PALETTES",
    "Palette",
    "Theme",
    "UnitRow",
    "alternative_text",
    "chart_config",
    "commitment_chart",
    "plain",
    "small_picture",
    "status_bar",
    "svg_chart",
    "svg_units_chart",
    "target_label",
    "unit_grid",
    "units_chart",
    "units_text",
]
