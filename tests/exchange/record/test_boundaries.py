"""Boundaries that an administrator uploads: what a file may hold, and what it matches."""

from datetime import date
from pathlib import Path

import pytest

import seed
from exchange.record.boundaries import BoundariesRefused, BoundaryFault, Unmatched, features, match_units
from store.units import units
from tests.support.geojson import collection, feature
from tests.support.hostile_texts import PAYLOAD
from views.outlines import NotAnOutline

DAY = date(2025, 1, 1)


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


def test_the_sample_citys_wards_are_drawn(empty_store: Path) -> None:
    wards = features((seed.DEMO / "thanh-pho-mau.geojson").read_bytes())
    assert sorted(f.code for f in wards) == [f"M{n:02}" for n in range(1, 13)]
    assert all(not isinstance(f.outline, NotAnOutline) for f in wards)
