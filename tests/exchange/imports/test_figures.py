"""The figure that the rows about it make."""

import pytest

from exchange.imports.changes import Outcome
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import new_words, old_words
from models import Answer, ObservationStatus, Stage
from tests.support.imported import imported, only_change, only_fault
from tests.support.small_city import ESTIMATE, FINAL, NOT_AVAILABLE, PROVISIONAL, WARD_1, WARD_2, WARD_3
from text import Language

EN = Language.EN

pytestmark = pytest.mark.usefixtures("open_city")


def test_a_milestone_is_told_in_words() -> None:
    new = only_change("Mã;Năm;Số liệu;Dự kiến hoàn thành;Tiến độ\nDONE;2026;đang thực hiện;06/2029;40").new
    assert new is not None
    assert (new.content.stage, new.content.expected_on, new.content.percent) == (Stage.UNDER_WAY, "2029-06", 40.0)


def test_answers_are_told_ward_by_ward_and_what_is_not_named_stays() -> None:
    change = only_change("Mã;Năm;Phường, xã;Trả lời\nCOVER;2024;Phường 1;x\nCOVER;2024;Phường Hoà Bình;chưa")
    assert change.new is not None
    assert change.outcome is Outcome.CORRECTED
    assert dict(change.new.content.answers) == {WARD_1: Answer.YES, WARD_2: Answer.NO, WARD_3: Answer.UNKNOWN}
    assert old_words(change, EN).startswith("67 to 100% (2 of 3 wards and communes; 1 not known)")
    counted = "33 to 67% (1 of 3 wards and communes; 1 not known)"
    assert new_words(change, EN) == f"{counted}; Hòa Bình Ward: no; Tân Lập Commune: not known"


def test_years_of_answers_may_be_columns_too() -> None:
    shown = imported("Mã;Phường, xã;2024;2025\nCOVER;24001;có;có\nCOVER;24002;có;không\nCOVER;24003;;?")
    assert [(c.year, c.outcome) for c in shown.changes] == [(2024, Outcome.UNCHANGED), (2025, Outcome.NEW)]


def test_k_of_n_is_a_coverage() -> None:
    new = only_change("Mã;2025\nSHARE;9/10").new
    assert new is not None
    assert (new.content.part, new.content.whole, new.content.value) == (9, 10, None)


@pytest.mark.parametrize(
    ("typed", "status"),
    [("", FINAL), ("sơ bộ", PROVISIONAL), ("Ước tính", ESTIMATE), ("provisional", PROVISIONAL), ("A", FINAL)],
)
def test_how_sure_a_figure_is_stands_beside_it(typed: str, status: ObservationStatus) -> None:
    new = only_change(f"Mã;Năm;Số liệu;Tình trạng\nLEVEL;2025;19,5;{typed}").new
    assert new is not None
    assert new.content.status is status


def test_a_figure_of_the_running_year_is_an_estimate() -> None:
    new = only_change("Mã;2026\nLEVEL;21").new
    assert new is not None
    assert new.content.status is ESTIMATE


def test_that_no_figure_will_exist_needs_no_figure_but_a_note() -> None:
    row = "Mã;Năm;Số liệu;Tình trạng;Ghi chú\nLEVEL;2025;{};sẽ không có số liệu;{}"
    new = only_change(row.format("", "Không thống kê nữa")).new
    assert new is not None
    assert (new.content.status, new.origin.note) == (NOT_AVAILABLE, "Không thống kê nữa")
    assert "why" in only_fault(row.format("", "")).lower()
    assert "yet has the figure “3”" in only_fault(row.format("3", "Không"))


def test_a_dash_is_no_figure_and_never_zero() -> None:
    assert imported("Mã;2025\nLEVEL;-\nNATION;—").changes == ()


def test_other_methods_are_named_by_code_or_name() -> None:
    change = only_change("Mã;Năm;Số liệu;Nơi công bố\nLEVEL;2024;18,5;Bộ Thông tin")
    assert change.new is not None
    assert (change.new.key.method, change.outcome, change.new.key.version) == ("mic", Outcome.CORRECTED, 2)


def test_an_empty_cell_erases_nothing_and_a_filled_one_replaces() -> None:
    first = "Mã;Năm;Số liệu;Nguồn;Ghi chú;Ngày công bố\nLEVEL;2024;17,5;"
    kept = only_change(first + ";;").new
    assert kept is not None
    assert (kept.origin.source, kept.origin.note, kept.origin.published_on) == ("Niên giám 2025", "sơ bộ", None)
    typed = only_change(first + "Báo cáo;Chính thức;03/2026").new
    assert typed is not None
    assert (typed.origin.source, typed.origin.note, typed.origin.published_on) == ("Báo cáo", "Chính thức", "2026-03")


def test_the_source_of_the_file_stands_in_for_one_that_the_row_lacks() -> None:
    text = "Mã;Năm;Số liệu\nLEVEL;2025;19,5"
    assert "source" in only_fault(text, SheetDefaults(reason="x")).lower()
    new = only_change(text, SheetDefaults(source="Tệp")).new
    assert new is not None
    assert new.origin.source == "Tệp"


def test_rows_about_one_figure_must_not_contradict_each_other() -> None:
    rows = "Mã;Năm;Phường, xã;Trả lời;Nguồn\nCOVER;2025;24001;x;A\nCOVER;2025;24002;x;{}"
    assert "column Nguồn" in only_fault(rows.format("B"))
    assert only_change(rows.format("")).message is None


def test_the_progress_of_a_milestone_is_a_percentage() -> None:
    rows = "Mã;Năm;Số liệu;Tiến độ\nDONE;2026;đang thực hiện;{}"
    assert only_fault(rows.format("101")).startswith("row 2, column Tiến độ: “101”")
    new = only_change(rows.format("100")).new
    assert new is not None
    assert new.content.percent == 100
