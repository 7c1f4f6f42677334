"""Compare the figures of a file with what is stored: the change that each of them would be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

from board.units import answers_before
from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.figures import RefusedAt, SheetDefaults, SideCells, new_figure
from exchange.imports.headings import STORED, Column
from exchange.imports.statements import Statement
from progress.figures import is_sent_back
from store.figures import check_figure, doubt_about
from store.limits import closed_refusal
from store.refusal import Refused
from store.validation import NewFigure
from text import NotADate, NumberRefused
from text.names import name_key
from views import CommitmentView, FigureView, MethodView
from views.figures import columns

_AMOUNT = attrgetter("value", "stage", "part", "whole")
ImportKey = tuple[str, int, str, str]  # commitment, year, method; of our report also the sheet, as it has two


class Outcome(StrEnum):
    """The outcome for a figure; each has its label in the catalogues under `import.outcome.<outcome>`."""

    REFUSED = "refused"
    CORRECTED = "corrected"
    NEW = "new"
    UNCHANGED = "unchanged"


PROPOSED = (Outcome.NEW, Outcome.CORRECTED)  # what would be written, if the file is taken


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
    statements: Iterable[Statement], methods: Sequence[MethodView], defaults: SheetDefaults, today: date
) -> tuple[list[FigureChange], list[Message]]:
    """The change of each figure in the statements, and messages on single rows."""
    messages: list[Message] = []
    groups: dict[ImportKey, list[Statement]] = defaultdict(list)
    for statement in statements:
        try:
            sheet = statement.place.sheet if statement.report else ""
            groups[statement.commitment.code, statement.year, _method(statement, methods), sheet].append(statement)
        except CellRefused as refusal:
            messages.append(Message(statement.place, refusal, statement.commitment))
    by_figure: dict[tuple[str, int, str], list[FigureChange]] = defaultdict(list)
    for key, group in groups.items():
        if (change := _change(key, group, defaults, today)) is not None:
            by_figure[key[:3]].append(change)
    return _doubted([_together(of_figure) for of_figure in by_figure.values()]), messages


def _together(of_figure: Sequence[FigureChange]) -> FigureChange:
    """One change of a figure: both sheets of our report speak of it, and mostly one of them was edited."""
    first, *more = [change for change in of_figure if change.outcome is not Outcome.UNCHANGED] or of_figure[:1]
    other = next((change for change in more if change.new != first.new), None)
    if other is None:
        return first
    cause = CellRefused(ImportFault.TWICE, first=first.place.row, second=other.place.row)
    message = other.message or Message(other.place, cause, other.commitment)
    return replace(other, outcome=Outcome.REFUSED, message=message)


def _method(statement: Statement, methods: Sequence[MethodView]) -> str:
    typed = statement.beside.get(Column.METHOD, "")
    if not typed:
        return statement.commitment.promise.method_of_record(statement.year)
    for method in methods:
        if name_key(typed) in {name_key(name) for name in (method.code, method.name.vi, method.name.en)}:
            return method.code
    raise CellRefused(ImportFault.UNKNOWN_METHOD, typed=typed)


def _change(key: ImportKey, group: Sequence[Statement], defaults: SheetDefaults, today: date) -> FigureChange | None:
    """The change by the statements on one figure; None where only cells beside it are filled in."""
    _, year, method, _ = key
    c = group[0].commitment
    existing = c.last_version(year, method)
    place = next((statement.place for statement in group if statement.cell), group[0].place)
    refused = FigureChange(place, c, year, Outcome.REFUSED, None, existing)
    closed = _closed(c, today)
    try:
        new = new_figure(group, c, method, existing, defaults, today)
    except RefusedAt as bad:
        return replace(refused, place=bad.place, message=Message(bad.place, closed or bad.cause, c))
    except (CellRefused, NumberRefused, NotADate) as cause:
        return replace(refused, message=Message(place, closed or cause, c))
    if new is None:
        return None
    if existing is not None and (_is_unchanged(c, new, existing, group) or _repeats_the_record(key, group, today)):
        return FigureChange(place, c, year, Outcome.UNCHANGED, new, existing)
    try:
        if closed:
            raise closed
        check_figure(new, today, defaults.officer)
    except Refused as cause:
        return replace(refused, new=new, message=Message(place, cause, c))
    outcome = Outcome.NEW if existing is None else Outcome.CORRECTED
    return FigureChange(place, c, year, outcome, new, existing)


def _closed(c: CommitmentView, today: date) -> Refused | None:
    """The refusal of a closed commitment, which comes before all other faults of its rows."""
    closing = c.closed(today)
    return None if closing is None else closed_refusal(closing)


def _is_unchanged(c: CommitmentView, new: NewFigure, existing: FigureView, group: Sequence[Statement]) -> bool:
    """Whether nothing would change: all cells that are filled in hold what is stored.

    With a reason, a figure that was sent back is submitted again unchanged.
    """
    if is_sent_back(existing.observation) and new.origin.reason is not None and not group[0].report:
        return False
    content, before = new.content, existing.content
    if content.answers:
        is_same = content.stage is before.stage and dict(content.answers) == answers_before(c, existing, new.key.year)
    else:
        is_same = _AMOUNT(content) == _AMOUNT(before) and not answers_before(c, existing, new.key.year)
    beside = SideCells(group)
    if beside.is_wide:
        return is_same and before.is_available
    typed, stored = columns(content, new.origin), columns(before, existing.origin)
    return is_same and content.status is before.status and all(typed[p] == stored[p] for p in STORED if beside.text(p))


def _repeats_the_record(key: ImportKey, group: Sequence[Statement], today: date) -> bool:
    """Whether a row of our report holds the figure of record, while a later version waits or was sent back."""
    _, year, method, _ = key
    c = group[0].commitment
    base = c.figure_of_record(year) if group[0].report else None
    if base is None or base.key.method != method:
        return False
    try:
        new = new_figure(group, c, method, base, SheetDefaults(), today)
    except (RefusedAt, CellRefused, NumberRefused, NotADate):
        return False
    return new is not None and _is_unchanged(c, new, base, group)


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
