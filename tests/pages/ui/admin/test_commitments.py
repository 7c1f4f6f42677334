"""The forms of the parts of a commitment."""

import pytest

from pages.ui.admin.commitments import PARTS
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.screen import screen, screen_text

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", ["LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE"])
def test_every_part_of_a_commitment_of_every_kind_has_its_form(code: str, part: str) -> None:
    administration(row=code, part=part)


def test_a_figure_of_elsewhere_is_added_mended_and_taken_away_and_its_source_is_read() -> None:
    at = administration(row="LEVEL", part="reference")
    fill(at, year__reference="2024", name_vi__reference="Thành phố Bên", name_en__reference="Next City")
    fill(at, value__reference="21,4", method__reference="gso", source__reference="Niên giám")
    check_and_save(at)
    assert "Thành phố Bên, 2024: **21,4 %**" in screen_text(screen("commitment", code="LEVEL"))
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, value__reference="21,5"))
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, (entry.old or {})["value"], (entry.new or {})["value"]) == (Deed.CHANGED, 21.4, 21.5)
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, goes__reference=True))
    assert entries(EntryFilter(), 1)[0].deed == Deed.REMOVED
    assert verify().findings == ()
