"""The map of answers as SVG."""

import xml.etree.ElementTree as ET

from charts import MapUnit, svg_place_map
from charts.drawing.place_map import TALLEST
from models import Answer
from tests.support.geojson import HOLE, RING, polygon
from views.outlines import parse_geometry

SVG = "{http://www.w3.org/2000/svg}"
HIGH = [[106.0, 11.0], [106.01, 11.0], [106.01, 12.0], [106.0, 12.0], [106.0, 11.0]]


def drawing(*units: MapUnit, width: float = 500) -> ET.Element:
    return ET.fromstring(svg_place_map(units, "<b> & c", width=width))  # noqa: S314


def test_each_unit_has_its_outline_with_its_holes_its_sign_and_its_name() -> None:
    outline = parse_geometry(polygon(RING, HOLE))
    root = drawing(MapUnit("<i>Phường 1", Answer.YES, outline), MapUnit("Phường 2", None, outline))
    yes, none = root.iter(f"{SVG}path")
    assert yes.attrib["d"].count("M") == 2
    assert yes.attrib["fill-rule"] == "evenodd"
    assert yes.attrib["fill"] != none.attrib["fill"] == "#FFFFFF"
    words = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert words == ["✓", "<i>Phường 1", "–", "Phường 2"]
    assert root.findtext(f"{SVG}desc") == "<b> & c"


def test_a_high_city_is_no_taller_than_a_page() -> None:
    root = drawing(MapUnit("Phường 1", Answer.NO, parse_geometry(polygon(HIGH))))
    assert float(root.attrib["height"]) <= TALLEST
    assert float(root.attrib["width"]) == 500
