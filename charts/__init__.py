"""How commitments are drawn: plotly figures, the same as SVG, small pictures, the colours of a status. All pure."""

from charts.alternative import alternative_text, sparkline_text, units_text
from charts.answers import SIGN, UnitRow, answer_sign, answer_words, unit_rows
from charts.bar import status_bar
from charts.blanks import BLANK_SIGN
from charts.commitment import commitment_chart
from charts.context import is_comparable
from charts.drawing import svg_chart, svg_place_map, svg_units_chart
from charts.frame import chart_config
from charts.palette import DARK, LIGHT, PALETTES, Palette, Theme, css_variables
from charts.place_map import MapUnit, place_map
from charts.sparklines import sparkline
from charts.units import SETTLED, has_units_chart, units_chart
from charts.words import escape_plotly, target_label
