"""The page of wards, as a reader meets it."""

from pathlib import Path

import pytest

from charts import svg_units_chart
from store.board import complete_standings
from tests.support.screen import screen, screen_text
from tests.support.small_city import TODAY
from text import Language

pytestmark = pytest.mark.usefixtures("real_cities")


def test_only_commitments_that_are_counted_over_wards_are_offered() -> None:
    at = screen("wards")
    offered = at.selectbox(key="code").options
    assert [label.split(" · ")[0] for label in offered] == ["TN-02", "TN-05", "TN-07"]


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
