"""Rows of sheets read as statements on a commitment's year."""

from dataclasses import replace

import pytest

from exchange.imports.changes import Outcome
from exchange.imports.faults import CellRefused, ImportFault, Place
from exchange.imports.figure_heads import Why
from exchange.imports.layout import answered
from exchange.imports.naming import Names
from exchange.imports.preview import message_words, preview
from exchange.imports.recognition import recognised
from exchange.imports.statements import LeftOut, by_mark, parse_sheets, read
from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from store.catalogue import methods
from store.commitments import commitments
from tests.support.imported import DEFAULTS, imported, imported_sheets, only_change, only_fault
from tests.support.sheet_files import workbook
from tests.support.small_city import TODAY
from text import Language

EN = Language.EN

pytestmark = pytest.mark.usefixtures("open_city")


def test_years_may_be_columns() -> None:
    shown = imported("Mã;Đơn vị tính;Năm 2024;Số liệu 2025\nLEVEL;%;17,25;19,5\nNATION;%;;12,9")
    assert [(c.commitment.code, c.year, c.outcome) for c in shown.changes] == [
        ("LEVEL", 2024, Outcome.UNCHANGED),
        ("LEVEL", 2025, Outcome.NEW),
        ("NATION", 2025, Outcome.NEW),
    ]


@pytest.mark.parametrize("name", ["tỉ trọng kinh tế số", "TỶ TRỌNG  KINH TẾ SỐ", "Share of the digital economy"])
def test_a_commitment_is_found_by_its_name(name: str) -> None:
    text = f"Cam kết;2025\n{name};19,5"
    if name.startswith("tỉ"):
        assert "There is no commitment" in only_fault(text)  # another letter is another name
    else:
        assert only_change(text).commitment.code == "LEVEL"


def test_a_table_with_a_column_for_each_ward_is_told_how_to_stand() -> None:
    fault = only_fault("NAMED;;\nNăm;Phường 1;Phường Hòa Bình\n2025;Có;Không")
    assert "Phường 1" in fault
    assert "one row for each ward" in fault


@pytest.mark.parametrize("text", ["Mã;2025.0\nLEVEL;19,5", "Mã;Năm;Giá trị\nLEVEL;2025.0;19,5"])
def test_a_year_that_a_program_wrote_with_a_decimal_is_the_year(text: str) -> None:
    change = only_change(text)
    assert (change.year, change.outcome) == (2025, Outcome.NEW)


def test_rows_that_only_part_the_table_are_passed_over() -> None:
    assert only_change("Mã;Cam kết;2025\n;I. Kinh tế số;\nLEVEL;;19,5\n;;\n;Người lập biểu;").year == 2025


def test_numbers_in_cells_are_not_ambiguous_and_those_in_text_may_be() -> None:
    (change,) = imported_sheets(read_sheets(workbook([["code", 2025], ["LEVEL", 12.875]]))).changes
    assert change.new is not None
    assert change.new.content.value == 12.875
    shown = imported_sheets(read_sheets(workbook([["code", 2025], ["GROWTH", "1.234"]])))
    assert "1234%/year" in message_words(shown.faults[0], EN)
    assert "1.2340%/year" in message_words(shown.faults[0], EN)


def test_a_merged_name_speaks_for_its_rows_and_a_merged_figure_for_none() -> None:
    rows: list[list[object]] = [["code", "Năm", "Số liệu"], ["LEVEL", 2022, 12.5], ["", 2025, 19.5]]
    shown = imported_sheets(read_sheets(workbook(rows, lambda s: s.merge_range(1, 0, 2, 0, "LEVEL"))))
    assert [c.year for c in shown.proposed] == [2022, 2025]
    shown = imported_sheets(
        read_sheets(workbook([["code", 2022, 2025], ["LEVEL"]], lambda s: s.merge_range(1, 1, 1, 2, 12.5)))
    )
    assert [c.year for c in shown.proposed] == [2022]
    assert "Unmerge" in message_words(shown.faults[0], EN)


def test_what_was_hidden_or_left_out_is_named() -> None:
    rows = [["code", "Mục tiêu", 2025], ["LEVEL", 20, 19.5]]
    shown = imported_sheets(read_sheets(workbook(rows, lambda s: s.set_row(1, None, None, {"hidden": True}))))
    assert shown.hidden[0].rows == (2,)
    assert [(left.place.column, left.why) for left in shown.left_out] == [("Mục tiêu", Why.PLAN)]
    assert len(shown.proposed) == 1


@pytest.mark.parametrize("named", ["LEVEL;", ";Tỷ trọng kinh tế số"])
def test_a_row_for_somebody_elses_commitment_says_so(named: str) -> None:
    mine = [c for c in commitments() if c.code == "COUNT"]
    others = [c for c in commitments() if c.code != "COUNT"]
    sheets = [read_delimited(f"Mã;Cam kết;2025\n{named};19,5\nXYZ;;1".encode())]
    shown = preview(sheets, mine, methods(), DEFAULTS, TODAY, others)
    first, second = (message_words(message, EN) for message in shown.faults)
    assert "is not assigned to you" in first
    assert "There is no commitment" in second


def test_a_statement_has_its_place_its_year_and_the_cells_beside_it() -> None:
    sheet = read_delimited("Mã;Năm;Số liệu;Nguồn\nLEVEL;2025; 19,5 ;Niên giám".encode())
    (statement,) = parse_sheets([sheet], commitments()).statements
    assert (statement.commitment.code, statement.year, statement.cell) == ("LEVEL", 2025, "19,5")
    assert (statement.unit, statement.answer, statement.is_wide) == (None, None, False)
    assert {part.value: cell for part, cell in statement.beside.items()} == {"source": "Niên giám"}
    assert statement.place == Place("", 2, "Số liệu")
    assert statement.place_of(next(iter(statement.beside))) == Place("", 2, "Nguồn")


def test_a_sheet_without_a_table_is_left_out_beside_one_that_has_a_table() -> None:
    sheets = read_sheets(workbook([["Mã", 2025], ["LEVEL", 19.5]])), [read_delimited(b"a;b\n1;2")]
    parsed = parse_sheets([*sheets[0], *sheets[1]], commitments())
    assert ([s.cell for s in parsed.statements], parsed.messages) == (["19.5"], ())
    assert parsed.left_out == (LeftOut(Place("", 0), "", Why.NO_TABLE),)


def test_a_table_with_two_columns_of_one_heading_is_not_read() -> None:
    parsed = parse_sheets([read_delimited("Mã;2025;Năm 2025\nLEVEL;5;6".encode())], commitments())
    assert parsed.statements == ()
    (message,) = parsed.messages
    assert isinstance(message.cause, CellRefused)
    assert (message.cause.code, message.cause.values) == (ImportFault.COLUMN_TWICE, {"first": "B", "second": "C"})


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo\n\nMã;Cam kết;Năm;Số liệu;Lạ\nLEVEL;Khác;2025;19,5;y\nXYZ;;2025;1;\nTổng cộng;;;20,5\n;;;\nGhi chú",
        "Chỉ tiêu;2023;;2024\n;KH;TH;9 tháng\nTỷ trọng kinh tế số;1;2;3\nKhác hẳn;1;2;3",
        "Mã;2024;2025\nLEVEL;5;6;7",
        "a;b\n1;2",
    ],
)
def test_every_cell_is_read_left_out_or_refused_and_none_twice(text: str) -> None:
    sheet, names = read_delimited(text.encode()), Names(commitments())
    reading = read(sheet, recognised(sheet, names), names)
    parts = (reading.read_cells, reading.left_out_cells, reading.refused_cells)
    cells = {(row.number, place) for row in sheet.rows for place, cell in enumerate(row.cells) if cell}
    assert set().union(*parts) == cells
    assert sum(map(len, parts)) == len(cells)


def test_what_was_not_used_of_a_row_that_was_taken_counts_as_left_out() -> None:
    sheet, names = (
        read_delimited("Mã;Cam kết;2024;KH 2025\nLEVEL;Tên khác;5;6\nXYZ;;7;8".encode()),
        Names(commitments()),
    )
    reading = read(sheet, recognised(sheet, names), names)
    assert reading.read_cells == {(1, 0), (1, 1), (1, 2), (2, 0), (2, 2)}
    assert reading.left_out_cells == {(2, 1), (1, 3), (2, 3)}
    assert reading.refused_cells == {(3, 0), (3, 2), (3, 3)}
    assert [(left.typed, left.why) for left in reading.left_out] == [
        ("KH 2025", Why.PLAN),
        ("Tên khác", Why.OTHER_NAME),
    ]


def test_a_number_of_two_readings_is_read_by_the_decimal_mark_of_its_file() -> None:
    (growth,) = (c for c in commitments() if c.code == "GROWTH")
    assert [by_mark("75.343", mark, growth) for mark in (",", ".", "")] == ["75343", "75.3430", "75.343"]
    assert by_mark("75,343", ",", growth) == "75,3430"
    assert by_mark("4,8", ".", growth) == "4,8"


def test_a_layout_that_somebody_corrected_is_read_as_it_says() -> None:
    sheet, names = read_delimited("Mã;Năm;Cột một;Cột hai\nLEVEL;2025;13,1;14".encode()), Names(commitments())
    layout = recognised(sheet, names)
    assert read(sheet, layout, names).statements == ()
    corrected = answered(layout, layout.pressing[0], "3")
    assert [statement.cell for statement in read(sheet, corrected, names).statements] == ["14"]


def test_a_wards_code_is_known_without_the_zeros_that_excel_drops() -> None:
    (cover,) = (c for c in commitments() if c.code == "COVER")
    ward = replace(cover.units[0], code="00456")
    listed = replace(cover, units=(ward, *cover.units[1:]))
    sheet = read_delimited("Mã;Phường, xã;Năm;Trả lời\nCOVER;456;2025;có\nCOVER;457;2025;có".encode())
    parsed = parse_sheets([sheet], [listed])
    assert [statement.unit for statement in parsed.statements] == [ward]
    assert [message.place.row for message in parsed.messages] == [3]


def test_where_nothing_says_which_commitment_only_that_is_asked() -> None:
    parsed = parse_sheets([read_delimited(b"year,road,air\n2023,5,7\n2024,6,8")], commitments())
    assert [message.cause.code for message in parsed.messages if isinstance(message.cause, CellRefused)] == [
        ImportFault.WHICH_COMMITMENT
    ]
