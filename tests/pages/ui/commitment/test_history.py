"""Every version of the figures and baselines of a commitment."""

import pytest

from tests.support.screen import elements, screen, screen_text
from tests.support.screen import shown as shown_table

pytestmark = pytest.mark.usefixtures("cities")


def test_a_corrected_figure_stands_in_the_history_beside_the_first() -> None:
    at = screen("commitment", code="VN-01")
    assert "Lịch sử số liệu (8 bản ghi)" in screen_text(at)
    history = next(e for e in elements(at) if e.type == "table" and "Bản" in e.value.columns)
    values = [cell.replace("\\", "").replace("\xa0", " ") for cell in shown_table(history)["Thực hiện"]]
    assert {"12,67% GDP", "12,83% GDP"} <= set(values)


@pytest.mark.parametrize(
    ("language", "reason"), [("vi", "Xác định lại theo phương pháp mới."), ("en", "Restated by the new method.")]
)
def test_every_version_of_a_baseline_stands_in_the_history_in_the_readers_language(language: str, reason: str) -> None:
    at = screen("commitment", code="TPM-15", lang=language)
    baselines = [e for e in elements(at) if e.type == "table"][-1]
    table = shown_table(baselines).map(lambda cell: cell.replace("\\", "").replace("\xa0", " "))
    assert [list(row[:3]) for row in table.to_numpy()] == [
        ["2022", "2", "34,0%" if language == "vi" else "34.0%"],
        ["2017", "1", "12,0%" if language == "vi" else "12.0%"],
    ]
    assert list(table.iloc[:, 4]) == [reason, "—"]
