"""The figure that the statements about it make, as an officer would have given it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from board.units import answers_before, units_of
from exchange.imports.cells import number_of, part_of_whole, stage_of, status_of
from exchange.imports.faults import CellRefused, ImportFault, Place
from exchange.imports.headings import DAYS, STORED, Part
from exchange.imports.statements import Statement
from models import Answer, ObservationStatus
from progress.dates import takes_only_estimate
from store.validation import NewFigure
from text import NotADate, NumberRefused, parse_date, parse_number
from views import CommitmentView, Content, FigureKey, FigureView, Origin
from views.figures import columns

Read = TypeVar("Read")
Stored = TypeVar("Stored", Content, Origin)

OF_A_MILESTONE = (Part.DONE_ON, Part.EXPECTED_ON, Part.PERCENT)  # read where the figure is a stage


@dataclass(frozen=True, slots=True)
class Assumed:
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


class Beside:
    """The cells beside a figure; several rows about one figure must not contradict each other."""

    def __init__(self, group: Sequence[Statement]) -> None:
        self.is_wide = all(statement.is_wide for statement in group)
        self._cells: dict[Part, tuple[str, Statement]] = {}
        for statement in group:
            for part, cell in statement.beside.items():
                first = self._cells.get(part, ("", statement))[0]
                if first and cell and cell != first:
                    place = statement.place_of(part)
                    raise _refused_at(place, ImportFault.WORDS_DISAGREE, first=first, second=cell)
                if cell:
                    self._cells[part] = (cell, statement)

    def text(self, part: Part) -> str:
        return self._cells[part][0] if part in self._cells else ""

    def read(self, part: Part, parse: Callable[[str], Read]) -> Read | None:
        """A cell parsed by `parse`; None where it is empty. Raises `RefusedAt`."""
        if part not in self._cells:
            return None
        cell, statement = self._cells[part]
        try:
            return parse(cell)
        except (CellRefused, NumberRefused, NotADate) as cause:
            raise RefusedAt(statement.place_of(part), cause) from cause

    def over(self, stored: Stored) -> Stored:
        """The stored part with the cells that are filled in, in place of its own fields. Raises `RefusedAt`."""
        parts = (part for part in STORED if part in columns(stored) and part not in OF_A_MILESTONE)
        typed = {part: self.read(part, parse_date if part in DAYS else str) for part in parts}
        return replace(stored, **{part.value: text for part, text in typed.items() if text})  # type: ignore[arg-type]


def new_figure(
    group: Sequence[Statement],
    c: CommitmentView,
    method: str,
    existing: FigureView | None,
    assumed: Assumed,
    today: date,
) -> NewFigure | None:
    """The figure of a group of statements; an empty cell erases nothing. None where only cells beside it are filled in.

    Raises `RefusedAt`, or what a cell at the figure's own place raises: `CellRefused`, `NumberRefused`, `NotADate`.
    """
    beside, year = Beside(group), group[0].year
    status = beside.read(Part.STATUS, status_of) or _usual_status(c, year, existing, today)
    cells = [statement for statement in group if statement.cell]
    if status is not ObservationStatus.NOT_AVAILABLE and not cells:
        return None
    before = existing.origin if existing else Origin("")
    origin = replace(
        beside.over(before),
        source=beside.text(Part.SOURCE) or assumed.source or (before.source if beside.is_wide else ""),
        note_en=before.note_en if beside.text(Part.NOTE) in ("", before.note) else None,  # it translates the note
        reason=(beside.text(Part.REASON) or assumed.reason or None) if existing else None,
        reason_en=None,
    )
    content = replace(existing.content.without_amount(), status=status) if existing else Content(status)
    content = beside.over(content)
    if status is ObservationStatus.NOT_AVAILABLE:
        if cells:
            raise _refused_at(cells[0].place, ImportFault.NOT_AVAILABLE_YET_SAID, typed=cells[0].cell)
    else:
        content = _with_amount(content, c, year, cells, beside, existing)
    key = FigureKey(c.code, year, method, False, existing.key.version + 1 if existing else 1)
    return NewFigure(key, content, origin, why_right=beside.text(Part.WHY_RIGHT) or None)


def _usual_status(c: CommitmentView, year: int, existing: FigureView | None, today: date) -> ObservationStatus:
    if takes_only_estimate(c.kind, year, today):
        return ObservationStatus.ESTIMATE  # the only one that the year takes before it is over
    return existing.content.status if existing and existing.content.is_available else ObservationStatus.FINAL


def _with_amount(
    content: Content,
    c: CommitmentView,
    year: int,
    cells: Sequence[Statement],
    beside: Beside,
    existing: FigureView | None,
) -> Content:
    if c.is_listed:
        return replace(content, answers=_answers(cells, c, year, existing))
    if len(cells) > 1:
        raise _refused_at(cells[1].place, ImportFault.TWICE, first=cells[0].place.row, second=cells[1].place.row)
    if cells[0].unit is not None:
        raise CellRefused(ImportFault.NOT_UNIT_BY_UNIT)
    cell = cells[0].cell
    if not c.traits.is_numeric:
        return _milestone(content, cell, beside, existing)
    if c.traits.is_share and (counted := part_of_whole(cell)):
        return replace(content, part=counted[0], whole=counted[1])
    return replace(content, value=number_of(cell, c))


def _answers(
    cells: Sequence[Statement], c: CommitmentView, year: int, existing: FigureView | None
) -> tuple[tuple[str, Answer], ...]:
    """An answer for every ward; what the sheet does not name stays as it was."""
    by_unit: dict[str, Statement] = {}
    for cell in cells:
        if cell.unit is None or cell.answer is None:
            raise _refused_at(cell.place, ImportFault.UNIT_BY_UNIT, typed=cell.cell)
        if cell.unit.key in by_unit:
            rows = {"first": by_unit[cell.unit.key].place.row, "second": cell.place.row}
            raise _refused_at(cell.place, ImportFault.UNIT_TWICE, unit=cell.unit.name.vi, **rows)
        by_unit[cell.unit.key] = cell
    before = answers_before(c, existing, year)
    answers = before | {key: cell.answer for key, cell in by_unit.items() if cell.answer is not None}
    return tuple((unit.key, answers.get(unit.key, Answer.UNKNOWN)) for unit in units_of(c, year))


def _milestone(content: Content, cell: str, beside: Beside, existing: FigureView | None) -> Content:
    stage = stage_of(cell)
    before = existing.content if existing and existing.content.stage is stage else content
    percent = beside.read(Part.PERCENT, lambda typed: float(parse_number(typed, decimals=1, minimum=0, maximum=100)))
    return replace(
        content,
        stage=stage,
        done_on=beside.read(Part.DONE_ON, parse_date) or before.done_on,
        expected_on=beside.read(Part.EXPECTED_ON, parse_date) or before.expected_on,
        percent=before.percent if percent is None else percent,
    )
