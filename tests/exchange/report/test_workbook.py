"""The report as a workbook: what the CSVs say, cell by cell, with numbers that are numbers and days that are days."""

import csv
import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from board.selection import Selection
from exchange.report.cells import digits, rounded
from exchange.report.closed import CLOSED_COLUMNS, closed_titles
from exchange.report.columns import EXCEL_COLUMNS, MACHINE_COLUMNS
from exchange.report.files import ReportForm, report_csv
from exchange.report.workbook import BookInput, write_book
from store.accounts.people import person
from store.board import board
from store.csv_cells import unescape_formula
from tests.support.administration import close
from tests.support.hostile_texts import PAYLOAD
from tests.support.people import LEADER
from tests.support.small_city import NOW, TODAY, figure, record, record_approved
from text import Language, date_words, has, translate
from views import AsOf, PersonView

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN
EVERYTHING = Selection()
ZONE = "Asia/Ho_Chi_Minh"
SOURCES = ("=1+1", "+1", "-1", "@SUM(A1)", "'x", "_x0041_")
NOTES = ("https://x.example", "file://x", "a\nb", PAYLOAD[:900])


def made(
    language: Language = VI,
    selection: Selection = EVERYTHING,
    as_of: AsOf | None = None,
    reader: PersonView | None = None,
) -> bytes:
    shown = board(selection, TODAY, reader, as_of)
    file, made_of = io.BytesIO(), (shown.standings, selection.year, language)
    write_book(file, BookInput(*made_of, "Thành phố =Nhỏ", NOW, ZONE, TODAY, as_of, shown.closed))
    return file.getvalue()


def sheets(content: bytes) -> list[Worksheet]:
    return [sheet for sheet in load_workbook(io.BytesIO(content)).worksheets if isinstance(sheet, Worksheet)]


def lines(form: ReportForm, language: Language, selection: Selection) -> list[list[str]]:
    """The CSV, without what guards its texts."""
    shown = board(selection, TODAY).standings
    text = "".join(report_csv(shown, selection.year, form, language, TODAY)).removeprefix("\ufeff")
    separator = ";" if form is ReportForm.EXCEL and language is VI else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def as_csv(cell: Cell | MergedCell, language: Language | None) -> str:
    """A cell as the CSV writes it."""
    shown = str(cell.number_format)
    match cell.value:
        case None:
            return ""
        case datetime() as day:
            return day.date().isoformat() if language is None else date_words(day.date(), language)
        case int() | float() as value if language is not None and shown != "General":
            return rounded(value, len(shown.partition(".")[2]), language)
        case int() | float() as value:
            return digits(value, language)
        case text:
            return str(text).replace("_x005F_", "_")  # so that Excel does not take it for a letter's number


def fill() -> None:
    """Figures with every text that a spreadsheet could take for something else."""
    series = (("LEVEL", 2025), ("NATION", 2024), ("NATION", 2025), ("GROWTH", 2023), ("GROWTH", 2024), ("SHARE", 2024))
    days = {"published_on": "2026-02-01", "cut_off_on": "2025", "why_right": "Đã kiểm tra"}
    for i, ((code, year), source) in enumerate(zip(series, SOURCES, strict=True)):
        value = {"part": 476, "whole": 1000} if code == "SHARE" else {"value": 16.25}
        record_approved(figure(code, year, source=source, note=NOTES[i % 4], note_en=NOTES[-i % 4], **value, **days))
    record_approved(figure("COUNT", value=3, source=NOTES[0], note=NOTES[2], note_en=NOTES[3]))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("selection", [EVERYTHING, Selection(year=2024), Selection(query="không có")])
def test_the_sheet_to_read_says_what_the_csv_says(language: Language, selection: Selection) -> None:
    fill()
    sheet, heading = sheets(made(language, selection))[0], 3
    expected = lines(ReportForm.EXCEL, language, selection)
    assert [[as_csv(cell, language) for cell in row] for row in sheet.iter_rows(min_row=heading)] == [
        [unescape_formula(cell) for cell in line] for line in expected
    ]
    assert sheet["A1"].value == "Thành phố =Nhỏ"
    assert "22/11/2026" in sheet["A2"].value or "22 November 2026" in sheet["A2"].value
    assert (sheet.freeze_panes, sheet.auto_filter.ref.partition(":")[0]) == ("B4", "A3")


@pytest.mark.parametrize("selection", [EVERYTHING, Selection(year=2025)])
def test_the_tidy_sheet_says_what_the_csv_for_machines_says(selection: Selection) -> None:
    fill()
    content = made(EN, selection)
    cells = [[as_csv(cell, None) for cell in row] for row in sheets(content)[1].iter_rows()]
    assert cells == [[unescape_formula(cell) for cell in line] for line in lines(ReportForm.MACHINE, EN, selection)]
    assert cells[0] == [*MACHINE_COLUMNS]


def test_numbers_are_numbers_days_are_days_and_nothing_is_a_formula_or_a_link() -> None:
    fill()
    content = made()
    reading, tidy, _ = sheets(content)
    level = {c.value: row for row in reading.iter_rows(min_row=4) for c in row[:1]}["LEVEL"]
    cells = dict(zip(EXCEL_COLUMNS, level, strict=True))
    assert cells["actual"].value == 16.25
    assert cells["actual"].number_format == "#,##0.0"
    assert (cells["published_on"].value, cells["published_on"].number_format) == (datetime(2026, 2, 1), "dd/mm/yyyy")
    assert cells["cut_off_on"].value == "2025"
    assert cells["status"].fill.fgColor.rgb != "00000000"
    kinds = {cell.data_type for sheet in (reading, tidy) for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        whole = "".join(opened.read(name).decode() for name in opened.namelist())
        assert not re.search("<f>|hyperlink|externalLink|TargetMode", whole)


def test_every_column_is_explained_in_both_languages() -> None:
    rows = list(sheets(made(EN))[2].iter_rows(min_row=2, values_only=True))
    excel_titles = [translate(f"report.column.{name}", EN) for name in EXCEL_COLUMNS]
    assert [title for _, title, *_ in rows] == [*excel_titles, *MACHINE_COLUMNS]
    assert all(len(str(words)) > 5 for row in rows for words in row[2:])
    assert not has("book.column.kind_vi")


def test_what_is_closed_has_a_sheet_of_its_own() -> None:
    close("commitment", "LEVEL", reason="=Sáp nhập")
    reading, closed, tidy, dictionary = sheets(made(EN))
    assert (closed.title, closed["A1"].value) == ("Closed", "Closed (1)")
    titles, row = closed.iter_rows(min_row=3, values_only=True)
    assert list(titles) == closed_titles(EN)
    cells = dict(zip(CLOSED_COLUMNS, row, strict=True))
    assert (cells["code"], cells["closed_on"], cells["closed_reason"]) == ("LEVEL", datetime(2026, 10, 1), "=Sáp nhập")
    assert "LEVEL" not in {row[0].value for row in reading.iter_rows()}
    assert "LEVEL" in {row[1].value for row in tidy.iter_rows()}
    assert dictionary.max_row == 1 + len(EXCEL_COLUMNS) + len(CLOSED_COLUMNS) + len(MACHINE_COLUMNS)


def test_what_was_known_on_a_day_says_of_which() -> None:
    reading, tidy, dictionary = sheets(made(EN, as_of=AsOf(date(2026, 11, 1))))
    assert [cell.value for cell in tidy[1]][-2:] == ["known_on", "known_by"]
    assert [cell.value for cell in tidy[2]][-2:] == [datetime(2026, 11, 1), "recorded"]
    assert reading[3][len(EXCEL_COLUMNS)].value == translate("report.column.known.recorded", EN)
    assert dictionary.max_row == 1 + len(EXCEL_COLUMNS) + len(MACHINE_COLUMNS) + 3
    assert "1 November 2026" in str(reading["A2"].value)


def test_a_stranger_gets_approved_figures_only() -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    assert b"73.4" not in _worksheet(made(selection=Selection(year=2025)))
    assert b"73.4" in _worksheet(made(reader=person(LEADER), selection=Selection(year=2025)))


def _worksheet(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read("xl/worksheets/sheet1.xml")
