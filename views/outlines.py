"""The outline of a unit: polygons of longitude and latitude (WGS 84), validated when read from GeoJSON."""

import json
import math
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]
Polygon: TypeAlias = tuple[Ring, ...]  # the outer ring, then the holes
Outline: TypeAlias = tuple[Polygon, ...]

MOST_POINTS: Final = 20_000  # of one unit: far more than a map on a screen can show
LEAST_POINTS: Final = 4  # of a ring, whose last point is its first
DECIMALS: Final = 6  # of a degree: a tenth of a metre
MAX_LONGITUDE, MAX_LATITUDE = 180, 90


class OutlineFault(StrEnum):
    """Why a geometry is no outline; each has its sentence in the catalogues under `outline.<fault>`."""

    NOT_POLYGONS = "not_polygons"
    NOT_POINTS = "not_points"
    OUT_OF_BOUNDS = "out_of_bounds"
    TOO_MANY_POINTS = "too_many_points"


class NotAnOutline(ValueError):
    def __init__(self, code: OutlineFault) -> None:
        super().__init__(code)
        self.code = code


def parse_geometry(geometry: object) -> Outline:
    """Return the polygons of a GeoJSON geometry. Raises `NotAnOutline`."""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise NotAnOutline(OutlineFault.NOT_POLYGONS)
    coordinates = geometry.get("coordinates")
    return _outline([coordinates] if geometry["type"] == "Polygon" else coordinates)


def outline_json(outline: Outline) -> str:
    """Return the JSON text that is stored."""
    return json.dumps(outline, separators=(",", ":"), allow_nan=False)


def outline_from_json(text: str | None) -> Outline | None:
    """Return the stored outline; None where it was removed, or the stored text is damaged."""
    try:
        return None if text is None else _outline(json.loads(text))
    except (ValueError, RecursionError):
        return None


def bounding_box(outline: Outline) -> tuple[Point, Point]:
    """Return the south-western and the north-eastern corner."""
    points = [point for polygon in outline for ring in polygon for point in ring]
    x, y = [x for x, _ in points], [y for _, y in points]
    return (min(x), min(y)), (max(x), max(y))


def centroid(outline: Outline) -> Point:
    """Return the centroid of the largest polygon's outer ring."""
    ring = max((polygon[0] for polygon in outline), key=lambda ring: abs(_area(ring)))
    area = _area(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return x / (6 * area), y / (6 * area)


def _area(ring: Ring) -> float:
    """Return the signed area: positive where the ring runs counter-clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _outline(coordinates: object) -> Outline:
    outline = tuple(_polygon(polygon) for polygon in _list(coordinates))
    if sum(len(ring) for polygon in outline for ring in polygon) > MOST_POINTS:
        raise NotAnOutline(OutlineFault.TOO_MANY_POINTS)
    return outline


def _polygon(coordinates: object) -> Polygon:
    """Outer rings run counter-clockwise and holes clockwise, so that a hole is left free wherever it is drawn."""
    rings = [_ring(ring) for ring in _list(coordinates)]
    return tuple(ring if (_area(ring) > 0) is (n == 0) else ring[::-1] for n, ring in enumerate(rings))


def _ring(coordinates: object) -> Ring:
    points = tuple(_point(point) for point in _list(coordinates))
    closed = points if points[0] == points[-1] else (*points, points[0])
    if len(closed) < LEAST_POINTS:
        raise NotAnOutline(OutlineFault.NOT_POINTS)
    return closed


def _point(position: object) -> Point:
    """Longitude and latitude; a height is left out."""
    if not isinstance(position, list) or len(position) < 2:
        raise NotAnOutline(OutlineFault.NOT_POINTS)
    return _degree(position[0], MAX_LONGITUDE), _degree(position[1], MAX_LATITUDE)


def _degree(number: object, bound: int) -> float:
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise NotAnOutline(OutlineFault.NOT_POINTS)
    if not -bound <= number <= bound or not math.isfinite(number):
        raise NotAnOutline(OutlineFault.OUT_OF_BOUNDS)
    return round(float(number), DECIMALS)


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise NotAnOutline(OutlineFault.NOT_POINTS)
    return value
