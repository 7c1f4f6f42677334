"""Numbers and dates as officers type them: both notations, read back at once, refused in a sentence."""

import pytest

from tests.support.entry_form import SOURCE, faults, field, fill, form, has_field, last_figure, press, save, saved
from tests.support.screen import screen_text

pytestmark = pytest.mark.usefixtures("real_cities")


@pytest.mark.parametrize("typed", ["12,87", "12.87", " 12,87 % ", "12,870"])
@pytest.mark.parametrize(("language", "shown"), [("vi", "12,87% GDP"), ("en", "12.87% of GDP")])
def test_both_notations_are_the_same_figure_and_are_read_back(typed: str, language: str, shown: str) -> None:
    at = fill(form("TN-03", language=language), value=typed)
    assert shown in screen_text(at)
    press(fill(at, source=SOURCE), "check")
    assert f"**{shown}**" in screen_text(at)
    press(at, "save")
    assert saved(at)
    figure = last_figure("TN-03")
    assert (figure.observation.value, figure.origin.source, figure.recorded_by) == (12.87, SOURCE, "lan")


@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ("TN-04", "12%/năm", "12,00%/năm"),
        ("TN-04", "–5,3", "−5,30%/năm"),
        ("TN-03", "12,87% GDP", "12,87% GDP"),
        ("TN-03", "\ufeff12,87\u200b", "12,87% GDP"),
        ("VN-03", "99,3 phần trăm", "99,3%"),
    ],
)
def test_a_number_may_have_its_own_unit_and_what_nobody_sees(code: str, typed: str, shown: str) -> None:
    assert f"Đã hiểu là: {shown}" in screen_text(fill(form(code), value=typed))


@pytest.mark.parametrize(
    ("code", "typed", "reason"),
    [
        ("TN-03", "abc", "“abc” không có chữ số nào"),
        ("TN-03", "12,87 tỷ", "Hãy viết theo đơn vị tính ở đây (% GDP)"),
        ("TN-03", "inf", "“inf” không có chữ số nào"),
        ("TN-03", "-∞", "không có chữ số nào"),
        ("TN-03", "1e2", "viết theo lũy thừa của 10"),
        ("TN-03", "9/10", "“9/10” là phân số"),
        ("VN-03", "9/10", "9 vào ô thứ nhất, 10 vào ô thứ hai"),
        ("TN-03", "12 km", "“km” không phải là đơn vị tính ở đây (% GDP)"),
        ("TN-04", "1000.000", "có hai cách hiểu: 1000000%/năm hoặc 1000%/năm"),
        *(("TN-03", typed, "Nếu đã có, hãy nhập con số; nếu sẽ không") for typed in ("-", "—", "%", "NaN", "chưa có")),
        ("TN-03", "140", "nằm ngoài khoảng cho phép"),
        ("TN-03", "-1", "nằm ngoài khoảng cho phép"),
        ("TN-03", "", "Chưa có số liệu nào được nhập"),
        ("TN-04", "1.234", "có hai cách hiểu"),
        ("TN-04", "1,234", "có hai cách hiểu"),
        ("TN-04", "-150", "nhỏ hơn mức cho phép"),
    ],
)
def test_a_number_that_cannot_be_taken_is_refused_in_a_sentence_and_stays(code: str, typed: str, reason: str) -> None:
    at = press(fill(form(code), source=SOURCE, note="Ghi chú", value=typed), "check")
    assert reason in faults(at)
    assert not has_field(at, "save")
    assert [field(at, name).value for name in ("value", "source", "note")] == [typed, SOURCE, "Ghi chú"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31/02/2025", "không có ngày 31 trong tháng 02/2025"),
        ("hôm qua", "Không đọc được “hôm qua” thành một ngày"),
        ("2025-13", "không có tháng 13"),
        ("12/31/2025", "ngày trước, tháng sau: 31/12/2025"),
        ("31/12", "“31/12” thiếu năm"),
    ],
)
def test_a_date_that_does_not_exist_is_refused_and_stays(typed: str, reason: str) -> None:
    at = press(fill(form("TN-03"), value="12", source=SOURCE, published=typed), "check")
    assert reason in faults(at)
    assert field(at, "published").value == typed


@pytest.mark.parametrize(
    ("typed", "stored_as", "shown"),
    [
        ("31/12/2025", "2025-12-31", "31/12/2025"),
        ("ngày 6 tháng 1 năm 2026", "2026-01-06", "06/01/2026"),
        ("2026", "2026", "2026"),
        ("31/12/25", "2025-12-31", "31/12/2025"),
        ("2025/12/31", "2025-12-31", "31/12/2025"),
        ("quý IV/2025", "2025-12", "12/2025"),
    ],
)
def test_a_release_date_is_written_as_officers_write_it(typed: str, stored_as: str, shown: str) -> None:
    at = fill(form("TN-03"), value="12", source=SOURCE, published=typed)
    assert f"Đã hiểu là: {shown}" in screen_text(at)
    assert saved(save(at))
    assert last_figure("TN-03").origin.published_on == stored_as


def test_a_release_date_may_be_a_month() -> None:
    assert saved(save(form("TN-03"), value="12", source=SOURCE, published="01/2026"))
    assert last_figure("TN-03").origin.published_on == "2026-01"
