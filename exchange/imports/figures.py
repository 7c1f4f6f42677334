"""The figure that the statements about it make, as an officer would have given it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from board.units import answers_before, units_of
from exchange.imports.answers import answers_in
from exchange.imports.cells import number_of, part_of_whole, stage_of, status_of
from exchange.imports.faults import CellRefused, ImportFault, Place
from exchange.imports.headings import DAYS, STORED, Column
from exchange.imports.statements import Statement
from exchange.report.cells import digits, rounded
from models import Answer, ObservationStatus
from progress.dates import takes_only_estimate
from progress.figures import amount
from store.accounts.assignments import answered_units
from store.validation import NewFigure
from text import PERCENT, Language, NotADate, NumberRefused, parse_date, parse_number
from text.names import visible
from views import CommitmentView, Content, FigureKey, FigureView, Origin
from views.figures import columns

Read = TypeVar("Read")
Stored = TypeVar("Stored", Content, Origin)

OF_A_MILESTONE = (Column.DONE_ON, Column.EXPECTED_ON, Column.PERCENT)  # read where the figure is a stage


@dataclass(frozen=True, slots=True)
class SheetDefaults:
    """Defaults typed once for the whole file, for cells that its sheets lack; and the officer who enters it."""

    source: str = ""
    reason: str = ""
    officer: str = ""


class RefusedAt(Exception):
    """Refused at a place other than the figure's own."""

    def __init__(self, place: Place, cause: CellRefused | NumberRefused | NotADate) -> None:
        super().__init__(place, cause)
        self.place = place
        self.cause = cause


def _refused_at(place: Place, code: ImportFault, **values: str | int) -> RefusedAt:
    return RefusedAt(place, CellRefused(code, **values))


class SideCells:
    """The cells beside a figure; several rows about one figure must not contradict each other."""

    def __init__(self, group: Sequence[Statement]) -> None:
        self.is_wide = all(statement.is_wide for statement in group)
        self._cells: dict[Column, tuple[str, Statement]] = {}
        for statement in group:
            for column, cell in statement.beside.items():
                first = self._cells.get(column, ("", statement))[0]
                if first and cell and cell != first:
                    place = statement.place_of(column)
                    raise _refused_at(place, ImportFault.WORDS_DISAGREE, first=first, second=cell)
                if cell:
                    self._cells[column] = (cell, statement)

    def text(self, column: Column) -> str:
        return self._cells[column][0] if column in self._cells else ""

    def read(self, column: Column, parse: Callable[[str], Read]) -> Read | None:
        """A cell parsed by `parse`; None where it is empty. Raises `RefusedAt`."""
        if column not in self._cells:
            return None
        cell, statement = self._cells[column]
        try:
            return parse(cell)
        except (CellRefused, NumberRefused, NotADate) as cause:
            raise RefusedAt(statement.place_of(column), cause) from cause

    def applied_to(self, stored: Stored) -> Stored:
        """The stored part with the cells that are filled in, in place of its own fields. Raises `RefusedAt`."""
        own = (column for column in STORED if column in columns(stored) and column not in OF_A_MILESTONE)
        typed = {column: self.read(column, parse_date if column in DAYS else str) for column in own}
        return replace(stored, **{column.value: text for column, text in typed.items() if text})  # type: ignore[arg-type]


def new_figure(
    group: Sequence[Statement],
    c: CommitmentView,
    method: str,
    existing: FigureView | None,
    defaults: SheetDefaults,
    today: date,
) -> NewFigure | None:
    """The figure of a group of statements; an empty cell erases nothing. None where only cells beside it are filled in.

    Raises `RefusedAt`, or what a cell at the figure's own place raises: `CellRefused`, `NumberRefused`, `NotADate`.
    """
    beside, year = SideCells(group), group[0].year
    status = beside.read(Column.STATUS, status_of) or _usual_status(c, year, existing, today)
    statements = [statement for statement in group if statement.cell]
    if status is not ObservationStatus.NOT_AVAILABLE and not statements:
        return None
    before = existing.origin if existing else Origin("")
    is_same_note = beside.text(Column.NOTE) in ("", before.note, before.note_en)
    origin = replace(
        beside.applied_to(before),
        **({"note": before.note} if is_same_note else {}),
        source=beside.text(Column.SOURCE) or defaults.source or (before.source if beside.is_wide else ""),
        note_en=before.note_en if is_same_note else None,  # it translates the note
        reason=(beside.text(Column.REASON) or defaults.reason or None) if existing else None,
        reason_en=None,
    )
    content = replace(existing.content.without_amount(), status=status) if existing else Content(status)
    content = beside.applied_to(content)
    if status is ObservationStatus.NOT_AVAILABLE:
        if statements:
            raise _refused_at(statements[0].place, ImportFault.NOT_AVAILABLE_YET_SAID, typed=statements[0].cell)
    else:
        content = _with_amount(content, c, year, statements, beside, existing, defaults.officer)
    key = FigureKey(c.code, year, method, False, existing.key.version + 1 if existing else 1)
    return NewFigure(key, content, origin, why_right=beside.text(Column.WHY_RIGHT) or None)


def _usual_status(c: CommitmentView, year: int, existing: FigureView | None, today: date) -> ObservationStatus:
    if takes_only_estimate(c.kind, year, today):
        return ObservationStatus.ESTIMATE  # the only one that the year takes before it is over
    return existing.content.status if existing and existing.content.is_available else ObservationStatus.FINAL


def _with_amount(
    content: Content,
    c: CommitmentView,
    year: int,
    statements: Sequence[Statement],
    beside: SideCells,
    existing: FigureView | None,
    officer: str,
) -> Content:
    if statements[0].report and existing and existing.content.is_available and _shows(statements[0], c, existing):
        return _same_amount(content, c, year, existing)
    if c.is_listed:
        return replace(content, answers=_answers(statements, c, year, existing, officer))
    first, *more = statements
    if more:
        raise _refused_at(more[0].place, ImportFault.TWICE, first=first.place.row, second=more[0].place.row)
    if first.unit is not None:
        raise CellRefused(ImportFault.NOT_UNIT_BY_UNIT)
    cell = first.cell
    if not c.traits.is_numeric:
        return _milestone(content, cell, beside, existing)
    if c.traits.is_share and (counted := part_of_whole(cell)):
        _refuse_contradiction(first, c, counted, existing)
        return replace(content, part=counted[0], whole=counted[1])
    return replace(content, value=number_of(cell, c))


def _shows(row: Statement, c: CommitmentView, existing: FigureView) -> bool:
    """Whether a row of our report shows the amount that is stored. Raises where only its share was changed."""
    if not c.traits.is_numeric:
        return False
    counted = part_of_whole(row.cell)
    if counted is None:
        return _is_shown(row.cell, row, c, existing.content.value)
    if counted != (existing.content.part, existing.content.whole):
        return False
    _refuse_contradiction(row, c, counted, existing)
    return True


def _is_shown(cell: str, row: Statement, c: CommitmentView, stored: float | None) -> bool:
    if stored is None:
        return False
    is_rounded = row.report is not None and row.report.is_rounded
    shown = rounded(stored, c.decimals, Language.EN) if is_rounded else digits(stored)
    try:
        typed = float(visible(cell).removesuffix("%").replace(",", "."))  # a report groups no thousands
    except ValueError:
        typed = number_of(cell, c)
    return typed in (float(shown), stored)


def _refuse_contradiction(
    row: Statement, c: CommitmentView, counted: tuple[int, int], existing: FigureView | None
) -> None:
    """The share beside part and whole is theirs, or the one that was stored before these were changed."""
    part, whole = counted
    if not row.report or not row.amount or not whole:
        return
    stored = amount(c.kind, existing.observation) if existing else None
    is_old = stored is not None and _is_shown(row.amount, row, c, stored)
    is_changed = existing is None or counted != (existing.content.part, existing.content.whole)
    share = 100 * part / whole if c.traits.is_share else part
    if not (is_old and is_changed) and not _is_shown(row.amount, row, c, share):
        raise CellRefused(ImportFault.VALUE_AND_COUNT, typed=row.amount, counted=f"{part}/{whole}")


def _same_amount(content: Content, c: CommitmentView, year: int, existing: FigureView) -> Content:
    before = existing.content
    if not before.answers:
        return replace(content, value=before.value, part=before.part, whole=before.whole)
    answers = answers_before(c, existing, year)
    return replace(content, answers=tuple((u.key, answers[u.key]) for u in units_of(c, year) if u.key in answers))


def _answers(
    statements: Sequence[Statement], c: CommitmentView, year: int, existing: FigureView | None, officer: str
) -> tuple[tuple[str, Answer], ...]:
    """An answer for every ward; what the sheet does not name stays as it was."""
    by_unit: dict[str, tuple[Answer, Statement]] = {}
    for statement in statements:
        for key, answer in _answers_of(statement, c, officer).items():
            if key in by_unit:
                unit = next(unit for unit in units_of(c, year) if unit.key == key)
                rows = {"first": by_unit[key][1].place.row, "second": statement.place.row}
                raise _refused_at(statement.place, ImportFault.UNIT_TWICE, unit=unit.name.vi, **rows)
            by_unit[key] = answer, statement
    answers = answers_before(c, existing, year) | {key: answer for key, (answer, _) in by_unit.items()}
    return tuple((unit.key, answers.get(unit.key, Answer.UNKNOWN)) for unit in units_of(c, year))


def _answers_of(statement: Statement, c: CommitmentView, officer: str) -> dict[str, Answer]:
    """The answer for the ward of its row, or those for the whole list in one cell."""
    if statement.unit is not None and statement.answer is not None:
        return {statement.unit.key: statement.answer}
    try:
        return answers_in(statement.cell, units_of(c, statement.year), answered_units(officer))
    except (CellRefused, NumberRefused) as cause:
        raise RefusedAt(statement.place, cause) from cause


def _milestone(content: Content, cell: str, beside: SideCells, existing: FigureView | None) -> Content:
    stage = stage_of(cell)
    before = existing.content if existing and existing.content.stage is stage else content
    percent = beside.read(Column.PERCENT, lambda typed: float(parse_number(typed, PERCENT)))
    return replace(
        content,
        stage=stage,
        done_on=beside.read(Column.DONE_ON, parse_date) or before.done_on,
        expected_on=beside.read(Column.EXPECTED_ON, parse_date) or before.expected_on,
        percent=before.percent if percent is None else percent,
    )
