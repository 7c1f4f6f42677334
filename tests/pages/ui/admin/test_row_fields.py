"""Cells of a row as an administrator types them."""

import pytest

from store.integrity import verify
from store.journal import EntryFilter, entries
from tests.support.administration_screen import administration, check_and_save, fill
from tests.support.entry_form import faults, press
from tests.support.screen import screen_text

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("code", "typed", "stored"),
    [
        ("LEVEL", "12,5", 12.5),
        ("LEVEL", "12,5 %", 12.5),
        ("LEVEL", "12.875", 12.875),
        ("GROWTH", "1.234,5 %/năm", 1234.5),
        ("GROWTH", "–3", -3.0),
        ("SHARE", "99,95", 99.95),
        ("COVER", "99,5", 99.5),
    ],
)
def test_a_target_is_typed_as_a_figure_of_its_measure(code: str, typed: str, stored: float) -> None:
    at = administration(row=code, part="target")
    fill(at, year__target="2023", comparator__target=">=", value__target=typed)
    check_and_save(at)
    assert entries(EntryFilter(), 1)[0].new is not None
    assert (entries(EntryFilter(), 1)[0].new or {})["value"] == stored


def test_a_ward_ends_on_a_day_written_day_first() -> None:
    at = administration(section="unit", row="24001@2021-01-01")
    fill(at, valid_to__unit="30/06/2025")
    check_and_save(at)
    assert (entries(EntryFilter(), 1)[0].new or {})["valid_to"] == "2025-06-30"
    assert verify().findings == ()


@pytest.mark.parametrize(
    ("code", "typed", "reason"),
    [
        ("LEVEL", "150", "từ 0% đến 100%"),
        ("GROWTH", "1.200", "hai cách hiểu: 1200%/năm"),
        ("COUNT", "2,5", "chỉ nhận số nguyên"),
        ("COUNT", "3 tỷ", "Hãy viết theo đơn vị tính ở đây (phường)"),
        ("COUNT", "-", "nếu chưa có số thì để trống"),
    ],
)
def test_a_target_that_cannot_be_taken_is_refused_as_a_figure_would_be(code: str, typed: str, reason: str) -> None:
    at = press(fill(administration(row=code, part="target"), year__target="2027", value__target=typed), "check")
    assert reason in faults(at)
    assert typed in [field.value for field in at.text_input]


@pytest.mark.parametrize(("unit", "typed", "stored"), [("measure", "0,5 %", 0.5), ("percent", "7,5%", 7.5)])
def test_a_tolerance_is_read_by_what_it_is_counted_in(unit: str, typed: str, stored: float) -> None:
    at = administration(row="COVER", part="target")
    fill(at, year__target="2023", comparator__target="about", value__target="90", tolerance_unit__target=unit)
    check_and_save(fill(at, tolerance__target=typed))
    assert (entries(EntryFilter(), 1)[0].new or {})["tolerance"] == stored


def test_a_bound_is_read_by_the_decimals_above_it_and_shown_with_its_unit() -> None:
    at = fill(administration(row="COUNT"), maximum__wording="1.200", reason__wording="Thêm phường")
    assert "Đã hiểu là: 1.200 phường" in screen_text(at)
    check_and_save(at)
    assert (entries(EntryFilter(), 1)[0].new or {})["maximum"] == 1200.0


def test_a_stored_number_stands_in_its_field_so_that_it_is_read_as_itself() -> None:
    check_and_save(fill(administration(row="GROWTH"), maximum__wording="1.234,125", reason__wording="Giới hạn"))
    at = fill(administration(row="GROWTH"), reason__wording="Không đổi gì")
    assert "1234,1250" in [field.value for field in at.text_input]
    assert not faults(press(at, "check"))
