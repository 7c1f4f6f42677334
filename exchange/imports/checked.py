"""What files of figures would store, cell by cell, and what is refused or must be asked first; also as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import partial

from board.units import units_of
from exchange.imports.changes import PROPOSED, FigureChange, Outcome, changes
from exchange.imports.faults import Cause, CellRefused, ImportFault, Message, Place
from exchange.imports.figure_heads import Why
from exchange.imports.figures import SheetDefaults
from exchange.imports.layout import Blank, Layout, Question, Topic, answered_by
from exchange.imports.naming import Names
from exchange.imports.preview import cause_words, doubt_words, hidden_parts, hidden_words
from exchange.imports.recognition import understood, with_rows
from exchange.imports.statements import LeftOut, Statement, parse_sheets
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import Row, Sheet, SheetRefused, column_letters
from store.refusal import RefusalCode, Refused
from text import Language, NumberFault, NumberRefused, translate
from text.names import visible
from views import CommitmentView, MethodView
from wording.work import refused_words

ASKED_OF_SHEETS = frozenset(fault for fault in ImportFault if fault.value in {topic.value for topic in Topic})
ASKED_BESIDE = (RefusalCode.SOURCE_MISSING, RefusalCode.REASON_MISSING, RefusalCode.NOTE_MISSING)
Firsts = Mapping[tuple[str, int], int]  # by sheet and row, the place of the first cell that is filled
SUPPLIED = "—"  # in place of a source or reason that is missing, to see what else is to be said about a figure


@dataclass(frozen=True, slots=True)
class Options:
    """Answers for whole files to what their layout leaves open; None or empty where nothing was chosen.

    `blanks` are by their sign; under "" is the answer for all others.
    """

    about: CommitmentView | None = None
    year: int | None = None
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    decimal_mark: str = ""


@dataclass(frozen=True, slots=True)
class AtCell:
    """A sentence about a cell, “Sheet1!C7”, of delimited text “C7”; empty: about the whole file."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A figure that would be stored or is stored already, or the answer for one ward of its list.

    `ward` is its code; `status` a letter of SDMX. Of a milestone `answer` is its stage.
    """

    commitment: str
    year: int
    ward: str | None
    value: float | None
    part: int | None
    whole: int | None
    answer: str | None
    status: str
    source: str | None
    note: str | None
    cell: str
    change: Outcome


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file says, not yet compared with what is stored. `firsts` are the first filled cells of its rows."""

    statements: tuple[Statement, ...] = ()
    messages: tuple[Message, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    firsts: Firsts = field(default_factory=dict)
    refused: tuple[AtCell, ...] = ()
    questions: tuple[AtCell, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """All that files would do: `changes` are those of the figures, `cells` where each of them stands.

    `hidden` says which parts of them were hidden, and read all the same.
    """

    changes: tuple[FigureChange, ...]
    cells: tuple[str, ...]
    figures: tuple[CheckedFigure, ...]
    refused: tuple[AtCell, ...]
    questions: tuple[AtCell, ...]
    left_out: tuple[AtCell, ...]
    hidden: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether all of it can be submitted as it is."""
        return not self.refused and not self.questions

    @property
    def proposed(self) -> list[tuple[str, FigureChange]]:
        """The changes that submitting would write, each with its cell."""
        pairs = zip(self.cells, self.changes, strict=True)
        return [(cell, change) for cell, change in pairs if change.outcome in PROPOSED]

    def as_json(self) -> dict[str, object]:
        """The lists of it, each entry an object."""
        return {
            "figures": [asdict(figure) for figure in self.figures],
            "refused": [asdict(at) for at in self.refused],
            "asked": [asdict(at) for at in self.questions],
            "left_out": [asdict(at) for at in self.left_out],
        }


def read_file(
    content: bytes,
    enterable: Sequence[CommitmentView],
    others: Sequence[CommitmentView],
    options: Options,
    language: Language,
    name: str = "",
) -> ReadFile:
    """Read one file as it is understood and answered; `name` goes before its cells, as in “[table.xlsx]Sheet1!C7”."""
    label = f"[{name}]" if name else ""
    try:
        sheets = read_sheets(content)
    except SheetRefused as refused:
        return ReadFile(refused=(AtCell(label, translate(f"sheet.{refused.code}", language, **refused.values)),))
    names = Names(enterable, others)
    layouts = [
        with_rows(settled(layout, options), sheet, names) if layout.is_table else layout
        for sheet, layout in zip(sheets, understood(sheets, names), strict=True)
    ]
    parsed = parse_sheets(sheets, enterable, others, layouts)
    questions = [
        at for sheet, layout in zip(sheets, layouts, strict=True) for at in _signs(sheet, layout, label, language)
    ]
    left_out = (left for left in parsed.left_out if left.why is not Why.BLANK)
    return ReadFile(
        tuple(replace(statement, place=_in_file(statement.place, label)) for statement in parsed.statements),
        tuple(replace(message, place=_in_file(message.place, label)) for message in parsed.messages),
        tuple(replace(left, place=_in_file(left.place, label)) for left in left_out),
        {(label + sheet.name, row.number): _first(row) for sheet in sheets for row in sheet.rows},
        questions=tuple(questions),
        hidden=tuple(f"{label} {hidden_words(part, language)}".strip() for part in hidden_parts(sheets)),
    )


def settled(layout: Layout, options: Options) -> Layout:
    """A layout with the questions answered that the options answer.

    Commitment and year are those of figures that the table itself gives none; they go before what a title says.
    """
    layout = answered_by(layout, partial(_choice, options=options))
    if options.about is not None and (layout.about is not None or layout.asks(Topic.ABOUT)):
        layout = replace(_without(layout, Topic.ABOUT), about=options.about.code)
    if options.year is not None and (layout.year is not None or layout.asks(Topic.YEAR)):
        layout = replace(_without(layout, Topic.YEAR), year=options.year)
    return layout


def _choice(question: Question, options: Options) -> str | None:
    match question.topic:
        case Topic.BLANK:
            return options.blanks.get(question.about, options.blanks.get(""))
        case Topic.NUMBERS:
            return options.decimal_mark
        case _:
            return None


def _without(layout: Layout, topic: Topic) -> Layout:
    return replace(layout, questions=tuple(q for q in layout.questions if q.topic is not topic))


def _signs(sheet: Sheet, layout: Layout, label: str, language: Language) -> Iterator[AtCell]:
    """The questions about signs without a number, each at the first cell that holds it and is read."""
    for question in layout.questions:
        if question.topic is Topic.BLANK and (cell := _first_sign(sheet, layout, question)) is not None:
            text = translate("figures.which_blank", language, sign=question.about)
            yield AtCell(address(_in_file(cell, label), {}), text)


def _first_sign(sheet: Sheet, layout: Layout, question: Question) -> Place | None:
    if layout.asks(Topic.ABOUT):
        return None
    for row in sheet.rows:
        if row.number <= layout.heading[-1] or row.number in layout.rows:
            continue
        for column in layout.figures:
            if visible(row.at(column.place)) == question.about:
                return Place(sheet.name, row.number, column.title, column.place)
    return None


def check_files(
    files: Sequence[ReadFile], methods: Sequence[MethodView], defaults: SheetDefaults, today: date, language: Language
) -> Check:
    """Compare what files say, all of them together, with what is stored; writes nothing."""
    statements = [statement for file in files for statement in file.statements]
    firsts = {row: first for file in files for row, first in file.firsts.items()}
    proposals, messages = changes(statements, methods, defaults, today)
    proposals = _looked_through(proposals, statements, methods, defaults, today)
    messages = [*(m for file in files for m in file.messages), *messages, *(c.message for c in proposals if c.message)]
    at_cells = [(m.cause, AtCell(address(m.place, firsts), _words(m, statements, firsts, language))) for m in messages]
    missing = [AtCell(address(c.place, firsts), text) for c in proposals for text in _missing(c, language)]
    shown = [c for c in proposals if c.new is not None and (c.message is None or is_asked(c.message.cause))]
    cells = {_spoken_of(statement): address(statement.place, firsts) for statement in statements if statement.cell}
    return Check(
        tuple(shown),
        tuple(address(c.place, firsts) for c in shown),
        tuple(figure for c in shown for figure in _figures(c, address(c.place, firsts), cells)),
        (*(at for file in files for at in file.refused), *(at for cause, at in at_cells if not is_asked(cause))),
        (
            *(at for file in files for at in file.questions),
            *(at for cause, at in at_cells if is_asked(cause)),
            *missing,
        ),
        tuple(_left_out(left, firsts, language) for file in files for left in file.left_out),
        tuple(words for file in files for words in file.hidden),
    )


def _words(message: Message, statements: Sequence[Statement], firsts: Firsts, language: Language) -> str:
    """The fault; of what stands on two sheets the other cell, as two numbers of rows would not name it."""
    if isinstance(message.cause, CellRefused) and message.cause.code in (ImportFault.TWICE, ImportFault.UNIT_TWICE):
        second = next(s for s in statements if s.commitment is message.commitment and _is_at(s, message.place))
        first = next(s for s in statements if s.cell and _spoken_of(s) == _spoken_of(second))
        if first.place.sheet != second.place.sheet:
            return translate("figures.twice", language, cell=address(first.place, firsts))
    return cause_words(message, language)


def _is_at(statement: Statement, place: Place) -> bool:
    return (statement.place, statement.place.at) == (place, place.at)


def is_asked(cause: Cause) -> bool:
    """Whether an answer would let the cell in, as it stands."""
    match cause:
        case CellRefused():
            return cause.code in ASKED_OF_SHEETS
        case NumberRefused():
            return cause.code is NumberFault.AMBIGUOUS
        case Refused():
            return cause.code in ASKED_BESIDE
        case _:
            return False


def address(place: Place, firsts: Firsts) -> str:
    """Sheet1!C7; of a whole row its first filled cell, of a whole sheet its name."""
    if not place.row:
        return place.sheet
    at = firsts.get((place.sheet, place.row), 0) if place.at is None else place.at
    is_delimited = not place.sheet or place.sheet.endswith("]")
    return f"{place.sheet}{'' if is_delimited else '!'}{column_letters(at)}{place.row}"


def _in_file(place: Place, label: str) -> Place:
    return replace(place, sheet=label + place.sheet)


def _first(row: Row) -> int:
    return next((place for place, cell in enumerate(row.cells) if cell.strip()), 0)


def _looked_through(
    proposals: Sequence[FigureChange],
    statements: Sequence[Statement],
    methods: Sequence[MethodView],
    defaults: SheetDefaults,
    today: date,
) -> list[FigureChange]:
    """The changes; those that lack a source or reason as they were with one, to know all that is to be said of them."""
    if not any(map(_lacks_words, proposals)):
        return list(proposals)
    supplied = replace(defaults, source=defaults.source or SUPPLIED, reason=defaults.reason or SUPPLIED)
    again, _ = changes(statements, methods, supplied, today)
    pairs = zip(proposals, again, strict=True)
    return [replace(then, new=c.new) if _lacks_words(c) else c for c, then in pairs]


def _lacks_words(change: FigureChange) -> bool:
    cause = change.message.cause if change.message else None
    return isinstance(cause, Refused) and cause.code in (RefusalCode.SOURCE_MISSING, RefusalCode.REASON_MISSING)


def _missing(change: FigureChange, language: Language) -> Iterator[str]:
    """What must still be said beside a figure that could be stored: source, reason, why it is right."""
    if change.new is None or change.outcome not in PROPOSED:
        return
    codes = [RefusalCode.SOURCE_MISSING] if not change.new.origin.source.strip() else []
    if change.outcome is Outcome.CORRECTED and not (change.new.origin.reason or "").strip():
        codes.append(RefusalCode.REASON_MISSING)
    yield from (refused_words(code, {}, change.commitment, language) for code in codes)
    if change.needs_why_right:
        yield doubt_words(change, language)


def _spoken_of(statement: Statement) -> tuple[str, int, str | None]:
    return statement.commitment.code, statement.year, statement.unit.key if statement.unit else None


def _figures(
    change: FigureChange, cell: str, cells: Mapping[tuple[str, int, str | None], str]
) -> Iterator[CheckedFigure]:
    """The figure of a change, or its answers, ward by ward, as far as the files give them."""
    if change.new is None:
        return
    existing = change.existing if change.outcome is Outcome.UNCHANGED else None
    content, origin = (existing.content, existing.origin) if existing else (change.new.content, change.new.origin)
    new_or_corrected = Outcome.NEW if change.existing is None else Outcome.CORRECTED
    whole = CheckedFigure(
        commitment=change.commitment.code,
        year=change.year,
        ward=None,
        value=_plain(content.value),
        part=content.part,
        whole=content.whole,
        answer=content.stage and content.stage.value,
        status=content.status.value,
        source=origin.source or None,
        note=origin.note or None,
        cell=cell,
        change=change.outcome if change.message is None else new_or_corrected,
    )
    if not change.new.content.answers:
        yield whole
    codes = {unit.key: unit.code for unit in units_of(change.commitment, change.year)}
    of_list = cells.get((whole.commitment, whole.year, None))
    for key, answer in change.new.content.answers:
        if own := cells.get((whole.commitment, whole.year, key), of_list):
            yield replace(whole, ward=codes[key], part=None, whole=None, answer=answer.value, cell=own)


def _plain(value: float | None) -> float | None:
    """A number as JSON writes it best: 15, not 15.0."""
    return int(value) if value is not None and value.is_integer() else value


def _left_out(left: LeftOut, firsts: Firsts, language: Language) -> AtCell:
    why = translate(f"import.why.{left.why}", language)
    return AtCell(address(left.place, firsts), f"{why}: {left.typed}" if left.typed else why)
