"""Who answered for a commitment then, and who answers now."""

import pytest

from tests.support.screen import screen, screen_text

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_commitment_says_who_answered_then_and_that_nobody_is_named_now() -> None:
    words = screen_text(screen("commitment", code="TN-02", year="2024"))
    assert "Năm 2024: **Ủy ban nhân dân thành phố Tây Ninh** (từ 2023 đến 30/06/2025)" in words
    assert "Chịu trách nhiệm hiện nay: nguồn không nêu" in words
    assert "Trước đó: **Ủy ban nhân dân thành phố Tây Ninh**" in screen_text(screen("commitment", code="TN-07"))
