"""From statements to figures: what belongs to one figure is put together, and held against what is stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from board.units import answers_before, units_of
from exchange.imports.cells import number_of, part_of_whole, stage_of, status_of
from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.headings import Part
from exchange.imports.statements import Statement
from models import Answer, Kind, ObservationStatus
from progress import is_sent_back, takes_only_estimate
from store.figures import check_figure, doubt_about
from store.limits import closed_refusal
from store.refusal import Refused
from store.validation import NewFigure
from text import NotADate, NumberRefused, parse_date, parse_number
from text.names import name_key
from views import CommitmentView, FigureView, MethodView

Read = TypeVar("Read")
Key = tuple[str, int, str]  # commitment, year, method


class Outcome(StrEnum):
    """What becomes of a figure; each has its word in the catalogues under `import.outcome.<outcome>`."""

    REFUSED = "refused"
    CORRECTED = "corrected"
    NEW = "new"
    UNCHANGED = "unchanged"


PROPOSED = (Outcome.NEW, Outcome.CORRECTED)  # what would be written, if the file is taken


@dataclass(frozen=True, slots=True)
class Assumed:
    """What holds where a sheet does not say it: typed once for the whole file; and who is to enter it."""

    source: str = ""
    reason: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would do to one figure. `new` is None where that cannot be told; `there` is what is stored.

    `doubt` is what makes it doubtful, where whoever enters it has to say why it is right.
    """

    place: Place
    commitment: CommitmentView
    year: int
    outcome: Outcome
    new: NewFigure | None
    there: FigureView | None
    message: Message | None = None
    doubt: Refused | None = None

    @property
    def is_asked(self) -> bool:
        """Whether it is doubtful and nobody has said yet why it is right."""
        return self.doubt is not None and self.new is not None and self.new.why_right is None


def changes(
    statements: Iterable[Statement], methods: Sequence[MethodView], assumed: Assumed, today: date
) -> tuple[list[Change], list[Message]]:
    """A change for each figure that is spoken of, and what is wrong with single rows."""
    messages: list[Message] = []
    groups: dict[Key, list[Statement]] = defaultdict(list)
    for said in statements:
        try:
            groups[said.commitment.code, said.year, _method(said, methods)].append(said)
        except CellRefused as refused:
            messages.append(Message(said.place, refused, said.commitment))
    found = [_change(key, group, assumed, today) for key, group in groups.items()]
    return _doubted([change for change in found if change is not None]), messages


def _doubted(found: Sequence[Change]) -> list[Change]:
    """The same with what is doubtful: each figure is held against what is stored and what comes with it."""
    coming: dict[str, list[NewFigure]] = defaultdict(list)
    for change in found:
        if change.new is not None and change.outcome in PROPOSED:
            coming[change.commitment.code].append(change.new)
    return [
        replace(change, doubt=doubt_about(change.new, coming[change.commitment.code]))
        if change.new is not None and change.outcome in PROPOSED
        else change
        for change in found
    ]


def _method(said: Statement, methods: Sequence[MethodView]) -> str:
    typed = said.words.get(Part.METHOD, "")
    if not typed:
        return said.commitment.promise.method_of_record(said.year)
    for method in methods:
        if name_key(typed) in {name_key(x) for x in (method.code, method.name.vi, method.name.en)}:
            return method.code
    raise CellRefused(ImportFault.UNKNOWN_METHOD, typed=typed)


def _change(key: Key, group: Sequence[Statement], assumed: Assumed, today: date) -> Change | None:
    """None where only words stand, beside no figure."""
    _, year, method = key
    c = group[0].commitment
    there = c.last_version(year, method)
    place = next((said.place for said in group if said.cell), group[0].place)
    refused = Change(place, c, year, Outcome.REFUSED, None, there)
    closed = _closed(c, today)
    try:
        new = _figure(group, c, method, there, assumed, today)
    except _At as bad:
        return replace(refused, place=bad.place, message=Message(bad.place, closed or bad.cause, c))
    except (CellRefused, NumberRefused, NotADate) as cause:
        return replace(refused, message=Message(place, closed or cause, c))
    if new is None:
        return None
    if there is not None and _says_the_same(c, new, there, group):
        return Change(place, c, year, Outcome.UNCHANGED, new, there)
    try:
        if closed:
            raise closed
        check_figure(new, today, assumed.officer)
    except Refused as cause:
        return replace(refused, new=new, message=Message(place, cause, c))
    outcome = Outcome.NEW if there is None else Outcome.CORRECTED
    return Change(place, c, year, outcome, new, there)


def _closed(c: CommitmentView, today: date) -> Refused | None:
    """Why a closed commitment takes nothing: that is said before whatever else is wrong with its rows."""
    closing = c.closed(today)
    return None if closing is None else closed_refusal(closing)


class _At(Exception):
    """Refused at a place other than the figure's own."""

    def __init__(self, place: Place, cause: CellRefused | NumberRefused | NotADate) -> None:
        super().__init__(place, cause)
        self.place = place
        self.cause = cause


def _refused_at(place: Place, code: ImportFault, **values: str | int) -> _At:
    return _At(place, CellRefused(code, **values))


def _figure(
    group: Sequence[Statement], c: CommitmentView, method: str, there: FigureView | None, assumed: Assumed, today: date
) -> NewFigure | None:
    """The figure as an officer would have given it; an empty cell says nothing and erases nothing."""
    words = _Words(group)
    status = words.read(Part.STATUS, status_of) or _usual_status(c, group[0].year, there, today)
    cells = [said for said in group if said.cell]
    if status is not ObservationStatus.NOT_AVAILABLE and not cells:
        return None
    before = there.note if there else None
    new = NewFigure(
        commitment=c.code,
        year=group[0].year,
        method=method,
        status=status,
        source=words.said(Part.SOURCE) or assumed.source or (there.source if there and _is_wide(group) else ""),
        seen_version=there.observation.version if there else 0,
        breaks_series=bool(there and there.observation.breaks_series),
        published_on=words.read(Part.PUBLISHED_ON, parse_date) or (there.published_on if there else None),
        cut_off_on=words.read(Part.CUT_OFF_ON, parse_date) or (there.cut_off_on if there else None),
        note=words.said(Part.NOTE) or (before.vi if before else None),
        note_en=before.en if before and words.said(Part.NOTE) in ("", before.vi) else None,
        reason=(words.said(Part.REASON) or assumed.reason or None) if there else None,
        why_right=words.said(Part.WHY_RIGHT) or None,
    )
    if status is ObservationStatus.NOT_AVAILABLE:
        if cells:
            raise _refused_at(cells[0].place, ImportFault.NOT_AVAILABLE_YET_SAID, typed=cells[0].cell)
        return new
    return _with_content(new, c, cells, words, there)


def _is_wide(group: Sequence[Statement]) -> bool:
    return all(said.is_wide for said in group)


class _Words:
    """The cells beside a figure; several rows about one figure must not contradict each other."""

    def __init__(self, group: Sequence[Statement]) -> None:
        self._cells: dict[Part, tuple[str, Statement]] = {}
        for said in group:
            for part, cell in said.words.items():
                first = self._cells.get(part, ("", said))[0]
                if first and cell and cell != first:
                    raise _refused_at(said.beside(part), ImportFault.WORDS_DISAGREE, first=first, second=cell)
                if cell:
                    self._cells[part] = (cell, said)

    def said(self, part: Part) -> str:
        return self._cells[part][0] if part in self._cells else ""

    def read(self, part: Part, reader: Callable[[str], Read]) -> Read | None:
        """What a cell says by a reader; None where it says nothing. Raises `_At` where it cannot be read."""
        if part not in self._cells:
            return None
        cell, said = self._cells[part]
        try:
            return reader(cell)
        except (CellRefused, NumberRefused, NotADate) as cause:
            raise _At(said.beside(part), cause) from cause


def _usual_status(c: CommitmentView, year: int, there: FigureView | None, today: date) -> ObservationStatus:
    if takes_only_estimate(c.kind, year, today):
        return ObservationStatus.ESTIMATE  # the only one that the year takes before it is over
    has_said = there is not None and there.observation.status is not ObservationStatus.NOT_AVAILABLE
    return there.observation.status if there and has_said else ObservationStatus.FINAL


def _with_content(
    new: NewFigure, c: CommitmentView, cells: Sequence[Statement], words: _Words, there: FigureView | None
) -> NewFigure:
    if c.is_listed:
        return replace(new, answers=_answers(cells, c, new.year, there))
    if len(cells) > 1:
        raise _refused_at(cells[1].place, ImportFault.TWICE, first=cells[0].place.row, second=cells[1].place.row)
    if cells[0].unit is not None:
        raise CellRefused(ImportFault.NOT_UNIT_BY_UNIT)
    cell = cells[0].cell
    if c.kind is Kind.MILESTONE:
        return _milestone(new, cell, words, there)
    if c.kind is Kind.COVERAGE and (counted := part_of_whole(cell)):
        return replace(new, part=counted[0], whole=counted[1])
    return replace(new, value=number_of(cell, c))


def _answers(
    cells: Sequence[Statement], c: CommitmentView, year: int, there: FigureView | None
) -> tuple[tuple[str, Answer], ...]:
    """An answer for every ward; what the sheet does not name stays as it was."""
    said: dict[str, Statement] = {}
    for cell in cells:
        if cell.unit is None or cell.answer is None:
            raise _refused_at(cell.place, ImportFault.UNIT_BY_UNIT, typed=cell.cell)
        if cell.unit.key in said:
            rows = {"first": said[cell.unit.key].place.row, "second": cell.place.row}
            raise _refused_at(cell.place, ImportFault.UNIT_TWICE, unit=cell.unit.name.vi, **rows)
        said[cell.unit.key] = cell
    before = answers_before(c, there, year)
    given = {key: cell.answer for key, cell in said.items() if cell.answer is not None}
    return tuple((unit.key, (before | given).get(unit.key, Answer.UNKNOWN)) for unit in units_of(c, year))


def _milestone(new: NewFigure, cell: str, words: _Words, there: FigureView | None) -> NewFigure:
    stage = stage_of(cell)
    before = there if there and there.observation.stage is stage else None
    percent = words.read(Part.PERCENT, lambda typed: float(parse_number(typed, decimals=1, minimum=0, maximum=100)))
    return replace(
        new,
        stage=stage,
        done_on=words.read(Part.DONE_ON, parse_date) or (before.observation.done_on if before else None),
        expected_on=words.read(Part.EXPECTED_ON, parse_date) or (before.observation.expected_on if before else None),
        percent=before.percent if percent is None and before else percent,
    )


def _says_the_same(c: CommitmentView, new: NewFigure, there: FigureView, group: Sequence[Statement]) -> bool:
    """Whether nothing would change: as far as the sheet speaks, it says what is stored.

    What was returned or taken back is submitted again as it is where somebody gives a reason.
    """
    if is_sent_back(there.observation) and new.reason is not None:
        return False
    o, words = there.observation, _Words(group)
    before = answers_before(c, there, new.year)
    content = (new.value, new.stage, dict(new.answers)) == (None if new.answers else o.value, o.stage, before)
    if not new.answers:
        content = content and (new.part, new.whole) == (o.part, o.whole)
    if _is_wide(group):
        return content and o.status is not ObservationStatus.NOT_AVAILABLE
    pairs = [
        (Part.SOURCE, new.source, there.source),
        (Part.NOTE, new.note, there.note.vi if there.note else None),
        (Part.DONE_ON, new.done_on, o.done_on),
        (Part.EXPECTED_ON, new.expected_on, o.expected_on),
        (Part.PERCENT, new.percent, there.percent),
        (Part.PUBLISHED_ON, new.published_on, there.published_on),
        (Part.CUT_OFF_ON, new.cut_off_on, there.cut_off_on),
    ]
    said = all(mine == theirs for part, mine, theirs in pairs if words.said(part))
    return content and new.status is o.status and said
