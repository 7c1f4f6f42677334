"""The map of a year's answers as SVG: the same outlines, colours and signs as on the screen."""

from collections.abc import Sequence

from charts import svg
from charts.answers import answer_sign
from charts.drawing.lettering import svg_root, svg_text, wrapped_lines
from charts.palette import PALETTES, Palette, Theme
from charts.place_map import MapUnit, longitude_degree, map_bounds
from charts.words import escape_plotly
from views.outlines import Outline, centroid
from wording.labels import ANSWER, Tone

TALLEST = 900.0  # pixels: of a page of paper whose text is 680 wide
NAME, NAME_ROOM = 12, 110.0  # pixels


def svg_place_map(units: Sequence[MapUnit], description: str, *, width: float, theme: Theme = "light") -> str:
    """Return the map of at least one unit; `description` is its alternative text."""
    colours, ((west, south), (east, north)) = PALETTES[theme], map_bounds(units)
    across = longitude_degree(south, north)
    scale = min(width / ((east - west) * across), TALLEST / (north - south))
    left = (width - (east - west) * across * scale) / 2

    def position(point: svg.Point) -> svg.Point:
        return left + (point[0] - west) * across * scale, (north - point[1]) * scale

    height = (north - south) * scale
    shapes = [
        _shape(unit, [[position(point) for point in ring] for ring in _rings(unit.outline)], colours) for unit in units
    ]
    names = [_name(unit, position(centroid(unit.outline)), colours) for unit in units]
    inside = svg.element("desc", svg.escaped(description)) + "".join(shapes + names)
    return svg_root(inside, width, height)


def _rings(outline: Outline) -> list[tuple[svg.Point, ...]]:
    return [ring for polygon in outline for ring in polygon]


def _shape(unit: MapUnit, rings: list[list[svg.Point]], colours: Palette) -> str:
    tone = Tone.GRAY if unit.answer is None else ANSWER[unit.answer].tone
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)
    fill = colours.background if unit.answer is None else colours.tint[tone]
    return svg.element("path", d=path, fill=fill, fill_rule="evenodd", stroke=colours.fill[tone], stroke_width=1.6)


def _name(unit: MapUnit, point: svg.Point, colours: Palette) -> str:
    """The sign and the name in the middle, so that nothing depends on colour."""
    name = "<br>".join(escape_plotly(line) for line in wrapped_lines(unit.name, NAME, NAME_ROOM))
    words = f"<b>{answer_sign(unit.answer)}</b><br>{name}"
    return svg_text(point, words, colours.ink, NAME, across="center", background=colours.background)
