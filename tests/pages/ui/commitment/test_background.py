"""The background of a commitment, and targets that were changed."""

import pytest

from tests.support.administration import changed, save
from tests.support.screen import screen, screen_text

pytestmark = pytest.mark.usefixtures("cities")


def test_a_commitment_says_what_it_rests_on() -> None:
    words = screen_text(screen("commitment", code="TN-03"))
    for part in ("Nội dung và cách tính", "Căn cứ của cam kết", "Nguồn", "Thỏa thuận", "nguồn không nêu ngày"):
        assert part in words


def test_a_change_that_was_decided_too_late_is_shown_with_why_it_does_not_count() -> None:
    decided = {"decided_on": "2026-03-01", "decision": "3/QĐ", "reason": "Cho đạt", "reason_en": "To be met"}
    save(changed("target", {"commitment": "TPM-07", "year": 2025}, comparator=">=", value="98", **decided))
    words = screen_text(screen("commitment", code="TPM-07"))
    assert "2025 (bản thứ 2): tối thiểu 98%" in words
    assert "không được tính: quyết định khi năm đến hạn đã hết" in words
    assert "Không đạt" in words
