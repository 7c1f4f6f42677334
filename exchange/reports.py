"""The report of a selection: its rows once, for the screen and for files that Excel or a machine reads."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from models import Kind
from progress import DataState, Status, Target, Verdict, YearVerdict, of_record
from store.board import responsible
from store.cells import guarded
from text import Language, word
from views import CommitmentView, FigureView, Standing
from words import COMPARATOR, DATA, KIND, OBSERVATION, STAGE, STATUS, VERDICT, Word

EXCEL_ROWS = 1_048_576
DIGITS = 15  # what a spreadsheet keeps, and what no figure that was typed exceeds


class Form(StrEnum):
    """For whom a file is: people with Excel, or programs."""

    EXCEL = "excel"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One commitment in one year; without a year in the selection, its latest one.

    `actual`, `target`, `expected` and `difference` are in the unit of measure.
    """

    standing: Standing
    body: str | None
    outcome: YearVerdict | None
    figure: FigureView | None

    @property
    def year(self) -> int | None:
        return self.outcome.year if self.outcome else None

    @property
    def target(self) -> Target | None:
        """What is owed for the row's year, else what is owed at last."""
        return (self.outcome.target if self.outcome else None) or self.standing.assessment.final


def report_rows(
    standings: Iterable[Standing], year: int | None, language: Language, today: date
) -> list[ReportRow]:
    """The rows on the screen and in the file for Excel: one for each commitment."""
    return [
        _row(s, s.assessment.latest if year is None else s.assessment.years.get(year), language, today)
        for s in standings
    ]


def yearly_rows(standings: Iterable[Standing], year: int | None, today: date) -> Iterator[ReportRow]:
    """The rows of the file for machines: one for each commitment and year."""
    for s in standings:
        for y, outcome in sorted(s.assessment.years.items()):
            if year in (None, y):
                yield _row(s, outcome, Language.VI, today)


def report_csv(
    standings: Iterable[Standing], year: int | None, form: Form, language: Language, today: date
) -> Iterator[str]:
    """The file, in pieces."""
    if form is Form.MACHINE:
        yield from _lines(MACHINE_COLUMNS, map(_machine_cells, yearly_rows(standings, year, today)), ",")
        return
    yield "\ufeff"  # without it Excel takes UTF-8 for the machine's own encoding
    heading = [word(f"report.column.{name}", language) for name in EXCEL_COLUMNS]
    rows = (_excel_cells(row, language) for row in report_rows(standings, year, language, today))
    yield from _lines(heading, rows, ";" if language is Language.VI else ",")


def _row(s: Standing, outcome: YearVerdict | None, language: Language, today: date) -> ReportRow:
    answering = responsible(s.commitment, today)
    figure = None if outcome is None else _figure(s.commitment, outcome)
    return ReportRow(s, answering.body.name.said(language) if answering else None, outcome, figure)


def _figure(c: CommitmentView, outcome: YearVerdict) -> FigureView | None:
    """The figure of record; also the one that says that there will never be any, and why."""
    observation = outcome.observation or of_record(c.promise, c.observations).get(outcome.year)
    return None if observation is None else c.figure_of(observation)


def _lines(heading: Iterable[str], rows: Iterable[list[str]], separator: str) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def digits(value: float | None, language: Language | None = None) -> str:
    """A number with all its digits and no grouping: decimal comma in Vietnamese, else decimal point."""
    if value is None:
        return ""
    plain = f"{Decimal(f'{value or 0.0:.{DIGITS}g}'):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace(".", ",") if language is Language.VI else plain


EXCEL_COLUMNS = (
    "code", "agreement", "pillar", "commitment", "kind", "measure", "status", "data", "year", "actual",
    "comparator", "target", "target_year", "verdict", "expected", "difference", "observation", "method",
    "source", "published_on", "note", "body",
)  # fmt: skip


def _excel_cells(row: ReportRow, language: Language) -> list[str]:
    c, a, o, f = row.standing.commitment, row.standing.assessment, row.outcome, row.figure
    target = row.target

    def said(entry: Word | None) -> str:
        return entry.said(language) if entry else ""

    texts = [
        c.code,
        c.agreement.name.said(language),
        c.pillar.name.said(language),
        c.name.said(language),
        KIND[c.kind].said(language),
        c.measure.said(language) if c.measure else "",
        STATUS[a.status].said(language),
        DATA[o.data if o else a.data].said(language),
    ]
    stage = f.observation.stage if f else None
    actual = said(STAGE[stage]) if stage else digits(o.actual if o else None, language)
    owed = "" if target is None or c.kind is Kind.MILESTONE else _target_text(target, language)
    return [
        *map(guarded, texts),
        str(row.year or ""),
        actual,
        said(COMPARATOR[target.comparator]) if owed and target else "",
        owed,
        str(target.year) if target else "",
        said(VERDICT[o.verdict]) if o and o.observation else "",
        digits(o.expected if o else None, language),
        digits(o.difference if o else None, language),
        said(OBSERVATION[f.observation.status]) if f else "",
        *map(guarded, (f.method.name.said(language) if f else "", f.source if f else "")),
        (f.published_on or "") if f else "",
        *map(guarded, ((f.note or "") if f else "", row.body or "")),
    ]


def _target_text(target: Target, language: Language) -> str:
    upper = "" if target.upper is None else f" – {digits(target.upper, language)}"
    return digits(target.value, language) + upper


MACHINE_COLUMNS = (
    "agreement", "commitment", "kind", "pillar", "name_vi", "name_en", "measure_vi", "measure_en",
    "direction", "year", "value", "part", "whole", "stage", "obs_status", "method", "version", "source", "note",
    "published_on", "recorded_at", "recorded_by", "comparator", "target", "target_upper", "target_is_strive",
    "path", "ratio", "difference", "verdict", "verdict_vi", "verdict_en", "data_state", "data_state_vi",
    "data_state_en", "status", "status_vi", "status_en", "is_fictitious",
)  # fmt: skip


def _machine_cells(row: ReportRow) -> list[str]:
    c, a, o, f = row.standing.commitment, row.standing.assessment, row.outcome, row.figure
    assert o is not None
    seen, target = o.observation, o.target
    texts_of_figure = (f.source, f.note or "") if f else ("", "")
    return [
        guarded(c.agreement.code),
        guarded(c.code),
        c.kind,
        c.pillar.code,
        guarded(c.name.vi),
        guarded(c.name.en),
        guarded(c.measure.vi if c.measure else ""),
        guarded(c.measure.en if c.measure else ""),
        str(c.promise.direction),
        str(o.year),
        digits(o.actual) if c.kind is not Kind.MILESTONE else "",
        str(seen.part) if seen and seen.part is not None else "",
        str(seen.whole) if seen and seen.whole is not None else "",
        seen.stage or "" if seen else "",
        f.observation.status if f else "",
        guarded(seen.method) if seen else "",
        str(seen.version) if seen else "",
        *map(guarded, texts_of_figure),
        (f.published_on or "") if f else "",
        f.recorded_at.isoformat() if f else "",
        guarded(f.recorded_by) if f else "",
        guarded(target.comparator) if target else "",
        digits(target.value) if target else "",
        digits(target.upper) if target else "",
        str(int(target.is_strive)) if target else "",
        digits(o.expected),
        digits(o.ratio),
        digits(o.difference),
        *_coded(o.verdict, VERDICT[o.verdict]),
        *_coded(o.data, DATA[o.data]),
        *_coded(a.status, STATUS[a.status]),
        str(int(c.agreement.is_fictitious)),
    ]


def _coded(code: Status | Verdict | DataState, said: Word) -> tuple[str, str, str]:
    return code.value, said.vi, said.en
