"""Understanding sheets of figures: what a file would change, and every row that cannot be taken, in words."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exchange.imports.changes import FigureChange, Outcome
from exchange.imports.figures import Assumed
from exchange.imports.headings import Part, part_of
from exchange.imports.preview import (
    Preview,
    explanation_words,
    message_words,
    new_words,
    old_words,
    preview,
    preview_csv,
)
from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import Sheet
from models import Answer, ObservationStatus, Stage
from store.accounts.assignments import assign
from store.commitments import commitments, methods
from store.review import close_year, send_back
from tests.support.administration import close
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.sheet_files import workbook
from tests.support.small_city import (
    ESTIMATE,
    FINAL,
    NOT_AVAILABLE,
    NOW,
    PROVISIONAL,
    TODAY,
    WARD_1,
    WARD_2,
    WARD_3,
    figure,
    key,
    record,
    reopened,
)
from text import Language, translate

ASSUMED = Assumed(source="Niên giám 2025", reason="Số chính thức")
VI, EN = Language.VI, Language.EN


@pytest.fixture
def store(store: Path) -> Path:
    """The small city, with some of its figures open for correction."""
    reopened(key("LEVEL", 2024), key("LEVEL", 2024, method="mic"), key("COVER", 2024))
    return store


def read(text: str, assumed: Assumed = ASSUMED, today: date = TODAY) -> Preview:
    return of([read_delimited(text.strip().encode())], assumed, today)


def of(sheets: Sequence[Sheet], assumed: Assumed = ASSUMED, today: date = TODAY) -> Preview:
    return preview(sheets, commitments(), methods(), assumed, today)


def only(text: str, assumed: Assumed = ASSUMED) -> FigureChange:
    shown = read(text, assumed)
    assert [message_words(m, EN) for m in shown.faults] == []
    (change,) = shown.changes
    return change


def complaint(text: str, assumed: Assumed = ASSUMED, language: Language = EN) -> str:
    shown = read(text, assumed)
    (message,) = shown.faults
    assert shown.proposed == ()
    return message_words(message, language)


# ---- what a sheet may look like


@pytest.mark.parametrize(
    "heading",
    [
        "Mã;Cam kết;Năm;Số liệu thực hiện;Nguồn",
        "MÃ CAM KẾT;Tên cam kết;NĂM;Kết quả;nguồn số liệu",
        "code;Commitment;Year;Figure;Source",
        unicodedata.normalize("NFD", "Mã (*);Chỉ tiêu;Năm:;Số  liệu;Nguồn"),
    ],
)
def test_headings_are_known_in_both_languages_and_however_they_are_spelled(store: Path, heading: str) -> None:
    change = only(f"Báo cáo\n\n{heading}\nLEVEL;Tỷ trọng kinh tế số;2025;19,5;Niên giám")
    assert change.new is not None
    assert (change.outcome, change.new.content.value, change.new.key.year) == (Outcome.NEW, 19.5, 2025)
    assert (change.new.origin.source, change.new.key.method, change.new.key.version) == ("Niên giám", "gso", 1)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("language", Language)
def test_the_templates_own_headings_are_known(part: Part, language: Language) -> None:
    assert part_of(translate(f"import.column.{part}", language)) is part


def test_years_may_be_columns(store: Path) -> None:
    shown = read("Mã;Đơn vị tính;Năm 2024;Số liệu 2025\nLEVEL;%;17,25;19,5\nNATION;%;;12,9")
    assert [(c.commitment.code, c.year, c.outcome) for c in shown.changes] == [
        ("LEVEL", 2024, Outcome.UNCHANGED),
        ("LEVEL", 2025, Outcome.NEW),
        ("NATION", 2025, Outcome.NEW),
    ]


@pytest.mark.parametrize("name", ["tỉ trọng kinh tế số", "TỶ TRỌNG  KINH TẾ SỐ", "Share of the digital economy"])
def test_a_commitment_is_found_by_its_name(store: Path, name: str) -> None:
    text = f"Cam kết;2025\n{name};19,5"
    if name.startswith("tỉ"):
        assert "There is no commitment" in complaint(text)  # another letter is another name
    else:
        assert only(text).commitment.code == "LEVEL"


def test_rows_that_only_part_the_table_are_passed_over(store: Path) -> None:
    assert only("Mã;Cam kết;2025\n;I. Kinh tế số;\nLEVEL;;19,5\n;;\n;Người lập biểu;").year == 2025


def test_numbers_in_cells_are_not_ambiguous_and_those_in_text_may_be(store: Path) -> None:
    (change,) = of(read_sheets(workbook([["code", 2025], ["LEVEL", 12.875]]))).changes
    assert change.new is not None
    assert change.new.content.value == 12.875
    shown = of(read_sheets(workbook([["code", 2025], ["GROWTH", "1.234"]])))
    assert "1234%/year" in message_words(shown.faults[0], EN)
    assert "1.2340%/year" in message_words(shown.faults[0], EN)


def test_a_merged_name_speaks_for_its_rows_and_a_merged_figure_for_none(store: Path) -> None:
    rows: list[list[object]] = [["code", "Năm", "Số liệu"], ["LEVEL", 2022, 12.5], ["", 2025, 19.5]]
    shown = of(read_sheets(workbook(rows, lambda s: s.merge_range(1, 0, 2, 0, "LEVEL"))))
    assert [c.year for c in shown.proposed] == [2022, 2025]
    shown = of(read_sheets(workbook([["code", 2022, 2025], ["LEVEL"]], lambda s: s.merge_range(1, 1, 1, 2, 12.5))))
    assert [c.year for c in shown.proposed] == [2022]
    assert "Unmerge" in message_words(shown.faults[0], EN)


def test_what_was_hidden_or_left_out_is_named(store: Path) -> None:
    rows = [["code", "Mục tiêu", 2025], ["LEVEL", 20, 19.5]]
    shown = of(read_sheets(workbook(rows, lambda s: s.set_row(1, None, None, {"hidden": True}))))
    assert shown.hidden[0].rows == (2,)
    assert [place.column for place in shown.left_out] == ["Mục tiêu"]
    assert len(shown.proposed) == 1


# ---- what a row may say


def test_a_milestone_is_told_in_words(store: Path) -> None:
    new = only("Mã;Năm;Số liệu;Dự kiến hoàn thành;Tiến độ\nDONE;2026;đang thực hiện;06/2029;40").new
    assert new is not None
    assert (new.content.stage, new.content.expected_on, new.content.percent) == (Stage.UNDER_WAY, "2029-06", 40.0)


def test_answers_are_told_ward_by_ward_and_what_is_not_named_stays(store: Path) -> None:
    change = only("Mã;Năm;Phường, xã;Trả lời\nCOVER;2024;Phường 1;x\nCOVER;2024;Phường Hoà Bình;chưa")
    assert change.new is not None
    assert change.outcome is Outcome.CORRECTED
    assert dict(change.new.content.answers) == {WARD_1: Answer.YES, WARD_2: Answer.NO, WARD_3: Answer.UNKNOWN}
    assert old_words(change, EN).startswith("67% (2 of 3 wards and communes)")
    assert new_words(change, EN) == "33% (1 of 3 wards and communes); Hòa Bình Ward: no; Tân Lập Commune: not known"


def test_years_of_answers_may_be_columns_too(store: Path) -> None:
    shown = read("Mã;Phường, xã;2024;2025\nCOVER;24001;có;có\nCOVER;24002;có;không\nCOVER;24003;;?")
    assert [(c.year, c.outcome) for c in shown.changes] == [(2024, Outcome.UNCHANGED), (2025, Outcome.NEW)]


def test_k_of_n_is_a_coverage(store: Path) -> None:
    new = only("Mã;2025\nSHARE;9/10").new
    assert new is not None
    assert (new.content.part, new.content.whole, new.content.value) == (9, 10, None)


@pytest.mark.parametrize(
    ("typed", "status"),
    [("", FINAL), ("sơ bộ", PROVISIONAL), ("Ước tính", ESTIMATE), ("provisional", PROVISIONAL), ("A", FINAL)],
)
def test_how_sure_a_figure_is_stands_beside_it(store: Path, typed: str, status: ObservationStatus) -> None:
    new = only(f"Mã;Năm;Số liệu;Tình trạng\nLEVEL;2025;19,5;{typed}").new
    assert new is not None
    assert new.content.status is status


def test_a_figure_of_the_running_year_is_an_estimate(store: Path) -> None:
    new = only("Mã;2026\nLEVEL;21").new
    assert new is not None
    assert new.content.status is ESTIMATE


def test_that_no_figure_will_exist_needs_no_figure_but_a_note(store: Path) -> None:
    row = "Mã;Năm;Số liệu;Tình trạng;Ghi chú\nLEVEL;2025;{};sẽ không có số liệu;{}"
    new = only(row.format("", "Không thống kê nữa")).new
    assert new is not None
    assert (new.content.status, new.origin.note) == (NOT_AVAILABLE, "Không thống kê nữa")
    assert "why" in complaint(row.format("", "")).lower()
    assert "yet has the figure “3”" in complaint(row.format("3", "Không"))


def test_a_dash_is_no_figure_and_never_zero(store: Path) -> None:
    assert read("Mã;2025\nLEVEL;-\nNATION;—").changes == ()


def test_other_methods_are_named_by_code_or_name(store: Path) -> None:
    change = only("Mã;Năm;Số liệu;Nơi công bố\nLEVEL;2024;18,5;Bộ Thông tin")
    assert change.new is not None
    assert (change.new.key.method, change.outcome, change.new.key.version) == ("mic", Outcome.CORRECTED, 2)


# ---- what would change


def test_what_is_stored_already_is_no_change(store: Path) -> None:
    row = "Mã;Năm;Số liệu;Tình trạng;Ghi chú;Nguồn\nLEVEL;2024;17,25;{};{};Niên giám"
    assert only(row.format("sơ bộ", "sơ bộ")).outcome is Outcome.UNCHANGED
    assert only(row.format("", "")).outcome is Outcome.UNCHANGED
    assert only(row.format("chính thức", "")).outcome is Outcome.CORRECTED


def test_a_correction_shows_old_and_new_with_the_unit_of_measure(store: Path) -> None:
    change = only("Mã;2024\nLEVEL;17,5")
    assert (old_words(change, VI), new_words(change, VI)) == ("17,25\u00a0%", "17,5\u00a0%")


def test_a_correction_without_a_reason_is_refused(store: Path) -> None:
    assert "reason" in complaint("Mã;2024\nLEVEL;17,5", Assumed(source="Niên giám"))


def test_a_figure_far_from_the_last_is_pointed_out(store: Path) -> None:
    change = only("Mã;2025\nLEVEL;99")
    assert change.doubt is not None
    assert change.needs_why_right
    assert change.outcome is Outcome.NEW


def test_an_answer_to_the_doubt_may_stand_in_the_sheet(store: Path) -> None:
    change = only("Mã;Năm;Số liệu;Vì sao số này đúng?\nLEVEL;2025;99;Cách tính mới")
    assert change.new is not None
    assert (change.needs_why_right, change.new.why_right) == (False, "Cách tính mới")


def test_what_was_returned_may_be_submitted_again_as_it_is_with_a_reason(store: Path) -> None:
    record(figure(value=19.5))
    send_back([key()], "Thiếu nguồn", now=NOW, by=REVIEWER)
    text = "Mã;2025\nLEVEL;19,5"
    as_it_is = only(text, Assumed(source="Niên giám"))
    assert as_it_is.outcome is Outcome.UNCHANGED
    assert "give a reason" in explanation_words(as_it_is, EN)
    again = only(text)
    assert (again.outcome, old_words(again, EN)) == (Outcome.CORRECTED, "19.5% (returned)")


# ---- what is refused, in words


@pytest.mark.parametrize("named", ["LEVEL;", ";Tỷ trọng kinh tế số"])
def test_a_row_for_somebody_elses_commitment_says_so(store: Path, named: str) -> None:
    mine = [c for c in commitments() if c.code == "COUNT"]
    others = [c for c in commitments() if c.code != "COUNT"]
    sheets = [read_delimited(f"Mã;Cam kết;2025\n{named};19,5\nXYZ;;1".encode())]
    shown = preview(sheets, mine, methods(), ASSUMED, TODAY, others)
    first, second = (message_words(message, EN) for message in shown.faults)
    assert "is not assigned to you" in first
    assert "There is no commitment" in second


def test_an_answer_for_a_ward_of_somebody_elses_is_refused_before_anything_is_submitted(store: Path) -> None:
    assign(OFFICER, units=[("24001", date(2021, 1, 1))], now=NOW, by=ADMINISTRATOR)
    message = complaint("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24002;x", replace(ASSUMED, officer=OFFICER))
    assert "Hòa Bình Ward is not assigned to you" in message
    assert only("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;x", replace(ASSUMED, officer=OFFICER)).message is None


def test_what_is_approved_or_closed_is_refused_before_anything_is_submitted(store: Path) -> None:
    assert "approved and therefore locked" in complaint("Mã;2023\nLEVEL;15,75")
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    assert "closed" in complaint("Mã;2025\nLEVEL;19,5")


def test_rows_of_a_closed_commitment_are_named_as_closed_whatever_else_is_wrong_with_them(store: Path) -> None:
    close("commitment", "LEVEL", reason="Không theo dõi nữa")
    for cell in ("19,5", "abc"):
        assert "has been closed" in complaint(f"Mã;2025\nLEVEL;{cell}")
    assert read("Mã;2023\nLEVEL;15,5").proposed == ()
    assert read("Mã;2025\nLEVEL;\nCOUNT;2").faults == (), "an empty cell says nothing"


def test_figures_of_one_sheet_are_held_against_each_other_in_whatever_order_they_stand(store: Path) -> None:
    for text in ("Mã;2023;2024;2025\nNATION;;13;20", "Mã;2025;2024\nNATION;20;13"):
        doubts = {change.year: change.doubt for change in read(text).changes if change.doubt}
        assert list(doubts) == [2025]
        assert (doubts[2025].values["last"], doubts[2025].values["year"]) == (13, 2024)
    assert all(c.doubt is None for c in read("Mã;2025;2024\nNATION;18,5;15,5").changes), "step by step it is near"


def test_a_cell_that_is_no_number_is_named_by_row_and_column(store: Path) -> None:
    text = "Mã;Cam kết;2025\n" + "\n" * 12 + "LEVEL;;abc"
    assert complaint(text, language=VI).startswith("dòng 14, cột 2025: Không đọc được “abc” thành một số")
    assert complaint(text).startswith("row 14, column 2025: “abc”")


def test_an_ambiguous_number_is_refused_with_both_readings(store: Path) -> None:
    message = complaint("Mã;2023\nGROWTH;1.234", language=VI)
    assert message.startswith("dòng 2, cột 2023: “1.234” có hai cách hiểu: 1234\u00a0%/năm")
    assert "1,2340\u00a0%/năm" in message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Mã;2025\nXYZ;5", "row 2: There is no commitment “XYZ”"),
        ("Mã;Cam kết;2025\n;;5", "row 2: This row has a figure but names no commitment"),
        ("Mã;Cam kết;2025\nLEVEL;Băng thông rộng;5", "Code LEVEL does not belong"),
        ("Mã;Đơn vị tính;2025\nLEVEL;triệu đồng;5", "counts in “triệu đồng”, the commitment in “%”"),
        ("Mã;2025\nCOUNT;5%", "column 2025: This row counts in “%”"),
        ("Mã;Năm;Số liệu\nLEVEL;25;5", "“25” is not a year"),
        ("Mã;2025\nLEVEL;101", "row 2, column 2025: “101”"),
        ("Mã;2025\nCOUNT;2,5", "row 2, column 2025: “2,5”"),
        ("Mã;2027\nLEVEL;5", "2027"),
        ("Mã;2025\nDONE;sắp xong", "Write not started, under way or done"),
        ("Mã;2025\nCOVER;90", "answered ward by ward"),
        ("Mã;Năm;Số liệu;Tình trạng\nLEVEL;2025;5;chắc vậy", "column Tình trạng: “chắc vậy” is not understood"),
        ("Mã;Năm;Số liệu;Ngày công bố\nLEVEL;2025;5;hôm qua", "column Ngày công bố: “hôm qua”"),
        ("Mã;Năm;Số liệu;Nơi công bố\nLEVEL;2025;5;Ai đó", "There is no producer “Ai đó”"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;Phường 9;x", "does not count a ward “Phường 9”"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;hay", "The answer “hay” is not understood"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;x\nCOVER;2025;Ward 1;x", "Rows 2 and 3 both speak of"),
        ("Mã;Năm;Số liệu\nLEVEL;2025;5\nLEVEL;2025;6", "Rows 2 and 3 are the same commitment and year"),
        ("Mã;2025;Năm 2025\nLEVEL;5;6", "Columns B and C have the same heading"),
        ("a;b\n1;2", "No heading row was found"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(store: Path, text: str, part: str) -> None:
    assert part in complaint(text)


def test_the_preview_can_be_taken_away_with_its_messages(store: Path) -> None:
    lines = preview_csv(read("Mã;2024;2025\nLEVEL;17,5;abc\nXYZ;;1"), VI).splitlines()
    assert lines[0] == "\ufeffChỗ trong tệp;Mã cam kết;Cam kết;Năm;Kết quả;Đang có;Trong tệp;Cần biết"
    assert lines[1].startswith("dòng 2, cột 2024;LEVEL;Tỷ trọng kinh tế số;2024;Sửa;17,25\u00a0%;17,5\u00a0%;")
    assert lines[2].startswith("dòng 2, cột 2025;LEVEL;Tỷ trọng kinh tế số;2025;Không nhận;—;—;Không đọc được “abc”")
    assert lines[3].startswith("dòng 3;;;;Không nhận;;;Không có cam kết nào là “XYZ”")
