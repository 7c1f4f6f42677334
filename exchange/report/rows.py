"""The report of a selection: its rows once, for the screen and for files that Excel or a machine reads."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from board.responsibility import responsible
from exchange.report.cells import BEGINNING, Cell, mark, written
from exchange.report.columns import EXCEL, MACHINE, ReportRow, excel_line, machine_line
from progress import State, Status, YearVerdict
from text import Language, translate
from views import AsOf, Standing
from wording import why, why_year
from wording.amounts import body_words

EXCEL_ROWS = 1_048_576


class Form(StrEnum):
    """For whom a file is: people with Excel, or programs."""

    EXCEL = "excel"
    MACHINE = "machine"


def report_rows(
    standings: Iterable[Standing], year: int | None, language: Language, today: date, known: AsOf | None = None
) -> list[ReportRow]:
    """The rows on the screen and in the file for Excel: one for each commitment."""
    rows = (_row(s, s.assessment.shown(year), s.assessment.state(year), language, today, known) for s in standings)
    return [_explained(row, year, language) for row in rows]


def yearly_rows(
    standings: Iterable[Standing], year: int | None, today: date, known: AsOf | None = None
) -> Iterator[ReportRow]:
    """The rows of the file for machines: one for each commitment and year."""
    for s in standings:
        for y, outcome in sorted(s.assessment.years.items()):
            if year in (None, y):
                yield _row(s, outcome, s.assessment.state(y), Language.VI, today, known)


def report_csv(
    standings: Iterable[Standing],
    year: int | None,
    form: Form,
    language: Language,
    today: date,
    known: AsOf | None = None,
    above: str = "",
) -> Iterator[str]:
    """The file, in pieces; of what was known on a day gone by, its last columns say of which day and clock.

    `above` is the city's own line over the table, which only people get.
    """
    if form is Form.MACHINE:
        lines = (machine_line(row) for row in yearly_rows(standings, year, today, known))
        yield from _lines(machine_names(known), lines, ",", None)
        return
    yield BEGINNING
    if above:
        yield from _lines([written(above, language)], (), mark(language), language)
    lines = (excel_line(row, language) for row in report_rows(standings, year, language, today, known))
    yield from _lines(excel_titles(known, language), lines, mark(language), language)


def excel_titles(known: AsOf | None, language: Language) -> list[str]:
    """What the columns of the file for people are called."""
    titles = [translate(f"report.column.{name}", language) for name in EXCEL]
    return titles + ([translate(f"report.column.known.{known.clock}", language)] if known else [])


def machine_names(known: AsOf | None) -> list[str]:
    """What the columns of the file for programs are called."""
    return [*MACHINE, *(("known_on", "known_by") if known else ())]


def is_beyond_excel(standings: Iterable[Standing], year: int | None) -> bool:
    """Whether the longer of the two files has more lines than a sheet of Excel."""
    lines = sum(len(s.assessment.years) if year is None else 1 for s in standings)
    return lines + 1 > EXCEL_ROWS


def _row(
    s: Standing, outcome: YearVerdict | None, state: State, language: Language, today: date, known: AsOf | None
) -> ReportRow:
    body = body_words(s.commitment, responsible(s.commitment, today), language)
    figure = None if outcome is None else s.commitment.figure_of_record(outcome.year)
    return ReportRow(s, state, body, outcome, figure, today, known)


def _explained(row: ReportRow, year: int | None, language: Language) -> ReportRow:
    """The row with why it has its state: today's status, or the verdict of the chosen year."""
    if year is not None and not isinstance(row.state, Status):
        reason = why_year(row.standing, row.standing.assessment.years.get(year), row.state, language)
        return replace(row, reason=reason, why=reason)
    found = why(row.standing, language)
    return replace(row, reason=found.reason, why=found.in_short)


def _lines(
    heading: Iterable[str], rows: Iterable[list[Cell]], separator: str, language: Language | None
) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow([written(cell, language) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()
