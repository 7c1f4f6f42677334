"""The document that is frozen for a meeting: what went in, what came of it, in the words of then; and its files.

It holds what the public may see: approved figures. Nothing in it is worked out again when it is opened.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from exchange.meetings.serialization import from_json, to_json
from exchange.report.cells import excel_csv
from exchange.report.columns import EXCEL, excel_cells
from exchange.report.rows import report_rows
from progress import RULE_VERSION, Verdict
from store.board import standings
from store.editing import MovedOn
from store.journal import as_json
from store.refusal import RefusalCode, Refused
from store.snapshots import freeze, read_at
from text import Language, translate
from views import AsOf, Bilingual, Standing
from wording.amounts import actual_words, amount_words, change_words, target_words
from wording.labels import Label, Tone, word_of

FORMAT = 1
TRIES = 5
SHOWN = ("code", "commitment", "status", "actual", "target", "verdict", "body")
YEARS = ("year", "actual", "target", "path", "difference", "verdict")
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class FrozenStatus:
    """The status of then: its code, and the words and look that it had."""

    code: str
    words: Bilingual
    icon: str
    tone: str

    @property
    def word(self) -> Label:
        return Label(self.words.vi, self.words.en, self.icon, Tone(self.tone))


@dataclass(frozen=True, slots=True)
class FrozenCommitment:
    """One commitment as it was frozen: by language the cells of the report and those of its years; and all inputs.

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

    `day` is the day that was today, `journal` the last entry that had been seen. `known_on` is the day as of which
    it was made afterwards, by what had been recorded then; None: as it was.
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

    def heading(self, name: str, language: Language) -> str:
        """What a column was called."""
        return dict(self.headings)[name].text(language)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a snapshot is taken for."""

    name: str
    held_on: date


def take(meeting: Meeting, today: date, *, now: Callable[[], datetime], by: str, as_of: AsOf | None = None) -> int:
    """Freeze the dashboard and return the snapshot's number.

    Raises `Refused`, also where somebody saves each time in between; then nothing was frozen.
    """
    for _ in range(TRIES):
        seen = read_at()
        made = made_of(standings(today, None, as_of), meeting, as_of.day if as_of else today, now(), by, as_of, seen)
        try:
            return freeze(
                as_json(to_json(made)).encode(),
                name=made.name,
                held_on=made.held_on,
                rule=made.rule,
                checked_at=seen,
                now=made.taken_at,
                by=by,
                known_on=made.known_on,
            )
        except MovedOn:  # somebody saved between reading and writing
            continue
    raise Refused(RefusalCode.STORE_BUSY)


def made_of(
    found: Sequence[Standing], meeting: Meeting, day: date, now: datetime, by: str, as_of: AsOf | None, journal: int
) -> Document:
    """The document of these standings."""
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
        headings=tuple((name, _heading(name)) for name in EXCEL),
        commitments=tuple(_commitment(s, day) for s in found),
    )


def _heading(name: str) -> Bilingual:
    return Bilingual(*(translate(f"report.column.{name}", language) for language in (Language.VI, Language.EN)))


def _commitment(s: Standing, day: date) -> FrozenCommitment:
    status, c = word_of(s.assessment.status), s.commitment
    rows = {language: report_rows([s], None, language, day)[0] for language in Language}
    return FrozenCommitment(
        code=c.code,
        status=FrozenStatus(s.assessment.status, Bilingual(status.vi, status.en), status.icon, status.tone),
        definition=c.definition,
        is_yardstick=c.agreement.is_yardstick,
        cells={said: dict(zip(EXCEL, excel_cells(row, said), strict=True)) for said, row in rows.items()},
        years={said: _years(s, said) for said in Language},
        standing=dict(_object(to_json(s))),
    )


def _object(value: object) -> Mapping[str, object]:
    assert isinstance(value, dict)
    return value


def _years(s: Standing, language: Language) -> tuple[Cells, ...]:
    """The table of years as it is read, the latest first."""
    years = sorted(s.assessment.years, reverse=True)
    return tuple(dict(zip(YEARS, _year(s, year, language), strict=True)) for year in years)


def _year(s: Standing, year: int, language: Language) -> tuple[str, ...]:
    c, v = s.commitment, s.assessment.years[year]
    is_judged = v.observation is not None and v.verdict is not Verdict.NO_BASIS
    return (
        str(year),
        actual_words(c, v, language) if v.said else "",
        target_words(v.target, c, language) if v.target else "",
        "" if v.expected is None else amount_words(c, v.expected, language),
        "" if v.difference is None else change_words(c, v.difference, language),
        word_of(v.verdict if is_judged else v.data).text(language),
    )


# ---- opening it again


def opened(content: bytes) -> Document:
    """A document as it was frozen; nothing in it is judged or worded anew."""
    return from_json(Document, json.loads(content))


def frozen_standings(document: Document) -> tuple[Standing, ...]:
    """What the rule was given and what it answered then, to be compared with today. Raises as `from_json` does."""
    return tuple(from_json(Standing, one.standing) for one in document.commitments)


def shown_heading(read: Document, name: str, language: Language) -> str:
    """What a column is called where it is looked back on: of status and body the words of then say "today"."""
    return translate(f"meetings.then.{name}", language) if name in ("status", "body") else read.heading(name, language)


def row_of(one: FrozenCommitment, language: Language) -> Cells:
    """A commitment in one line, by column: figure and target with their measure and year, where any are frozen."""
    cells = {name: one.cells[language].get(name, "") for name in SHOWN} | {"status": one.status.words.text(language)}
    if one.years[language]:
        cells["actual"] = _of_year(one, language, "actual", one.cells[language]["year"])
        cells["target"] = _of_year(one, language, "target", one.cells[language]["target_year"])
    return cells


def _of_year(one: FrozenCommitment, language: Language, name: str, year: str) -> str:
    found = next((cells[name] for cells in one.years[language] if cells["year"] == year), "")
    return f"{found} ({year})" if found else ""


def snapshot_csv(document: Document, language: Language) -> str:
    """The report of then, with the headings of then, for Excel."""
    names = [name for name, _ in document.headings]
    heading = [document.heading(name, language) for name in names]
    return excel_csv([heading, *(_line(one, names, language) for one in document.commitments)], language)


def _line(one: FrozenCommitment, names: Iterable[str], language: Language) -> list[str]:
    return [one.cells[language].get(name, "") for name in names]
