"""Group statements into figures, and compare each with what is stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from board.units import answers_before, units_of
from exchange.imports.cells import number_of, part_of_whole, stage_of, status_of
from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.headings import DAYS, STORED, Part
from exchange.imports.statements import Statement
from models import Answer, ObservationStatus
from progress.dates import takes_only_estimate
from progress.figures import is_sent_back
from store.figures import check_figure, doubt_about
from store.limits import closed_refusal
from store.refusal import Refused
from store.validation import NewFigure
from text import NotADate, NumberRefused, parse_date, parse_number
from text.names import name_key
from views import CommitmentView, Content, FigureKey, FigureView, MethodView, Origin
from views.figures import columns

Read = TypeVar("Read")
Stored = TypeVar("Stored", Content, Origin)
ImportKey = tuple[str, int, str]  # commitment, year, method


class Outcome(StrEnum):
    """The outcome for a figure; each has its label in the catalogues under `import.outcome.<outcome>`."""

    REFUSED = "refused"
    CORRECTED = "corrected"
    NEW = "new"
    UNCHANGED = "unchanged"


OF_A_MILESTONE = (Part.DONE_ON, Part.EXPECTED_ON, Part.PERCENT)  # read where the figure is a stage
PROPOSED = (Outcome.NEW, Outcome.CORRECTED)  # what would be written, if the file is taken


@dataclass(frozen=True, slots=True)
class Assumed:
    """Defaults typed once for the whole file, for cells that its sheets lack; and the officer who enters it."""

    source: str = ""
    reason: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """The change of one figure by a file: `existing` is stored, `new` None where it cannot be read.

    `doubt` is set where whoever enters the figure must state why it is right.
    """

    place: Place
    commitment: CommitmentView
    year: int
    outcome: Outcome
    new: NewFigure | None
    existing: FigureView | None
    message: Message | None = None
    doubt: Refused | None = None

    @property
    def needs_why_right(self) -> bool:
        """Whether it is doubtful and `why_right` is still missing."""
        return self.doubt is not None and self.new is not None and self.new.why_right is None


def changes(
    statements: Iterable[Statement], methods: Sequence[MethodView], assumed: Assumed, today: date
) -> tuple[list[FigureChange], list[Message]]:
    """The change of each figure in the statements, and messages on single rows."""
    messages: list[Message] = []
    groups: dict[ImportKey, list[Statement]] = defaultdict(list)
    for statement in statements:
        try:
            groups[statement.commitment.code, statement.year, _method(statement, methods)].append(statement)
        except CellRefused as refusal:
            messages.append(Message(statement.place, refusal, statement.commitment))
    proposals = [_change(key, group, assumed, today) for key, group in groups.items()]
    return _doubted([change for change in proposals if change is not None]), messages


def _doubted(proposals: Sequence[FigureChange]) -> list[FigureChange]:
    """The changes with their doubts: each figure is compared with stored ones and those that come with it."""
    coming: dict[str, list[NewFigure]] = defaultdict(list)
    for change in proposals:
        if change.new is not None and change.outcome in PROPOSED:
            coming[change.commitment.code].append(change.new)
    return [
        replace(change, doubt=doubt_about(change.new, coming[change.commitment.code]))
        if change.new is not None and change.outcome in PROPOSED
        else change
        for change in proposals
    ]


def _method(statement: Statement, methods: Sequence[MethodView]) -> str:
    typed = statement.beside.get(Part.METHOD, "")
    if not typed:
        return statement.commitment.promise.method_of_record(statement.year)
    for method in methods:
        if name_key(typed) in {name_key(x) for x in (method.code, method.name.vi, method.name.en)}:
            return method.code
    raise CellRefused(ImportFault.UNKNOWN_METHOD, typed=typed)


def _change(key: ImportKey, group: Sequence[Statement], assumed: Assumed, today: date) -> FigureChange | None:
    """The change by the statements on one figure; None where only cells beside it are filled in."""
    _, year, method = key
    c = group[0].commitment
    existing = c.last_version(year, method)
    place = next((statement.place for statement in group if statement.cell), group[0].place)
    refused = FigureChange(place, c, year, Outcome.REFUSED, None, existing)
    closed = _closed(c, today)
    try:
        new = _figure(group, c, method, existing, assumed, today)
    except _RefusedAt as bad:
        return replace(refused, place=bad.place, message=Message(bad.place, closed or bad.cause, c))
    except (CellRefused, NumberRefused, NotADate) as cause:
        return replace(refused, message=Message(place, closed or cause, c))
    if new is None:
        return None
    if existing is not None and _is_unchanged(c, new, existing, group):
        return FigureChange(place, c, year, Outcome.UNCHANGED, new, existing)
    try:
        if closed:
            raise closed
        check_figure(new, today, assumed.officer)
    except Refused as cause:
        return replace(refused, new=new, message=Message(place, cause, c))
    outcome = Outcome.NEW if existing is None else Outcome.CORRECTED
    return FigureChange(place, c, year, outcome, new, existing)


def _closed(c: CommitmentView, today: date) -> Refused | None:
    """The refusal of a closed commitment, which comes before all other faults of its rows."""
    closing = c.closed(today)
    return None if closing is None else closed_refusal(closing)


class _RefusedAt(Exception):
    """Refused at a place other than the figure's own."""

    def __init__(self, place: Place, cause: CellRefused | NumberRefused | NotADate) -> None:
        super().__init__(place, cause)
        self.place = place
        self.cause = cause


def _refused_at(place: Place, code: ImportFault, **values: str | int) -> _RefusedAt:
    return _RefusedAt(place, CellRefused(code, **values))


def _figure(
    group: Sequence[Statement],
    c: CommitmentView,
    method: str,
    existing: FigureView | None,
    assumed: Assumed,
    today: date,
) -> NewFigure | None:
    """The figure as an officer would have given it; an empty cell erases nothing."""
    beside, year = _Beside(group), group[0].year
    status = beside.read(Part.STATUS, status_of) or _usual_status(c, year, existing, today)
    cells = [statement for statement in group if statement.cell]
    if status is not ObservationStatus.NOT_AVAILABLE and not cells:
        return None
    before = existing.origin if existing else Origin("")
    origin = replace(
        beside.over(before),
        source=beside.text(Part.SOURCE) or assumed.source or (before.source if _is_wide(group) else ""),
        note_en=before.note_en if beside.text(Part.NOTE) in ("", before.note) else None,
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


def _is_wide(group: Sequence[Statement]) -> bool:
    return all(statement.is_wide for statement in group)


class _Beside:
    """The cells beside a figure; several rows about one figure must not contradict each other."""

    def __init__(self, group: Sequence[Statement]) -> None:
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

    def read(self, part: Part, reader: Callable[[str], Read]) -> Read | None:
        """A cell parsed by `reader`; None where it is empty. Raises `_At`."""
        if part not in self._cells:
            return None
        cell, statement = self._cells[part]
        try:
            return reader(cell)
        except (CellRefused, NumberRefused, NotADate) as cause:
            raise _RefusedAt(statement.place_of(part), cause) from cause

    def over(self, stored: Stored) -> Stored:
        """The stored part with the cells that are filled in, in place of its own fields. Raises `_At`."""
        parts = (part for part in STORED if part in columns(stored) and part not in OF_A_MILESTONE)
        typed = {part: self.read(part, parse_date if part in DAYS else str) for part in parts}
        return replace(stored, **{part.value: text for part, text in typed.items() if text})  # type: ignore[arg-type]


def _usual_status(c: CommitmentView, year: int, existing: FigureView | None, today: date) -> ObservationStatus:
    if takes_only_estimate(c.kind, year, today):
        return ObservationStatus.ESTIMATE  # the only one that the year takes before it is over
    return existing.content.status if existing and existing.content.is_available else ObservationStatus.FINAL


def _with_amount(
    content: Content,
    c: CommitmentView,
    year: int,
    cells: Sequence[Statement],
    beside: _Beside,
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


def _milestone(content: Content, cell: str, beside: _Beside, existing: FigureView | None) -> Content:
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


def _is_unchanged(c: CommitmentView, new: NewFigure, existing: FigureView, group: Sequence[Statement]) -> bool:
    """Whether nothing would change: all cells that are filled in hold what is stored.

    With a reason, a figure that was sent back is submitted again unchanged.
    """
    if is_sent_back(existing.observation) and new.origin.reason is not None:
        return False
    content, before = new.content, existing.content
    if content.answers:
        is_same = content.stage is before.stage and dict(content.answers) == answers_before(c, existing, new.key.year)
    else:
        is_same = (content.value, content.stage, content.part, content.whole) == (
            before.value,
            before.stage,
            before.part,
            before.whole,
        )
        is_same = is_same and not answers_before(c, existing, new.key.year)
    if _is_wide(group):
        return is_same and before.is_available
    beside = _Beside(group)
    typed, stored = columns(content, new.origin), columns(before, existing.origin)
    return is_same and content.status is before.status and all(typed[p] == stored[p] for p in STORED if beside.text(p))
