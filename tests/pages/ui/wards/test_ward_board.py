"""The table of wards by year, with k of N and who follows on whom."""

import pytest

from tests.support.screen import html, screen, screen_text

pytestmark = pytest.mark.usefixtures("real_cities")


def test_the_board_of_a_commitment_keeps_the_historic_names_and_says_who_follows() -> None:
    at = screen("wards", code="TN-07")
    board = next(part for part in html(at) if 'class="board"' in part)
    assert board.count("nay thuộc Phường Tân Ninh") == 2
    words = screen_text(at)
    assert "Từ 01/07/2025: Phường 1, Phường 3, Phường 4, Phường Hiệp Ninh, Phường 2, một phần Xã Thái Bình" in words
    assert "Nghị quyết 1682/NQ-UBTVQH15 ngày 16/06/2025, Điều 1, khoản 87." in words
    assert "Phường 1, Phường 3: vẫn tính được" in words
    assert "một phần Xã Thái Bình → Phường Tân Ninh" in words


def test_the_board_says_k_of_n_and_what_is_missing() -> None:
    words = screen_text(screen("wards", code="TN-02", lang="en"))
    assert "**10 of 10** wards of the list at signing (2024)" in words
    assert "In 2024 every ward of the list has reached it." in words
    assert "not assessed: a part of Thái Bình Commune" in words
    assert "No boundaries are known; the board above serves." in words
