"""Full charts as SVG, for paper and for files: what plotly is given to draw, drawn here, without a browser."""

from charts.drawing.place_map import svg_place_map
from charts.drawing.sheet import svg_chart, svg_units_chart
