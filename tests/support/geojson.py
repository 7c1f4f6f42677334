"""Boundaries as files hold them."""

import json
from typing import Any

RING: list[Any] = [[106.0, 11.0], [106.2, 11.0], [106.2, 11.1], [106.0, 11.1], [106.0, 11.0]]
HOLE: list[Any] = [[106.05, 11.02], [106.1, 11.02], [106.1, 11.05], [106.05, 11.02]]


def polygon(*rings: list[Any]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(code: object = "24001", geometry: object = None, **properties: object) -> dict[str, Any]:
    named = {"code": code, **properties}
    return {"type": "Feature", "properties": named, "geometry": polygon(RING) if geometry is None else geometry}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()
