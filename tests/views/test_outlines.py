"""Outlines of places: how they are read, and what is none."""

import pytest

from tests.support.geojson import HOLE, RING, polygon
from tests.support.hostile_texts import PAYLOAD
from views.outlines import (
    NotAnOutline,
    OutlineFault,
    bounding_box,
    centroid,
    outline_from_json,
    outline_json,
    parse_geometry,
)


def test_rings_are_closed_turned_the_right_way_and_without_heights() -> None:
    outline = parse_geometry(polygon([[*p, 12.5] for p in RING[:-1][::-1]], HOLE))
    assert outline[0][0][0] == outline[0][0][-1]
    assert bounding_box(outline) == ((106.0, 11.0), (106.2, 11.1))
    assert centroid(parse_geometry(polygon(RING))) == pytest.approx((106.1, 11.05))
    assert outline_from_json(outline_json(outline)) == outline
    multi = {"type": "MultiPolygon", "coordinates": [[RING], [HOLE]]}
    assert len(parse_geometry(multi)) == 2


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (None, OutlineFault.NOT_POLYGONS),
        ("Polygon", OutlineFault.NOT_POLYGONS),
        ({"type": "Point", "coordinates": [106, 11]}, OutlineFault.NOT_POLYGONS),
        ({"type": "GeometryCollection", "geometries": [polygon(RING)]}, OutlineFault.NOT_POLYGONS),
        ({"type": ["Polygon"], "coordinates": [RING]}, OutlineFault.NOT_POLYGONS),
        (polygon(), OutlineFault.NOT_POINTS),
        (polygon([]), OutlineFault.NOT_POINTS),
        (polygon(RING[:2]), OutlineFault.NOT_POINTS),
        (polygon([[106, 11], [106], [107, 12], [106, 11]]), OutlineFault.NOT_POINTS),
        (polygon([["106", 11], *RING]), OutlineFault.NOT_POINTS),
        (polygon([[True, 11], *RING]), OutlineFault.NOT_POINTS),
        (polygon([[106, None], *RING]), OutlineFault.NOT_POINTS),
        (polygon([[180.1, 11], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[106, -90.1], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[600000, 1200000], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[float("inf"), 11], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[float("nan"), 11], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[10**400, 11], *RING]), OutlineFault.OUT_OF_BOUNDS),
        (polygon([[106 + i / 10**6, 11] for i in range(20_001)]), OutlineFault.TOO_MANY_POINTS),
    ],
)
def test_what_is_no_outline_is_refused(geometry: object, code: OutlineFault) -> None:
    with pytest.raises(NotAnOutline) as caught:
        parse_geometry(geometry)
    assert caught.value.code is code


@pytest.mark.parametrize("text", [None, "", "x", "[" * 100_000, "[[1]]", "[[[[1e999,2]]]]", PAYLOAD])
def test_what_became_unreadable_in_the_store_is_not_there(text: str | None) -> None:
    assert outline_from_json(text) is None
