"""Boundaries in the store: versions, and where they come from."""

from pathlib import Path

import pytest

from store.boundaries import boundaries, put_boundaries
from store.bulk import table_rows
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.units import units
from tests.support.geojson import RING, polygon
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW
from views.outlines import bounding_box, parse_geometry


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
