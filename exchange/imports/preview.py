"""Everything that a file would change, before anything is changed: on the screen, and as a file with the messages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from board.units import counted, counted_by_list, units_by_key
from exchange.csv_files import excel_csv
from exchange.imports.changes import PROPOSED, FigureChange, Outcome, changes
from exchange.imports.faults import CellRefused, Message, Place
from exchange.imports.figure_heads import Why
from exchange.imports.figures import SheetDefaults
from exchange.imports.layout import Layout
from exchange.imports.statements import LeftOut, parse_sheets
from exchange.sheets.sheet import Sheet
from models import Answer
from progress.figures import is_sent_back
from store.csv_cells import escape_formula
from store.validation import NewFigure
from text import Language, NotADate, NumberRefused, date_refusal_words, number_refusal_words, translate
from views import CommitmentView, FigureView, MethodView
from wording.amounts import exact_figure_words
from wording.labels import ANSWER, REVIEW
from wording.work import refused_words

MOST_PLACES = 12  # that are named for one reason
COLUMNS = ("place", "code", "name", "year", "outcome", "old", "new", "message")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The hidden parts of a sheet, which were read all the same."""

    sheet: str
    rows: tuple[int, ...]
    columns: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """`changes` in the order of the file; `messages` are about rows of which no figure could be made."""

    changes: tuple[FigureChange, ...]
    messages: tuple[Message, ...]
    left_out: tuple[LeftOut, ...]
    hidden: tuple[Hidden, ...]

    @property
    def faults(self) -> tuple[Message, ...]:
        return (*self.messages, *(change.message for change in self.changes if change.message))

    @property
    def proposed(self) -> tuple[FigureChange, ...]:
        """The changes that taking the file would write."""
        return tuple(c for c in self.changes if c.outcome in PROPOSED)


def preview(
    sheets: Sequence[Sheet],
    commitments: Iterable[CommitmentView],
    methods: Sequence[MethodView],
    defaults: SheetDefaults,
    today: date,
    others: Iterable[CommitmentView] = (),
    layouts: Sequence[Layout] | None = None,
) -> Preview:
    """Compare a file with what is stored, as it is understood or by corrected layouts; writes nothing.

    `others` are for somebody else to enter.
    """
    parsed = parse_sheets(sheets, commitments, others, layouts)
    proposals, messages = changes(parsed.statements, methods, defaults, today)
    return Preview(tuple(proposals), (*parsed.messages, *messages), parsed.left_out, hidden_parts(sheets))


def place_words(place: Place, language: Language) -> str:
    """Trang “Số liệu”, dòng 14, cột 2025."""
    parts = [translate("import.at.sheet", language, sheet=place.sheet)] if place.sheet else []
    parts += [translate("import.at.row", language, row=place.row)] if place.row else []
    parts += [translate("import.at.column", language, column=place.column)] if place.column else []
    return ", ".join(parts)


def hidden_words(hidden: Hidden, language: Language) -> str:
    """Which parts of a sheet were hidden, and read all the same."""
    rows, columns = (", ".join(map(str, numbers)) for numbers in (hidden.rows, hidden.columns))
    parts = [translate("upload.hidden_rows", language, rows=rows)] if rows else []
    parts += [translate("upload.hidden_columns", language, columns=columns)] if columns else []
    parts += [translate("upload.hidden_sheet", language)] if hidden.is_whole else []
    return translate("upload.hidden", language, sheet=hidden.sheet, what="; ".join(parts))


def hidden_parts(sheets: Iterable[Sheet]) -> tuple[Hidden, ...]:
    hidden = (Hidden(s.name, s.hidden_rows, s.hidden_columns, s.is_hidden) for s in sheets)
    return tuple(h for h in hidden if h.rows or h.columns or h.is_whole)


def left_out_words(left_out: Sequence[LeftOut], language: Language) -> list[str]:
    """What was not used, a sentence for each reason: Dòng cộng: dòng 5 “Tổng cộng”."""
    by_reason: dict[Why, list[LeftOut]] = {}
    for left in left_out:
        by_reason.setdefault(left.why, []).append(left)
    return [_reason_words(why, lefts, language) for why, lefts in by_reason.items()]


def _reason_words(why: Why, lefts: Sequence[LeftOut], language: Language) -> str:
    places = [words for left in lefts[:MOST_PLACES] if (words := _left_words(left, language))]
    if len(lefts) > MOST_PLACES:
        places.append(translate("import.left.more", language, n=len(lefts) - MOST_PLACES))
    return f"{': '.join(filter(None, (translate(f'import.why.{why}', language), '; '.join(places))))}."


def _left_words(left: LeftOut, language: Language) -> str:
    place = place_words(left.place, language)
    if not left.typed or left.place.column:
        return place
    return translate("import.left.typed", language, place=place, typed=left.typed).strip()


def message_words(message: Message, language: Language) -> str:
    """Place and fault: dòng 14, cột 2025: Không đọc được “abc” thành một số …"""
    place = place_words(message.place, language)
    return f"{place}: {cause_words(message, language)}" if place else cause_words(message, language)


def cause_words(message: Message, language: Language) -> str:
    """The fault alone, where its place is named otherwise."""
    cause, c = message.cause, message.commitment
    if isinstance(cause, CellRefused):
        return translate(f"import.fault.{cause.code}", language, **cause.values)
    if isinstance(cause, NotADate):
        return date_refusal_words(cause, language)
    if isinstance(cause, NumberRefused):
        return number_refusal_words(cause, language)
    assert c is not None, "a figure is always of a commitment"
    return refused_words(cause.code, cause.values, c, language)


def old_words(change: FigureChange, language: Language) -> str:
    """The stored figure, with its unit of measure, and whether it was sent back; a dash where there is none."""
    words = stored_words(change.commitment, change.existing, language)
    if change.existing is None or not is_sent_back(change.existing.observation):
        return words
    return f"{words} ({REVIEW[change.existing.review].text(language).lower()})"


def stored_words(c: CommitmentView, existing: FigureView | None, language: Language) -> str:
    if existing is None:
        return "—"
    return exact_figure_words(c, existing.observation, language) + _rest(c, existing.content.answers, language)


def new_words(change: FigureChange, language: Language) -> str:
    """The figure that would be stored, with every digit and the unit of measure."""
    if change.outcome is Outcome.UNCHANGED:
        return stored_words(change.commitment, change.existing, language)
    return "—" if change.new is None else figure_words(change.commitment, change.new, language)


def figure_words(c: CommitmentView, new: NewFigure, language: Language) -> str:
    """A figure as an officer gives it, in words."""
    content = new.content
    if content.answers:
        content = counted(content, counted_by_list(c, dict(content.answers), new.key.year))
    return exact_figure_words(c, content.observed(new.key), language) + _rest(c, content.answers, language)


def _rest(c: CommitmentView, answers: Iterable[tuple[str, Answer]], language: Language) -> str:
    """The wards that do not have it, to tell two counts of the same size apart."""
    names = {key: unit.name.text(language) for key, unit in units_by_key(c.units, c.successions).items()}
    without = [(key, answer) for key, answer in answers if answer is not Answer.YES]
    return "".join(f"; {names.get(key, key)}: {ANSWER[answer].text(language).lower()}" for key, answer in without)


def doubt_words(change: FigureChange, language: Language) -> str:
    """The doubt about a figure, or the reason why it is right all the same; empty without a doubt."""
    if change.doubt is None or change.new is None:
        return ""
    return change.new.why_right or refused_words(change.doubt.code, change.doubt.values, change.commitment, language)


def explanation_words(change: FigureChange, language: Language) -> str:
    """The refusal with its place, the doubt, or how a figure that was sent back is submitted again unchanged."""
    if change.message is not None:
        return message_words(change.message, language)
    existing = change.existing
    if change.outcome is Outcome.UNCHANGED and existing is not None and is_sent_back(existing.observation):
        return translate("import.preview.again", language)
    return doubt_words(change, language)


def preview_csv(shown: Preview, language: Language) -> str:
    """The whole preview as a file for Excel, the messages beside their rows."""
    heading = [translate(f"import.preview.{name}", language) for name in COLUMNS]
    lines = [_cells(change, language) for change in shown.changes]
    lines += [_refused(message, language) for message in shown.messages]
    return excel_csv([heading, *([escape_formula(cell) for cell in line] for line in lines)], language)


def _refused(message: Message, language: Language) -> list[str]:
    c, outcome = message.commitment, translate(f"import.outcome.{Outcome.REFUSED}", language)
    cells = [place_words(message.place, language), c.code if c else "", c.name.text(language) if c else ""]
    return [*cells, "", outcome, "", "", cause_words(message, language)]


def _cells(change: FigureChange, language: Language) -> list[str]:
    c = change.commitment
    return [
        place_words(change.place, language),
        c.code,
        c.name.text(language),
        str(change.year),
        translate(f"import.outcome.{change.outcome}", language),
        old_words(change, language),
        new_words(change, language),
        cause_words(change.message, language) if change.message else explanation_words(change, language),
    ]
