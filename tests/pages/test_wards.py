"""The page of wards, and who answered then and answers now, as a reader meets them without a browser."""

from pathlib import Path

import pytest

from board.responsibility import answered_in, responsible
from charts import svg_units_chart
from exchange.record.faults import FaultCode, FilesRefused
from exchange.record.handing_on import handed_on, just_before
from store.board import complete_standings
from store.commitments import commitment
from tests.support.administration import save
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


# ---- who answers


def test_a_commitment_says_who_answered_then_and_that_nobody_is_named_now() -> None:
    words = screen_text(screen("commitment", code="TN-02", year="2024"))
    assert "Năm 2024: **Ủy ban nhân dân thành phố Tây Ninh** (từ 2023 đến 30/06/2025)" in words
    assert "Chịu trách nhiệm hiện nay: nguồn không nêu" in words
    assert "Trước đó: **Ủy ban nhân dân thành phố Tây Ninh**" in screen_text(screen("commitment", code="TN-07"))


BASIS = {"basis_vi": "Quyết định 5/QĐ-UBND", "basis_en": "Decision 5/QĐ-UBND"}


@pytest.mark.parametrize(
    ("since", "until"),
    [("2025-07-01", "2025-06-30"), ("2025-03-01", "2025-02-28"), ("2025-03", "2025-02"), ("2025", "2024"), ("", "")],
)
def test_what_lies_just_before_a_date_is_as_exact_as_the_date(since: str, until: str) -> None:
    assert just_before(since) == until


def test_commitments_are_handed_on_together_and_the_past_stays() -> None:
    said_of = {"body": "ubnd-buon-ma-thuot", "valid_from": "2025-01-01", **BASIS}
    save(*handed_on(["TN-02", "TN-07"], said_of), why="Bàn giao")
    for code in ("TN-02", "TN-07"):
        c = commitment(code)
        assert c is not None
        assert [(r.body.code, r.valid_to) for r in c.responsibilities] == [
            ("ubnd-tay-ninh", "2024-12-31"),
            ("ubnd-buon-ma-thuot", None),
        ]
        assert [r.body.code for r in answered_in(c, 2024)] == ["ubnd-tay-ninh"]
        now = responsible(c, TODAY)
        assert now is not None
        assert now.basis.en == "Decision 5/QĐ-UBND"


def test_after_a_gap_nothing_that_was_said_is_changed() -> None:
    save(*handed_on(["TN-02"], {"body": "ubnd-tay-ninh", "valid_from": "2025-10", **BASIS}))
    c = commitment("TN-02")
    assert c is not None
    assert [(r.valid_from, r.valid_to) for r in c.responsibilities] == [("2023", "2025-06-30"), ("2025-10", None)]


def test_a_body_cannot_begin_before_the_one_that_it_follows() -> None:
    with pytest.raises(FilesRefused) as caught:
        save(*handed_on(["TN-02"], {"body": "ubnd-tay-ninh", "valid_from": "2022-05-01", **BASIS}))
    assert [f.code for f in caught.value.faults] == [FaultCode.ENDS_FIRST]
