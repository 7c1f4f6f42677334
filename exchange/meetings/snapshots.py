"""The document that is frozen for a meeting: inputs, verdicts and their wording at that time; and its CSV file.

It holds what the public may see: approved figures. Nothing in it is worked out again when it is read.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from board.closed import parted
from exchange.csv_files import excel_csv
from exchange.meetings.serialization import from_json, to_json
from exchange.report.closed import CLOSED_COLUMNS, closed_texts, closed_title
from exchange.report.columns import EXCEL_COLUMNS, excel_cells
from exchange.report.rows import report_rows
from progress.comparison import comparison
from progress.cut_points import RULE_VERSION
from progress.terms import Verdict
from store.board import standings
from store.editing import StaleRecord
from store.journal import canonical_json
from store.refusal import RefusalCode, Refused
from store.snapshots import freeze, last_entry_number
from text import Language, translate
from views import AsOf, Bilingual, Standing
from wording import years_span
from wording.amounts import actual_words, amount_words, change_words, target_words
from wording.comparison import difference_words, number_words
from wording.labels import Label, Tone
from wording.states import data_label, status_label, verdict_label

FORMAT = 1
TRIES = 5
SHOWN = ("code", "commitment", "status", "actual", "target", "difference", "verdict", "body")
YEARS = ("year", "actual", "rate", "target", "path", "difference", "verdict")
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class FrozenStatus:
    """The status at that time: its code, its words in both languages, its icon and tone."""

    code: str
    words: Bilingual
    icon: str
    tone: str

    @property
    def label(self) -> Label:
        return Label(self.words.vi, self.words.en, self.icon, Tone(self.tone))


@dataclass(frozen=True, slots=True)
class FrozenCommitment:
    """One commitment as it was frozen: the cells of the report and of its years, both by language, and all inputs.

    `standing` is a `Standing` as JSON (`exchange.meetings.serialization`).
    """

    code: str
    status: FrozenStatus
    definition: Bilingual
    is_yardstick: bool
    cells: dict[str, Cells]
    years: dict[str, tuple[Cells, ...]]
    standing: dict[str, object]


@dataclass(frozen=True, slots=True)
class Document:
    """All that is frozen for a meeting; `headings` are those of the report, in their order.

    `closed` are the commitments that were closed by then, with the columns of `closed_headings` in their cells.

    `day` is the day for which it was worked out, `journal` the number of the last entry that was read. `known_on` is
    the day of a point-in-time read by recorded time; None: the record as it was when it was frozen.
    """

    program: str
    format: int
    name: str
    held_on: date
    day: date
    known_on: date | None
    taken_at: datetime
    taken_by: str
    rule: str
    journal: int
    approved_only: bool
    headings: tuple[tuple[str, Bilingual], ...]
    commitments: tuple[FrozenCommitment, ...]
    closed: tuple[FrozenCommitment, ...] = ()
    closed_headings: tuple[tuple[str, Bilingual], ...] = ()

    def heading(self, name: str, language: Language) -> str:
        """The title that a column had."""
        return dict((*self.closed_headings, *self.headings))[name].text(language)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a snapshot is taken for."""

    name: str
    held_on: date


def take(meeting: Meeting, today: date, *, now: Callable[[], datetime], by: str, as_of: AsOf | None = None) -> int:
    """Freeze the dashboard and return the number of the snapshot.

    Raises `Refused`, also where somebody else saves during each of the tries; then nothing is frozen.
    """
    for _ in range(TRIES):
        journal, day = last_entry_number(), as_of.day if as_of else today
        frozen = _document(standings(today, None, as_of), meeting, day, now(), by, as_of, journal)
        try:
            return freeze(
                canonical_json(to_json(frozen)).encode(),
                name=frozen.name,
                held_on=frozen.held_on,
                rule=frozen.rule,
                seen_entry=journal,
                now=frozen.taken_at,
                by=by,
                known_on=frozen.known_on,
            )
        except StaleRecord:  # somebody saved between reading and writing
            continue
    raise Refused(RefusalCode.STORE_BUSY)


def _document(
    board: Sequence[Standing], meeting: Meeting, day: date, now: datetime, by: str, as_of: AsOf | None, journal: int
) -> Document:
    still_open, closed = parted(board)
    return Document(
        program="cam-ket",
        format=FORMAT,
        name=" ".join(meeting.name.split()),
        held_on=meeting.held_on,
        day=day,
        known_on=as_of.day if as_of else None,
        taken_at=now,
        taken_by=by,
        rule=RULE_VERSION,
        journal=journal,
        approved_only=True,
        headings=tuple((name, _heading(name)) for name in EXCEL_COLUMNS),
        commitments=tuple(_commitment(s, day) for s in still_open),
        closed=tuple(_commitment(s, day) for s in closed),
        closed_headings=tuple((name, _heading(name)) for name in CLOSED_COLUMNS),
    )


def _heading(name: str) -> Bilingual:
    return Bilingual(*(translate(f"report.column.{name}", language) for language in (Language.VI, Language.EN)))


def _commitment(s: Standing, day: date) -> FrozenCommitment:
    status, c = status_label(s.assessment), s.commitment
    rows = {language: report_rows([s], None, language, day)[0] for language in Language}
    own = {language: _closed_cells(s, language, day) for language in Language}
    return FrozenCommitment(
        code=c.code,
        status=FrozenStatus(s.assessment.status, Bilingual(status.vi, status.en), status.icon, status.tone),
        definition=c.definition,
        is_yardstick=c.agreement.is_yardstick,
        cells={
            language: dict(zip(EXCEL_COLUMNS, excel_cells(row, language), strict=True)) | own[language]
            for language, row in rows.items()
        },
        years={language: _years(s, language) for language in Language},
        standing=dict(_object(to_json(s))),
    )


def _closed_cells(s: Standing, language: Language, day: date) -> Cells:
    """Since when and why it is closed, and the rest of that table's own columns; empty for an open commitment."""
    return {} if s.closing is None else closed_texts(s, language, day)


def _object(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value


def _years(s: Standing, language: Language) -> tuple[Cells, ...]:
    """The rows of the table of years, the latest first; above them that of a span's mean."""
    years = sorted(s.assessment.years, reverse=True)
    rows = [*_mean(s, language), *(_year(s, year, language) for year in years)]
    return tuple(dict(zip(YEARS, row, strict=True)) for row in rows)


def _mean(s: Standing, language: Language) -> list[tuple[str, ...]]:
    shown = comparison(s.assessment)
    if not shown.is_mean:
        return []
    mean, away = number_words(s, shown, language), difference_words(s, shown, language)
    owed = target_words(shown.target, s.commitment, language) if shown.target else ""
    return [(years_span(shown.span), mean, "", owed, "", away, status_label(s.assessment).text(language))]


def _year(s: Standing, year: int, language: Language) -> tuple[str, ...]:
    c, v = s.commitment, s.assessment.years[year]
    is_judged = v.observation is not None and v.verdict is not Verdict.NO_BASIS
    actual = actual_words(c, v, language) if v.reported else ""
    verdict = (verdict_label(v) if is_judged else data_label(v.data, v.counted_to)).text(language)
    if s.assessment.span:
        return (str(year), "", actual, "", "", "", verdict)
    return (
        str(year),
        actual,
        "",
        target_words(v.target, c, language) if v.target else "",
        "" if v.expected is None else amount_words(c, v.expected, language),
        "" if v.difference is None else change_words(c, v.difference, language),
        verdict,
    )


# ---- reading it again


def read_document(content: bytes) -> Document:
    """The document as it was frozen; nothing in it is judged or worded anew."""
    return from_json(Document, json.loads(content))


def frozen_standings(document: Document) -> tuple[Standing, ...]:
    """The inputs and assessments of that time, to be compared with today's. Raises as `from_json` does.

    The closings in force that day are found again: the first meetings hold no closed commitments apart.
    """
    read = (from_json(Standing, c.standing) for c in (*document.commitments, *document.closed))
    frozen = (replace(s, assessment=replace(s.assessment, today=document.day)) for s in read)
    return tuple(replace(s, closing=s.commitment.closed(document.day)) for s in frozen)


def shown_heading(document: Document, name: str, language: Language) -> str:
    """The title of a column in retrospect: the frozen ones of status and body speak of "today"."""
    if name in ("status", "body"):
        return translate(f"meetings.then.{name}", language)
    return document.heading(name, language)


def row_of(frozen: FrozenCommitment, language: Language) -> Cells:
    """A commitment in one row, by column of `SHOWN`: its figure and target with their measure and year, if any."""
    report = frozen.cells[language]
    row = {name: report.get(name, "") for name in SHOWN} | {"status": frozen.status.words.text(language)}
    if frozen.years[language]:
        row["actual"] = _of_year(frozen, language, "actual", report["year"])
        row["target"] = _of_year(frozen, language, "target", report["target_year"], report["year"])
    return row


def closed_words(document: Document, frozen: FrozenCommitment, language: Language) -> str:
    """A closed commitment in one line, in the words and under the headings of that day."""
    names = ("closed_on", "closed_reason", "closed_status")
    cells = frozen.cells[language]
    parts = [f"{document.heading(name, language)}: {cells[name]}" for name in names]
    return "; ".join([f"{frozen.code} · {cells['commitment']}", *parts])


def _of_year(frozen: FrozenCommitment, language: Language, name: str, year: str, span: str = "") -> str:
    """The cell of a year with the year; the target of a span stands in the row of the span."""
    rows = [cells for cells in frozen.years[language] if cells["year"] in (year, span)]
    cell = next((cells[name] for cells in reversed(rows) if cells[name]), "")
    return f"{cell} ({year})" if cell else ""


def shown_columns(document: Document) -> list[str]:
    """The columns of its board: the difference only where the number that decided was frozen beside the target."""
    return [name for name in SHOWN if name != "difference" or _has_deciding(document)]


def _has_deciding(document: Document) -> bool:
    return any(name == "latest" for name, _ in document.headings)


def year_heading(document: Document, name: str, language: Language) -> str:
    """The title of a column of a commitment's years; the path by the name that it had at first."""
    is_old_path = name == "path" and not _has_deciding(document)
    return translate("meetings.then.path" if is_old_path else f"years.{name}", language)


def shown_years(frozen: FrozenCommitment, language: Language) -> list[str]:
    """The columns of its table of years: a year's rate only where one is frozen, as the first meetings have none."""
    has_rates = any(cells.get("rate") for cells in frozen.years[language])
    return [name for name in YEARS if name != "rate" or has_rates]


def snapshot_csv(document: Document, language: Language) -> str:
    """The report as it was frozen, with its headings, as CSV for Excel."""
    heading = [title.text(language) for _, title in document.headings]
    report = (commitment.cells[language] for commitment in document.commitments)
    rows = ([cells.get(name, "") for name, _ in document.headings] for cells in report)
    return excel_csv([heading, *rows, *_closed_rows(document, language)], language)


def _closed_rows(document: Document, language: Language) -> Iterator[Sequence[str]]:
    """The closed commitments as a table under the other; nothing where there were none."""
    if document.closed:
        yield from ([], [closed_title(len(document.closed), language)])
        yield [title.text(language) for _, title in document.closed_headings]
        for commitment in document.closed:
            yield [commitment.cells[language].get(name, "") for name, _ in document.closed_headings]
