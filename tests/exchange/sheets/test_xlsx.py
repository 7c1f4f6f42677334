"""Workbooks: every cell as text that can be read in one way only."""

from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import SheetFault
from tests.support.sheet_files import by_hand, cells, refusal, workbook


def test_a_workbook_is_read_as_text_that_can_be_read_in_one_way_only() -> None:
    rows: list[list[object]] = [
        ["Mã", "A", "B", "C", "D"],
        ["LEVEL", 12.5, 1.234, 1234, "1.234"],
        [True, 1e-3, -0.5, 1e15, None],
    ]
    (sheet,) = read_sheets(workbook(rows))
    assert sheet.name == "Số liệu"
    assert cells(sheet) == [
        ("Mã", "A", "B", "C", "D"),
        ("LEVEL", "12.5", "1.2340", "1234", "1.234"),
        ("TRUE", "0.0010", "-0.5", "1000000000000000"),
    ]


def test_dates_in_cells_are_read_as_dates() -> None:
    assert cells(read_sheets(workbook([[date(2025, 3, 31)]]))[0]) == [("2025-03-31",)]


def test_a_date_that_shows_only_its_year_is_that_year() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for place, shown in enumerate(("yyyy", "yyyy;@", "dd/mm/yyyy")):
            sheet.write_datetime(0, place, datetime(2024, 1, 1), book.add_format({"num_format": shown}))
    assert cells(read_sheets(file.getvalue())[0]) == [("2024", "2024", "2024-01-01")]


def test_merged_cells_say_everywhere_what_the_whole_says() -> None:
    (sheet,) = read_sheets(workbook([["a", "b"], ["", 1], ["", 2]], lambda s: s.merge_range(1, 0, 2, 0, "LEVEL")))
    assert cells(sheet) == [("a", "b"), ("LEVEL", "1"), ("LEVEL", "2")]
    assert sheet.repeated == {(3, 0)}


def test_what_is_hidden_is_read_and_named() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})

    (sheet,) = read_sheets(workbook([["a", "b", "c"], [1, 2, 3], [4, 5, 6]], hide))
    assert cells(sheet)[1] == ("1", "2", "3")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), ("B", "C"))


def test_a_formula_counts_by_its_stored_value() -> None:
    (sheet,) = read_sheets(workbook([["a"]], lambda s: s.write_formula(1, 0, "=1+1", None, 2)))
    assert cells(sheet) == [("a",), ("2",)]


def test_a_formula_that_nobody_has_calculated_is_refused_with_what_to_do() -> None:
    refused = refusal(by_hand('<sheetData><row r="3"><c r="B3"><f>1+1</f></c></row></sheetData>'))
    assert (refused.code, refused.values) == (SheetFault.NOT_CALCULATED, {"sheet": "S", "cell": "B3"})


def test_cells_that_only_carry_a_format_do_not_make_a_sheet_too_large() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row><row r="1048576"><c r="A1048576"/></row>'
    assert cells(read_sheets(by_hand(f"<sheetData>{rows}</sheetData>"))[0]) == [("1",)]
