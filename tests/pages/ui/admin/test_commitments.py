"""The forms of the parts of a commitment."""

import pytest

from pages.ui.admin.commitments import PARTS
from store.commitments import commitment
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.entry_form import faults, has_field, press
from tests.support.screen import screen, screen_text
from views import PathKind

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", ["LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE"])
def test_every_part_of_a_commitment_of_every_kind_has_its_form(code: str, part: str) -> None:
    administration(row=code, part=part)


@pytest.mark.parametrize("code", ["LEVEL", "COVER", "COUNT"])
def test_a_path_in_steps_needs_its_reason_and_goes_back_to_a_straight_line(code: str) -> None:
    at = fill(administration(row=code, part="wording"), path__wording=PathKind.STEPS, reason__wording="Nêu rõ lộ trình")
    assert "hãy nêu lý do" in faults(press(at, "check"))
    check_and_save(fill(at, steps_reason__wording="Chỉ nghiệm thu một lần"))
    assert "Theo mốc: trước năm của mục tiêu tiếp theo chưa yêu cầu gì. Lý do: Chỉ nghiệm thu một lần" in screen_text(
        screen("commitment", code=code)
    )
    at = administration(row=code, part="wording")
    check_and_save(fill(at, path__wording=PathKind.STRAIGHT, reason__wording="Đúng văn bản"))
    view = commitment(code)
    assert view is not None
    assert (view.steps, view.promise.in_steps) == (None, False)


@pytest.mark.parametrize("code", ["GROWTH", "NAMED", "DONE"])
def test_a_kind_without_a_path_is_not_asked_how_it_runs(code: str) -> None:
    assert not has_field(administration(row=code, part="wording"), "path-wording")


def test_a_figure_of_elsewhere_is_added_mended_and_taken_away_and_its_source_is_read() -> None:
    at = administration(row="LEVEL", part="reference")
    fill(at, year__reference="2024", name_vi__reference="Thành phố Bên", name_en__reference="Next City")
    fill(at, value__reference="21,4", method__reference="gso", source__reference="Niên giám")
    check_and_save(at)
    assert "Thành phố Bên, 2024: **21,4%**" in screen_text(screen("commitment", code="LEVEL"))
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, value__reference="21,5"))
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, (entry.old or {})["value"], (entry.new or {})["value"]) == (Deed.CHANGED, 21.4, 21.5)
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, goes__reference=True))
    assert entries(EntryFilter(), 1)[0].deed == Deed.REMOVED
    assert verify().findings == ()
