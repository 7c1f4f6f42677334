"""Closed commitments, agreements and years on the screens."""

import pytest

from tests.support.administration import close
from tests.support.screen import screen, screen_text
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")


def test_a_closed_commitment_says_so_and_leaves_the_entry_page() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập tỉnh")
    assert "Sáp nhập tỉnh" in screen_text(screen("commitment", code="LEVEL"))
    at = screen("entry", code="LEVEL")
    assert translate("closed.entry", Language.VI) in screen_text(at)
    assert "LEVEL" not in " ".join(screen("entry").selectbox(key="code").options)
