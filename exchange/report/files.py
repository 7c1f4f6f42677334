"""The CSV files of the report: one for people with Excel, one for programs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain

from exchange.csv_files import csv_lines, excel_lines
from exchange.report.cells import cell_text
from exchange.report.closed import closed_table
from exchange.report.columns import excel_cells, excel_titles, machine_line, machine_names
from exchange.report.rows import report_rows, yearly_rows
from text import Language
from views import AsOf, Standing


class ReportForm(StrEnum):
    """For whom a file is: people with Excel, or programs."""

    EXCEL = "excel"
    MACHINE = "machine"


def report_csv(
    standings: Iterable[Standing],
    year: int | None,
    form: ReportForm,
    language: Language,
    today: date,
    as_of: AsOf | None = None,
    heading: str = "",
    closed: Sequence[Standing] = (),
) -> Iterator[str]:
    """The file, line by line; with `as_of`, its last columns name the day and the clock of the point-in-time read.

    `heading` is the city's own line over the table, which only people get. What is `closed` stands for people in a
    table of its own under the other; programs get its rows as well, with the day of its closing.
    """
    if form is ReportForm.MACHINE:
        lines = (machine_line(row) for row in yearly_rows(chain(standings, closed), year, today, as_of))
        cells = ([cell_text(cell, None) for cell in line] for line in lines)
        yield from csv_lines(chain([machine_names(as_of)], cells), ",")
        return
    rows = report_rows(standings, year, language, today, as_of)
    cells = (excel_cells(row, language) for row in rows)
    top = [[cell_text(heading, language)]] if heading else []
    table = chain(top, [excel_titles(as_of, language)], cells)
    yield from excel_lines(chain(table, closed_table(closed, language, today)), language)
