"""Handing commitments on to another body."""

import pytest

from board.responsibility import responsible
from store.commitments import commitments
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.entry_form import has_field
from tests.support.screen import screen_text
from tests.support.small_city import TODAY

pytestmark = pytest.mark.usefixtures("store")


def test_the_day_comes_before_the_preview_and_who_answers_now_is_shown() -> None:
    at = administration(section="handing_on")
    assert not has_field(at, "body")
    fill(at, codes=["LEVEL", "DONE"])
    assert "LEVEL: Trung tâm điều hành" in screen_text(at)
    assert at.info
    assert not has_field(at, "check")


def test_several_commitments_are_handed_on_in_one_act() -> None:
    at = fill(administration(section="handing_on"), codes=["LEVEL", "COUNT"])
    fill(at, body__responsibility="office", valid_from__responsibility="01/01/2026")
    fill(at, basis_vi__responsibility="Quyết định", basis_en__responsibility="Decision")
    check_and_save(at)
    by_code = {c.code: responsible(c, TODAY) for c in commitments()}
    assert [r.body.code if (r := by_code[code]) else None for code in ("LEVEL", "COUNT")] == ["office", "office"]
