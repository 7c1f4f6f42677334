"""How a sheet was understood: its heading, what each column holds, what is left out and why, what must be asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from exchange.imports.figure_heads import Why
from exchange.imports.headings import Column
from models import ObservationStatus

FIGURES = (Column.VALUE, Column.ANSWER)


class Blank(StrEnum):
    """How a sign without a number is to be read."""

    NOTHING = "nothing"
    ZERO = "zero"


class Topic(StrEnum):
    """What a guess could not settle; the catalogues word each under `import.fault.<value>`."""

    ABOUT = "which_commitment"
    YEAR = "which_year"
    ACTUAL = "which_actual"
    TWICE = "column_twice"
    PLAN = "only_plan"
    MARK = "which_mark"
    NUMBERS = "which_numbers"
    BLANK = "which_blank"


SETTLED_AT_FIRST = (Topic.BLANK, Topic.NUMBERS)  # read safely until they are answered: as nothing, cell by cell


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a sheet; `about` is the text it asks about, each of `choices` an answer to `answered`."""

    topic: Topic
    about: str
    choices: tuple[str, ...]
    places: tuple[int, ...] = ()

    @property
    def is_pressing(self) -> bool:
        """Whether nothing can be read until it is answered."""
        return self.topic not in SETTLED_AT_FIRST


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A sheet of our own report: the places of part, whole and stage, which stand beside the value.

    `is_rounded` where its numbers have no more decimals than the screen shows.
    """

    part: int
    whole: int
    stage: int | None
    is_rounded: bool

    @property
    def places(self) -> tuple[int | None, ...]:
        return self.part, self.whole, self.stage


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """What a column of a sheet holds: its place from 0, its title, its role, or why it is left out.

    A column of figures may have a year, the code of a commitment, and a status of its own.
    """

    place: int
    title: str
    role: Column | None
    year: int | None = None
    commitment: str | None = None
    status: ObservationStatus | None = None
    why: Why | None = None

    @property
    def is_figures(self) -> bool:
        return self.role in FIGURES


@dataclass(frozen=True, slots=True)
class Layout:
    """The understanding of one sheet; `heading` are the numbers of its heading lines, none where it has no table.

    `about` is the code of the only commitment that it speaks of, `year` the only year. `decimal_mark` tells two
    readings of a number apart, empty where nothing does. `rows` are those that are left out whatever they hold.
    """

    heading: tuple[int, ...]
    columns: tuple[HeadedColumn, ...]
    about: str | None = None
    year: int | None = None
    decimal_mark: str = ""
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    rows: Mapping[int, Why] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    report: ReportSheet | None = None

    @property
    def is_table(self) -> bool:
        return bool(self.heading)

    @property
    def figures(self) -> tuple[HeadedColumn, ...]:
        return tuple(column for column in self.columns if column.is_figures)

    @property
    def is_wide(self) -> bool:
        """Whether years run across: each has a column."""
        return any(column.year is not None for column in self.figures)

    @property
    def pressing(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.is_pressing)

    def asks(self, topic: Topic) -> bool:
        return any(question.topic is topic for question in self.questions)

    def place_of(self, role: Column) -> int | None:
        """Where the column of a role stands."""
        return next((column.place for column in self.columns if column.role is role), None)


def answered_by(layout: Layout, choice_of: Callable[[Question], str | None]) -> Layout:
    """The layout with those of its questions answered that have one of their choices for an answer."""
    for question in layout.questions:
        choice = choice_of(question)
        if choice in question.choices:
            layout = answered(layout, question, choice)
    return layout


def answered(layout: Layout, question: Question, choice: str) -> Layout:
    """The layout with one of its questions answered by one of its choices."""
    assert choice in question.choices
    left = replace(layout, questions=tuple(other for other in layout.questions if other != question))
    match question.topic:
        case Topic.ABOUT:
            return replace(left, about=choice)
        case Topic.YEAR:
            return replace(left, year=int(choice))
        case Topic.NUMBERS:
            return replace(left, decimal_mark=choice)
        case Topic.BLANK:
            return replace(left, blanks={**layout.blanks, question.about: Blank(choice)})
        case Topic.MARK:
            status = ObservationStatus(choice)
            of_mark = (replace(c, status=status) if c.place in question.places else c for c in layout.columns)
            return replace(left, columns=tuple(of_mark))
        case Topic.ACTUAL | Topic.TWICE:
            return replace(left, columns=tuple(_chosen(c, layout, question, int(choice)) for c in layout.columns))
        case Topic.PLAN:
            is_plan = choice == Why.PLAN
            roles = (replace(c, role=None, why=Why.PLAN) if is_plan and c.is_figures else c for c in layout.columns)
            return replace(left, columns=tuple(roles))


def _chosen(column: HeadedColumn, layout: Layout, question: Question, place: int) -> HeadedColumn:
    """One of the columns asked about: the chosen one holds what the first was taken for, the others are left out."""
    if column.place not in question.places:
        return column
    first = next(other for other in layout.columns if other.place == question.places[0])
    if column.place == place:
        return replace(first, place=place, title=column.title or first.title, role=first.role or Column.VALUE, why=None)
    return replace(column, role=None, why=Why.NOT_KNOWN)
