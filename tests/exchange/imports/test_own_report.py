"""Our own report comes back as a file: unedited it changes nothing, and an edited cell is exactly one change."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from board.selection import Selection
from exchange.imports.changes import Outcome
from exchange.imports.checked import Options, read_file
from exchange.imports.figure_heads import Why
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import Preview, message_words, new_words, old_words, preview
from exchange.imports.statements import parse_sheets
from exchange.imports.template import template
from exchange.report.files import ReportForm, report_csv
from exchange.report.workbook import BookInput, write_book
from exchange.sheets.reading import read_sheets
from models import Kind
from store.accounts.people import person
from store.batches import record_batch
from store.board import board
from store.catalogue import methods
from store.commitments import commitments
from store.review import send_back
from tests.support.imported import fill_2025
from tests.support.people import OFFICER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record, record_approved, reopened
from text import Language, translate

HEADING = "Ủy ban nhân dân thành phố, năm 2025"
REASON = SheetDefaults(reason="Số chính thức")
Line = dict[str, str]


@pytest.fixture
def filled(store: Path) -> Path:
    """The small city with figures of 2025 of every kind, which wait for approval."""
    reopened(key("DONE"))
    fill_2025()
    return store


def exported(form: ReportForm, language: Language, year: int | None = None, heading: str = "") -> bytes:
    shown = board(Selection(year=year), TODAY, person(OFFICER))
    return "".join(report_csv(shown.standings, year, form, language, TODAY, None, heading, shown.closed)).encode()


def workbook(language: Language, year: int | None = None) -> bytes:
    shown = board(Selection(year=year), TODAY, person(OFFICER))
    made = (HEADING, NOW, "Asia/Ho_Chi_Minh", TODAY, None)
    file = io.BytesIO()
    write_book(file, BookInput(shown.standings, year, language, *made, shown.closed))
    return file.getvalue()


def exports(language: Language) -> Iterator[bytes]:
    for year in (None, 2024, 2025):
        yield from (exported(form, language, year, HEADING) for form in ReportForm)
        yield workbook(language, year)


def back(content: bytes, defaults: SheetDefaults = REASON) -> Preview:
    return preview(read_sheets(content), commitments(), methods(), defaults, TODAY)


def assert_nothing_changes(content: bytes) -> Preview:
    shown = back(content)
    assert [message_words(m, Language.EN) for m in shown.faults] == []
    assert [(c.commitment.code, c.year, new_words(c, Language.EN)) for c in shown.proposed] == []
    assert shown.changes
    assert all(old_words(c, Language.EN).startswith(new_words(c, Language.EN)) for c in shown.changes)
    return shown


def only_proposed(content: bytes) -> tuple[str, int, Outcome, str]:
    shown = back(content)
    assert [message_words(m, Language.EN) for m in shown.faults] == []
    (change,) = shown.proposed
    return change.commitment.code, change.year, change.outcome, new_words(change, Language.EN)


def edited(content: bytes, code: str, edit: Callable[[Line], None], year: str = "2025") -> bytes:
    """The CSV with one row changed, by the titles of its columns."""
    text = content.decode("utf-8-sig")
    delimiter = ";" if text.splitlines()[0].count(";") > 5 else ","
    heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        line = dict(zip(heading, row, strict=False))
        if (line.get("commitment", row[0]), line.get("year", year)) == (code, year):
            edit(line)
        writer.writerow(line.values())
    return out.getvalue().encode("utf-8-sig")


def with_cells(book: bytes, sheet: str, code: str, cells: dict[str, float]) -> bytes:
    """The workbook with cells of the row of 2025 changed, by the titles of their columns."""
    opened = openpyxl.load_workbook(io.BytesIO(book))
    rows = opened[sheet]
    head = next(row for row in rows.iter_rows() if len([c for c in row if c.value]) > 5)
    titles = {cell.value: get_column_letter(place) for place, cell in enumerate(head, 1)}
    (at,) = [row[0].row for row in rows.iter_rows() if {code, 2025} <= {cell.value for cell in row}]
    for title, value in cells.items():
        rows[f"{titles[title]}{at}"] = value
    file = io.BytesIO()
    opened.save(file)
    return file.getvalue()


@pytest.mark.parametrize("language", Language)
def test_unedited_reports_and_templates_of_whole_cities_change_nothing(cities: Path, language: Language) -> None:
    kinds: set[Kind] = set()
    for content in exports(language):
        kinds |= {change.commitment.kind for change in assert_nothing_changes(content).changes}
    assert kinds == set(Kind)
    for year in range(2021, 2027):
        assert_nothing_changes(template(commitments(), methods(), year, language))


@pytest.mark.parametrize("language", Language)
def test_unedited_reports_with_odd_texts_and_decimals_change_nothing(filled: Path, language: Language) -> None:
    for content in exports(language):
        assert_nothing_changes(content)


@pytest.mark.usefixtures("merged")
def test_an_unedited_template_shows_the_same_count_on_both_sides_once_wards_have_merged() -> None:
    for year in (2024, 2025):
        shown = back(template(commitments(), methods(), year, Language.VI))
        assert shown.proposed == ()
        assert all(old_words(c, Language.VI) == new_words(c, Language.VI) for c in shown.changes)


MACHINE_EDITS = [
    ("LEVEL", {"value": "19.5"}, "19.5"),
    ("GROWTH", {"value": "-4.5"}, "4.5"),
    ("SHARE", {"part": "8"}, "8 of 10"),
    ("SHARE", {"part": "8", "value": "80"}, "8 of 10"),
    ("DONE", {"stage": "under_way", "done_on": ""}, "Under way"),
]


@pytest.mark.parametrize(("code", "cells", "shown"), MACHINE_EDITS)
def test_an_edited_cell_for_programs_is_the_only_change(
    filled: Path, code: str, cells: dict[str, str], shown: str
) -> None:
    content = edited(exported(ReportForm.MACHINE, Language.VI), code, lambda line: line.update(cells))
    changed, year, outcome, words = only_proposed(content)
    assert (changed, year, outcome) == (code, 2025, Outcome.CORRECTED)
    assert shown in words


@pytest.mark.parametrize(("language", "typed"), [(Language.VI, "19,5"), (Language.EN, "19.5")])
def test_an_edited_cell_for_people_is_the_only_change(filled: Path, language: Language, typed: str) -> None:
    actual = translate("report.column.actual", language)
    content = edited(exported(ReportForm.EXCEL, language, 2025), "LEVEL", lambda line: line.update({actual: typed}))
    assert only_proposed(content)[:3] == ("LEVEL", 2025, Outcome.CORRECTED)
    assert "19.5" in only_proposed(content)[3]


def test_an_edited_cell_of_either_sheet_of_the_workbook_is_the_only_change(filled: Path) -> None:
    book = workbook(Language.VI, 2025)
    actual = translate("report.column.actual", Language.VI)
    for sheet, column in (("reading", actual), ("tidy", "value")):
        name = translate(f"book.sheet.{sheet}", Language.VI)
        content = with_cells(book, name, "LEVEL", {column: 19.12})
        assert only_proposed(content)[:3] == ("LEVEL", 2025, Outcome.CORRECTED)


def test_the_same_edit_in_both_sheets_is_one_change_and_two_edits_that_differ_are_refused(filled: Path) -> None:
    reading, tidy = (translate(f"book.sheet.{sheet}", Language.VI) for sheet in ("reading", "tidy"))
    once = with_cells(
        workbook(Language.VI, 2025), reading, "LEVEL", {translate("report.column.actual", Language.VI): 20}
    )
    assert only_proposed(with_cells(once, tidy, "LEVEL", {"value": 20}))[0] == "LEVEL"
    shown = back(with_cells(once, tidy, "LEVEL", {"value": 21}))
    assert shown.proposed == ()
    (fault,) = shown.faults
    assert fault.place.sheet == tidy


def test_a_changed_text_beside_a_figure_is_the_only_change(filled: Path) -> None:
    content = edited(exported(ReportForm.MACHINE, Language.VI), "COVER", lambda line: line.update(source="Báo cáo mới"))
    assert only_proposed(content)[0] == "COVER"
    (change,) = back(content).proposed
    assert change.new is not None
    assert change.new.origin.source == "Báo cáo mới"


def test_a_corrected_figure_comes_back_unchanged_and_a_second_upload_changes_nothing(filled: Path) -> None:
    content = edited(exported(ReportForm.MACHINE, Language.VI), "LEVEL", lambda line: line.update(value="19.5"))
    figures = [change.new for change in back(content).proposed if change.new]
    record_batch("bao-cao.csv", figures, digest=None, today=TODAY, now=NOW, by=OFFICER)
    assert_nothing_changes(content)
    for language in Language:
        for again in exports(language):
            assert_nothing_changes(again)


def test_the_figure_of_record_is_no_correction_of_one_that_waits_or_was_sent_back(store: Path) -> None:
    record_approved(figure("LEVEL", value=19.5))
    reopened(key("LEVEL"))
    record(figure("LEVEL", value=21, seen_version=1, reason="Sửa"))
    assert_nothing_changes(exported(ReportForm.MACHINE, Language.VI))
    send_back([key("LEVEL", version=2)], "Xem lại", now=NOW, by=REVIEWER)
    assert_nothing_changes(exported(ReportForm.MACHINE, Language.VI))
    assert_nothing_changes(workbook(Language.VI))


def test_a_share_that_contradicts_part_and_whole_beside_it_is_refused(filled: Path) -> None:
    content = edited(exported(ReportForm.MACHINE, Language.VI), "SHARE", lambda line: line.update(value="95"))
    shown = back(content)
    assert shown.proposed == ()
    assert [m.cause.args[0] for m in shown.faults] == ["value_and_count"]


def test_another_count_of_wards_is_refused_as_it_names_none(filled: Path) -> None:
    content = edited(exported(ReportForm.MACHINE, Language.VI), "COVER", lambda line: line.update(part="2"))
    shown = back(content)
    assert shown.proposed == ()
    assert [m.cause.args[0] for m in shown.faults] == ["unit_by_unit"]


@pytest.mark.parametrize("language", Language)
def test_a_terminal_reads_a_report_as_the_page_does(filled: Path, language: Language) -> None:
    mine, others = ([c for c in commitments() if (c.code != "COUNT") is own] for own in (True, False))
    for content in exports(language):
        on_page = parse_sheets(read_sheets(content), mine, others)
        in_terminal = read_file(content, mine, others, Options(), language)
        assert in_terminal.statements == on_page.statements
        assert in_terminal.messages == on_page.messages
        assert in_terminal.left_out == on_page.left_out


def test_rows_that_somebody_else_enters_are_left_out(filled: Path) -> None:
    mine, others = ([c for c in commitments() if (c.code == "LEVEL") is own] for own in (True, False))
    sheets = read_sheets(exported(ReportForm.MACHINE, Language.VI))
    shown = preview(sheets, mine, methods(), REASON, TODAY, others)
    assert shown.faults == ()
    assert {change.commitment.code for change in shown.changes} == {"LEVEL"}
    assert Why.NOT_ASSIGNED in {left.why for left in shown.left_out}


def test_the_file_for_programs_saved_again_by_a_vietnamese_spreadsheet_changes_nothing(filled: Path) -> None:
    heading, *rows = csv.reader(io.StringIO(exported(ReportForm.MACHINE, Language.VI).decode(), newline=""))
    numeric = {heading.index(name) for name in ("value", "target", "percent", "path", "ratio", "difference")}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        days = ["/".join(reversed(c.split("-"))) if len(c) == 10 and c[4:5] == c[7:8] == "-" else c for c in row]
        writer.writerow([c.replace(".", ",") if place in numeric else c for place, c in enumerate(days)])
    assert_nothing_changes(out.getvalue().encode("utf-8-sig"))
