"""The forms of a year's figure and of a baseline."""

import pytest

from tests.support.entry_form import SOURCE, faults, fill, form, has_field, press, save, saved, stored
from tests.support.screen import screen, screen_text
from views import Remark

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_year_to_come_is_refused_in_words() -> None:
    at = form("VN-01", 2030)
    assert "Năm 2030 chưa đến: năm nay là 2026" in faults(at)
    assert not has_field(at, "check")


def test_a_second_figure_is_a_revision_and_needs_a_reason() -> None:
    assert saved(save(form("TN-03"), value="12,5", source=SOURCE))
    at = form("TN-03")
    assert "**2025: 12,50% GDP** :small[(bản thứ 1)]" in screen_text(at)
    assert screen_text(at).count("12,50% GDP") == 1
    press(fill(at, value="12,87"), "check")
    assert "cần ghi lý do sửa" in faults(at)
    assert saved(save(at, reason="Số chính thức"))
    first, second = stored("TN-03").figures
    assert (first.observation.value, first.observation.version, first.origin.reasons) == (12.5, 1, None)
    assert (second.observation.value, second.observation.version) == (12.87, 2)
    assert second.origin.reasons == Remark("Số chính thức", None)


def test_a_baseline_is_entered_with_its_source_and_replaced_with_a_reason() -> None:
    at = press(form("TN-03", 2022, what="baseline"), "check")
    assert faults(at).startswith("- Chưa nhập giá trị gốc.\n")
    assert at.text_input[0].label == "Giá trị gốc, năm 2022 (% GDP)"
    assert saved(save(at, value="5,78", source=SOURCE))
    first = stored("TN-03").baseline
    assert first is not None
    assert (first.year, first.value, first.version) == (2022, 5.78, 1)
    at = form("TN-03", 2022, what="baseline")
    assert "Giá trị gốc hiện có: năm 2022, 5,78% GDP" in screen_text(at)
    press(fill(at, value="6", source=SOURCE), "check")
    assert "cần ghi lý do sửa" in faults(at)
    assert saved(save(at, reason="Tính lại"))
    second = stored("TN-03").baseline
    assert second is not None
    assert (second.value, second.version) == (6, 2)


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "tính lại theo chuỗi số liệu từ năm 2023"), ("en", "restated for the series from 2023")],
)
def test_a_baseline_says_for_which_series_it_was_restated(language: str, words: str) -> None:
    typed = {"value": "5,78", "source": SOURCE}
    at = press(fill(form("TN-03", 2022, language, what="baseline"), **typed, holds_from="2021"), "check")
    assert "2021" in faults(at)
    assert not saved(at)
    assert saved(save(at, holds_from="2023"))
    base = stored("TN-03").promise.baseline
    assert base is not None
    assert base.holds_from == 2023
    assert f"({words})" in screen_text(form("TN-03", 2022, language, what="baseline"))
    assert f"({words})" in screen_text(screen("commitment", code="TN-03", lang=language))


@pytest.mark.usefixtures("cities")
@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ("TPM-04", "1.200", "Đã hiểu là: 1.200 điểm"),
        ("TPM-04", "1.200 điểm", "Đã hiểu là: 1.200 điểm"),
        ("TPM-01", "12,125", "Đã hiểu là: 12,125%"),
        ("TPM-05", "1.200", "có hai cách hiểu: 1200 giờ/năm"),
        ("TPM-04", "chưa có", "nếu chưa có số thì để trống"),
    ],
)
def test_a_baseline_is_read_as_a_figure_of_its_measure(code: str, typed: str, shown: str) -> None:
    assert shown in screen_text(fill(form(code, 2022, what="baseline"), value=typed))


def test_a_kind_without_a_baseline_says_so() -> None:
    for code in ("TN-01", "TN-04", "TN-07"):
        at = form(code, what="baseline")
        assert "không có giá trị gốc" in at.info[0].value
        assert not has_field(at, "check")


def test_another_method_is_another_series() -> None:
    assert saved(save(form("VN-01", 2023, method="mic"), value="14", source=SOURCE))
    assert [f.observation.method for f in stored("VN-01").figures if f.observation.year == 2023] == ["gso", "mic"]
