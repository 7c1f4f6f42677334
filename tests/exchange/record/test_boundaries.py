"""Boundaries that an administrator uploads: what a file may hold, what it matches, and how it is kept and drawn."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import seed
from charts import MapUnit, place_map
from exchange.record.boundaries import BoundariesRefused, BoundaryFault, Unmatched, features, match_units
from models import Answer
from store.boundaries import boundaries, put_boundaries
from store.bulk import table_rows
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.units import units
from tests.support.hostile_texts import PAYLOAD
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW
from text import Language
from views.outlines import (
    NotAnOutline,
    OutlineFault,
    bounding_box,
    centroid,
    outline_from_json,
    outline_json,
    parse_geometry,
)

RING: list[Any] = [[106.0, 11.0], [106.2, 11.0], [106.2, 11.1], [106.0, 11.1], [106.0, 11.0]]
HOLE: list[Any] = [[106.05, 11.02], [106.1, 11.02], [106.1, 11.05], [106.05, 11.02]]
DAY = date(2025, 1, 1)


def polygon(*rings: list[Any]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(code: object = "24001", geometry: object = None, **properties: object) -> dict[str, Any]:
    named = {"code": code, **properties}
    return {"type": "Feature", "properties": named, "geometry": polygon(RING) if geometry is None else geometry}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


# ---- an outline


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


# ---- a file


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", BoundaryFault.NOT_JSON),
        (b"\xff\xfe", BoundaryFault.NOT_JSON),
        (b"{", BoundaryFault.NOT_JSON),
        (b'{"features": [NaN]}', BoundaryFault.NOT_JSON),
        (b'{"features": [Infinity]}', BoundaryFault.NOT_JSON),
        (b'{"features": [' + b"9" * 5000 + b"]}", BoundaryFault.NOT_JSON),
        (b"[" * 100_000, BoundaryFault.TOO_DEEP),
        (b'{"a":' * 13 + b"1" + b"}" * 13, BoundaryFault.TOO_DEEP),
        (b" " * (5 * 1024**2 + 1), BoundaryFault.TOO_LARGE),
        (b"[]", BoundaryFault.NO_FEATURES),
        (b"null", BoundaryFault.NO_FEATURES),
        (b'{"features": {}}', BoundaryFault.NO_FEATURES),
        (b'{"features": []}', BoundaryFault.NO_FEATURES),
        (b'{"features": [' + b"1," * 2000 + b"1]}", BoundaryFault.TOO_MANY_FEATURES),
    ],
    ids=range(14),
)
def test_a_file_that_cannot_be_read_is_refused_whole(content: bytes, code: BoundaryFault) -> None:
    with pytest.raises(BoundariesRefused) as caught:
        features(content)
    assert caught.value.code is code


def test_brackets_in_texts_are_no_depth() -> None:
    assert [f.code for f in features(collection(feature(name="[" * 50 + '\\" {')))] == ["24001"]


def reasons(*unmatched: object) -> list[str]:
    return [left.why for left in match_units(features(collection(*unmatched)), units(), DAY).unmatched]


def test_features_are_matched_by_code_and_day(store: Path) -> None:
    file = collection(feature(), feature(24002), feature("24003", tu_ngay="2021-01-01"))
    matching = match_units(features(file), units(), DAY)
    assert [unit.code for unit, _ in matching.matched] == ["24001", "24002", "24003"]
    assert matching.unmatched == ()


def test_every_feature_that_is_not_matched_says_why(store: Path) -> None:
    assert reasons(feature(None)) == ["boundary.no_code"]
    assert reasons(feature("99999")) == ["boundary.unknown_code"]
    assert reasons(feature(), feature()) == ["boundary.twice"]
    assert reasons(feature("24003", valid_from="2025-07-01")) == ["boundary.not_then"]
    assert reasons(feature(geometry={"type": "Point"})) == ["outline.not_polygons"]
    assert reasons("x", 1, None, {"properties": 3, "geometry": 4}) == ["boundary.no_code"] * 4
    late = match_units(features(collection(feature("24003"))), units(), date(2025, 7, 1))
    assert [left.why for left in late.unmatched] == ["boundary.not_then"]


def test_what_a_file_says_of_itself_is_only_text(store: Path) -> None:
    (left,) = match_units(features(collection(feature(PAYLOAD))), units(), DAY).unmatched
    assert isinstance(left, Unmatched)
    assert left.feature.code == PAYLOAD.strip()[:60]


def test_half_a_letter_in_a_code_can_still_be_shown(store: Path) -> None:
    """JSON can spell half of a pair of surrogates, which nothing that is sent to a browser can hold."""
    (left,) = match_units(features(rb'{"features": [{"properties": {"code": "\ud83d1"}}]}'), units(), DAY).unmatched
    assert left.feature.code == "?1"


def test_what_is_left_is_told_by_reason(store: Path) -> None:
    unknown = [feature(str(n)) for n in range(500)] + [feature(None)]
    left = match_units(features(collection(*unknown)), units(), DAY).unmatched_by_reason
    assert {why: len(of) for why, of in left.items()} == {"boundary.unknown_code": 500, "boundary.no_code": 1}


# ---- in the store


def put(origin: str = "ranh giới.geojson", shift: float = 0) -> int:
    outline = parse_geometry(polygon([[x + shift, y] for x, y in RING]))
    return put_boundaries([(units()[0], outline)], origin, now=NOW, by=ADMINISTRATOR)


def test_a_new_boundary_is_a_new_version_and_the_same_one_is_none(store: Path) -> None:
    assert (put(), put(), put(shift=0.5)) == (1, 0, 1)
    assert [row["version"] for row in table_rows("boundary")] == [1, 2]
    (outline,) = boundaries().values()
    assert bounding_box(outline)[0] == (106.5, 11.0)
    (entry,) = entries(EntryFilter(), 1)
    assert (entry.about, entry.key["version"], entry.by) == ("boundary", 2, ADMINISTRATOR)


def test_a_boundary_is_taken_away_by_a_version_without_one(store: Path) -> None:
    put()
    assert put_boundaries([(units()[0], None)], "Vẽ sai", now=NOW, by=ADMINISTRATOR) == 1
    assert boundaries() == {}
    assert put_boundaries([(units()[1], None)], "Không có gì", now=NOW, by=ADMINISTRATOR) == 0


@pytest.mark.parametrize(("origin", "code"), [(" ", RefusalCode.SOURCE_MISSING), ("x" * 5000, RefusalCode.TOO_LONG)])
def test_a_boundary_says_where_it_comes_from(store: Path, origin: str, code: RefusalCode) -> None:
    with pytest.raises(Refused) as caught:
        put(origin)
    assert caught.value.code is code
    assert boundaries() == {}


def test_the_sample_citys_wards_are_drawn(empty_store: Path) -> None:
    wards = features((seed.DEMO / "thanh-pho-mau.geojson").read_bytes())
    assert sorted(f.code for f in wards) == [f"M{n:02}" for n in range(1, 13)]
    assert all(not isinstance(f.outline, NotAnOutline) for f in wards)


# ---- on the map


def test_the_map_says_every_name_and_answer_and_asks_for_no_background() -> None:
    outline = parse_geometry({"type": "MultiPolygon", "coordinates": [[RING, HOLE], [HOLE]]})
    answers = {PAYLOAD: Answer.YES, "Phường 2": Answer.NO, "Phường 3": None}
    drawn = [MapUnit(name, answer, outline) for name, answer in answers.items()]
    made = place_map(drawn, Language.VI, "light")
    assert {trace.type for trace in made.data} == {"scatter"}
    assert [trace.name for trace in made.data[:3]] == ["✓ Có", "✕ Chưa", "– không nêu"]
    assert "<img" not in made.to_json()
    assert all(sign in words for sign, words in zip("✓✕–", made.data[-1].text, strict=True))
    assert len(place_map(drawn, Language.EN, "dark", narrow=True).data) == 4
