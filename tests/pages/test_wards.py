"""The page of wards, and who answered then and answers now, as a reader meets them without a browser."""

from pathlib import Path

import pytest

from charts import svg_units_chart
from store.board import complete_standings
from tests.support.screen import elements, html, screen, screen_text
from tests.support.small_city import TODAY
from text import Language

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


def test_only_commitments_that_are_counted_over_wards_are_offered() -> None:
    at = screen("wards")
    offered = at.selectbox(key="code").options
    assert [label.split(" · ")[0] for label in offered] == ["TN-02", "TN-05", "TN-07"]


def test_the_sample_city_has_a_map_of_its_wards_in_words_too(cities: Path) -> None:
    at = screen("wards", code="TPM-02", lang="en", **{"for": "2025"})
    (chart,) = [element.proto for element in elements(at) if element.type == "plotly_chart"]
    assert chart.alt.startswith("Map of 2025. ✓ Yes: Sao Mai Ward, ")
    assert "✕ No: Sông Xanh Ward." in chart.alt
    assert chart.alt in screen_text(at)
    assert "‖ 2025: wards changed in part" in screen_text(at)


def test_on_a_day_before_a_merger_nothing_is_said_of_it(cities: Path) -> None:
    days = ("2025-06-30", "2025-07-01")
    then, after = (screen_text(screen("wards", code="TPM-22", ngay=day, theo="ghi")) for day in days)
    assert "Phường, xã đã thay đổi" not in then
    assert "Phường Trăng Lúa" not in then
    assert "Từ 01/07/2025: Phường Lúa Vàng, Phường Trăng Rằm thành" in after


def test_the_wards_of_every_commitment_can_be_drawn_for_paper_also_where_a_series_breaks(cities: Path) -> None:
    listed = [s for s in complete_standings(TODAY) if s.commitment.is_listed]
    drawn = {s.commitment.code: svg_units_chart(s, Language.VI, width=680, height=960, as_of=TODAY) for s in listed}
    assert "Phường, xã thay đổi một phần" in drawn["TPM-02"]


def test_a_commitment_says_who_answered_then_and_that_nobody_is_named_now() -> None:
    words = screen_text(screen("commitment", code="TN-02", year="2024"))
    assert "Năm 2024: **Ủy ban nhân dân thành phố Tây Ninh** (từ 2023 đến 30/06/2025)" in words
    assert "Chịu trách nhiệm hiện nay: nguồn không nêu" in words
    assert "Trước đó: **Ủy ban nhân dân thành phố Tây Ninh**" in screen_text(screen("commitment", code="TN-07"))
