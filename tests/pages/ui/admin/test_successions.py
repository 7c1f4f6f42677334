"""The form of a succession."""

import pytest

from store.bulk import table_rows
from tests.support.administration import changed, follow, save
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.entry_form import press
from tests.support.screen import screen_text

pytestmark = pytest.mark.usefixtures("store")


def test_a_commune_that_went_into_a_ward_is_entered_by_the_names_of_both() -> None:
    save(changed("unit", {"code": "24002"}, valid_to="2025-06-30"))
    at = administration(section="succession")
    fill(at, predecessor="24003@2021-01-01", successor="24001@2021-01-01", effective__succession="01/07/2025")
    fill(at, extent__succession="part", basis_vi__succession="Nghị quyết 1", basis_en__succession="Resolution 1")
    check_and_save(fill(at, source__succession="doc"))
    (row,) = table_rows("succession")
    assert (row["predecessor"], row["successor"], str(row["effective"])) == ("24003", "24001", "2025-07-01")


def test_without_the_units_the_form_says_beside_each_that_it_is_missing() -> None:
    at = press(administration(section="succession"), "check")
    assert screen_text(at).count(":red[") >= 2
    assert table_rows("succession") == []


def test_of_an_existing_one_the_units_are_fixed_and_read_in_one_line() -> None:
    follow()
    at = administration(section="succession", row="24003@2021-01-01@24003@2025-07-01")
    assert "Xã Tân Lập → Phường Tân Lập (01/07/2025" in screen_text(at)
    assert not [box for box in at.selectbox if str(box.key).startswith("predecessor-")]
