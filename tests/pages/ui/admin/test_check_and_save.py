"""Check, preview and save at the end of a form of the administration."""

import pytest

from tests.support.administration_screen import administration, fill
from tests.support.entry_form import press
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
