"""Cells of a row as an administrator types them."""

import pytest

from store.integrity import verify
from store.journal import EntryFilter, entries
from tests.support.administration_screen import administration, check_and_save, fill

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(("typed", "stored"), [("12,5", 12.5), ("1.234,5", 1234.5), ("−3", -3.0)])
def test_numbers_are_typed_as_officers_write_them(typed: str, stored: float) -> None:
    at = administration(row="LEVEL", part="target")
    fill(at, year__target="2027", comparator__target="<=", value__target=typed)
    check_and_save(at)
    assert entries(EntryFilter(), 1)[0].new is not None
    assert (entries(EntryFilter(), 1)[0].new or {})["value"] == stored


def test_a_ward_ends_on_a_day_written_day_first() -> None:
    at = administration(section="unit", row="24001@2021-01-01")
    fill(at, valid_to__unit="30/06/2025")
    check_and_save(at)
    assert (entries(EntryFilter(), 1)[0].new or {})["valid_to"] == "2025-06-30"
    assert verify().findings == ()
