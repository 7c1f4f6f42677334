"""Checking and saving an entry: doubts, changes after the check, and two officers at once."""

import pytest

from tests.support.entry_form import (
    SOURCE,
    answered,
    faults,
    field,
    fill,
    form,
    has_field,
    last_figure,
    press,
    save,
    saved,
    stored,
)
from tests.support.screen import go, screen_text
from views import Remark

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_figure_far_from_the_last_is_asked_about_once_more_with_both_values() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    assert not saved(at)
    assert "91,00% GDP khác xa số liệu gần nhất: 13,17% GDP (năm 2024)" in faults(at)
    assert field(at, "value").value == "91"
    press(at, "far")
    assert "vì sao số liệu này đúng" in faults(at)
    answered(at, "Nguồn mới tính lại toàn bộ")
    assert saved(at)
    assert last_figure("VN-01").why_right == "Nguồn mới tính lại toàn bộ"
    assert last_figure("VN-01").observation.value == 91


def test_a_first_figure_that_looks_like_a_share_of_one_is_asked_about_and_may_be_right() -> None:
    at = save(form("TN-03"), value="0,131", source=SOURCE)
    assert "0,131% GDP trông như một tỷ lệ viết dưới dạng số thập phân" in faults(at)
    assert "Nếu đúng là 13,1% GDP, hãy sửa lại" in faults(at)
    answered(at, "Đúng như nguồn")
    assert (last_figure("TN-03").observation.value, last_figure("TN-03").why_right) == (0.131, "Đúng như nguồn")


def test_a_figure_counted_to_a_day_before_its_year_closed_is_asked_about() -> None:
    at = save(form("TN-03"), value="12,87", source=SOURCE, cut_off="30/09/2025")
    assert not saved(at)
    assert "Số liệu của năm 2025 nhưng chỉ tính đến 30/09/2025, trước ngày 14/12/2025" in faults(at)
    answered(at, "Cục Thống kê chưa công bố số cả năm")
    assert saved(at)
    figure = last_figure("TN-03")
    assert (figure.content.cut_off_on, figure.why_right) == ("2025-09-30", "Cục Thống kê chưa công bố số cả năm")
    assert "12,87% GDP (tính đến 30/09/2025)" in screen_text(at)


def test_a_cut_off_day_can_be_put_right_instead() -> None:
    at = save(form("TN-03"), value="12,87", source=SOURCE, cut_off="30/09/2025")
    assert "trước ngày 14/12/2025" in faults(at)
    assert saved(save(at, cut_off="31/12/2025"))
    assert (last_figure("TN-03").content.cut_off_on, last_figure("TN-03").why_right) == ("2025-12-31", None)


def test_a_doubted_figure_can_be_corrected_instead() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    press(fill(at, value="13,5"), "check")
    assert faults(at) == ""
    assert saved(press(at, "save"))
    assert last_figure("VN-01").observation.value == 13.5


def test_after_saving_the_form_is_fresh_and_the_commitment_shows_the_figure() -> None:
    at = save(form("TN-03"), value="12,87", source=SOURCE)
    assert field(at, "value").value == ""
    assert "**2025: 12,87% GDP** :small[(bản thứ 1)]" in screen_text(at)
    assert "**Gửi thẩm định** · Trần Thị Lan" in screen_text(at)
    at.switch_page("commitment.py").run()
    assert "12,87% GDP" in screen_text(at)
    assert not at.success


def test_what_was_checked_must_be_checked_again_when_it_changes() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE), "check")
    assert has_field(at, "save")
    fill(at, value="12,9")
    assert not has_field(at, "save")


def test_the_second_of_two_officers_is_told_what_the_first_saved_and_may_keep_it() -> None:
    first, second = form("TN-03"), form("TN-03")
    assert saved(save(first, value="12,87", source="Nguồn một"))
    save(second, value="13,5", source="Nguồn hai")
    assert not saved(second)
    assert "Chưa có gì của bạn được lưu" in faults(second)
    assert "**12,87% GDP**, do Trần Thị Lan" in screen_text(second)
    assert field(second, "value").value == "13,5"
    press(second, "theirs")
    assert [f.observation.value for f in stored("TN-03").figures] == [12.87]


def test_the_second_of_two_officers_may_correct_the_first_with_a_reason() -> None:
    first, second = form("TN-03"), form("TN-03")
    save(first, value="12,87", source="Nguồn một")
    press(save(second, value="13,5", source="Nguồn hai"), "mine")
    assert [field(second, name).value for name in ("value", "source")] == ["13,5", "Nguồn hai"]
    press(second, "check")
    assert "cần ghi lý do sửa" in faults(second)
    assert saved(save(second, reason="Số mới hơn"))
    figures = stored("TN-03").figures
    assert [(f.observation.value, f.origin.source) for f in figures] == [(12.87, "Nguồn một"), (13.5, "Nguồn hai")]
    assert figures[1].origin.reasons == Remark("Số mới hơn", None)


def test_two_officers_on_one_baseline_meet_as_well() -> None:
    first, second = (form("TN-03", 2022, what="baseline") for _ in range(2))
    save(first, value="5", source=SOURCE)
    save(second, value="6", source=SOURCE)
    assert "Chưa có gì của bạn được lưu" in faults(second)
    baseline = stored("TN-03").baseline
    assert baseline is not None
    assert baseline.value == 5


def test_what_was_checked_of_one_commitment_is_not_saved_on_the_form_of_another() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE), "check")
    go(at, "entry", code="TN-04")
    assert not has_field(at, "save")
    assert not at.warning, "nothing was changed here"
    go(at, "entry", code="TN-03")
    press(at, "save")
    assert saved(at)
    assert stored("TN-04").figures == ()


def test_a_figure_that_was_refused_and_then_changed_is_no_longer_refused() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    assert "khác xa số liệu gần nhất" in faults(at)
    fill(at, value="13,5")
    assert faults(at) == ""
    assert not has_field(at, "far")
    assert "thay đổi sau khi kiểm tra" in at.warning[0].value


def test_a_check_that_finds_faults_takes_back_the_one_before() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE), "check")
    press(fill(at, value="abc"), "check")
    press(fill(at, value="12,87"), "check")
    assert has_field(at, "save")
    press(fill(at, source=""), "check")
    assert not has_field(at, "save")
    assert "Chưa ghi nguồn" in faults(at)
