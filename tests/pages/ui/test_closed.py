"""Closed commitments, agreements and years on the screens."""

import pytest

from tests.support.administration import close
from tests.support.entry_form import has_field
from tests.support.screen import screen, screen_text
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")


def test_a_closed_commitment_says_so_and_leaves_the_entry_page() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập tỉnh")
    assert "Sáp nhập tỉnh" in screen_text(screen("commitment", code="LEVEL"))
    at = screen("entry", code="LEVEL")
    assert translate("closed.entry", Language.VI) in screen_text(at)
    assert "LEVEL" not in " ".join(screen("entry").selectbox(key="code").options)


def test_a_closed_commitment_that_the_address_names_is_shown_with_why_nothing_is_entered() -> None:
    close("commitment", "COUNT", on="2099-01-01")
    close("commitment", "LEVEL", on="2026-10-01")
    assert has_field(screen("entry", code="COUNT"), "check"), "until the day has come"
    at = screen("entry", code="LEVEL")
    assert at.selectbox(key="code").value == "LEVEL"
    assert not has_field(at, "check")
