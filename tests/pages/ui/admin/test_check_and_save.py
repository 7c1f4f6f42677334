"""Check, preview and save at the end of a form of the administration."""

import pytest
from streamlit.testing.v1 import AppTest

from store.journal import EntryFilter, entries
from tests.support.administration import stored
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.entry_form import field, has_field, press
from tests.support.screen import screen_text
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays() -> None:
    at = administration(section="pillar")
    fill(at, code__pillar="society", name_vi__pillar="Đô thị", position__pillar="3")
    press(at, "check")
    words = screen_text(at)
    assert translate("fault.required", Language.VI) in words
    assert translate("fault.twice", Language.VI, detail="society") in words
    assert next(t for t in at.text_input if str(t.key).startswith("name_vi-")).value == "Đô thị"
    assert not [button for button in at.button if str(button.key).startswith("save-")]


def body_form() -> AppTest:
    return administration(section="body", row="office")


def name_of_office() -> object:
    return stored("body", code="office")["name_vi"]


def test_the_second_of_two_administrators_is_told_and_begins_from_what_is_there_now() -> None:
    first, second = body_form(), body_form()
    check_and_save(fill(first, name_vi__body="Sở Một"))
    press(fill(second, name_vi__body="Sở Hai"), "check")
    assert second.error
    assert name_of_office() == "Sở Một"
    press(second, "again")
    assert next(field for field in second.text_input if str(field.key).startswith("name_vi-")).value == "Sở Một"
    check_and_save(fill(second, name_vi__body="Sở Hai"))
    assert name_of_office() == "Sở Hai"


def test_what_was_checked_must_be_checked_again_when_it_changes() -> None:
    at = press(fill(body_form(), name_vi__body="Sở Một"), "check")
    assert has_field(at, "save")
    fill(at, name_vi__body="Sở Hai")
    assert not has_field(at, "save")
    assert at.warning
    assert name_of_office() == "Phòng Chuyển đổi số"


def test_a_row_that_was_not_changed_has_nothing_to_save() -> None:
    at = press(body_form(), "check")
    assert translate("admin.nothing", Language.VI) in screen_text(at)
    assert not has_field(at, "save")


def test_the_preview_shows_old_beside_new_and_the_reason_goes_into_the_journal() -> None:
    at = press(fill(body_form(), name_vi__body="Sở *Một*"), "check")
    assert "Phòng Chuyển đổi số → **Sở *Một***" in screen_text(at)
    press(fill(at, why="Đổi tên"), "save")
    assert translate("admin.saved", Language.VI) in at.success[0].value
    assert entries(EntryFilter(), 1)[0].why == "Đổi tên"


def test_a_row_that_is_used_cannot_be_taken_away() -> None:
    at = press(fill(body_form(), goes=True), "check")
    assert at.error
    assert name_of_office() == "Phòng Chuyển đổi số"


def test_a_target_of_a_year_in_which_wards_are_gone_is_saved_once_it_was_confirmed(merged: None) -> None:
    at = fill(administration(row="COVER", part="target"), year__target="2028", comparator__target=">=")
    press(fill(at, value__target="90"), "check")
    assert "Phường Hòa Bình (đến 30/06/2025); Xã Tân Lập (đến 30/06/2025)" in at.warning[0].value
    assert field(at, "save").disabled
    press(fill(at, right__target=True), "save")
    assert stored("target", commitment="COVER")["year"] == 2028
