"""The CSV files of the report on the small city, read back."""

import csv
import io

from board.selection import Selection
from exchange.report.columns import EXCEL_COLUMNS
from exchange.report.files import ReportForm, report_csv
from store.board import board
from tests.support.small_city import TODAY
from text import Language, translate

BOM = "\ufeff"
EVERYTHING = Selection()


def report_file(form: ReportForm, language: Language = Language.VI, selection: Selection = EVERYTHING) -> str:
    shown = board(selection, TODAY)
    return "".join(report_csv(shown.standings, selection.year, form, language, TODAY, closed=shown.closed))


def excel_lines(language: Language = Language.VI, selection: Selection = EVERYTHING) -> dict[str, dict[str, str]]:
    """The lines of the file for Excel by commitment, each by the name of its columns."""
    text = report_file(ReportForm.EXCEL, language, selection)
    separator = ";" if language is Language.VI else ","
    heading, *lines = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=separator, strict=True)
    assert heading == [translate(f"report.column.{name}", language) for name in EXCEL_COLUMNS]
    return {line[0]: dict(zip(EXCEL_COLUMNS, line, strict=True)) for line in lines}


def machine_lines(selection: Selection = EVERYTHING) -> dict[tuple[str, int], dict[str, str]]:
    """The lines of the file for machines by commitment and year; 0 where there is none."""
    lines = list(
        csv.DictReader(io.StringIO(report_file(ReportForm.MACHINE, selection=selection), newline=""), strict=True)
    )
    by_year = {(line["commitment"], int(line["year"] or 0)): line for line in lines}
    assert len(by_year) == len(lines), "one line for each commitment and year"
    return by_year
