"""The forms of the catalogue."""

import pytest

from store.journal import Deed, EntryFilter, entries
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.people import ADMINISTRATOR

pytestmark = pytest.mark.usefixtures("store")


def test_a_pillar_is_added_by_its_form() -> None:
    at = administration(section="pillar")
    fill(at, code__pillar="city", name_vi__pillar="Đô thị", name_en__pillar="City", position__pillar="3")
    check_and_save(at)
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, entry.by, entry.key) == (Deed.ADDED, ADMINISTRATOR, {"code": "city"})
