"""What somebody chose about a file, laid over the guess: roles of columns, answers, sheets that are not to be used.

A choice has a name ("0.column.3", "0.about", "which_blank.-") and a text, so that all of them can be kept together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from exchange.imports.figure_heads import Why, years_in
from exchange.imports.headings import Column
from exchange.imports.layout import Blank, HeadedColumn, Layout, Question, Topic, answered_by
from exchange.imports.naming import Names
from exchange.imports.recognition import with_rows
from exchange.sheets.sheet import Sheet
from text.names import search_key

Choices = Mapping[str, str]
LEFT_OUT, UNUSED, AS_ROWS_SAY = Why.NOT_KNOWN.value, "unused", ""
OFFERED = (
    *(Column.CODE, Column.NAME, Column.UNIT, Column.MEASURE, Column.YEAR, Column.VALUE, Column.ANSWER, Column.STATUS),
    *(Column.SOURCE, Column.NOTE, Column.CUT_OFF_ON, Column.PUBLISHED_ON),
)


def corrected(sheets: Sequence[Sheet], guessed: Sequence[Layout], names: Names, choices: Choices) -> list[Layout]:
    """The layouts with all that was chosen; a choice that fits nothing in this file has no effect."""
    layouts = [_settled(layout, number, choices) for number, layout in enumerate(with_roles(guessed, choices))]
    return [
        layout if layout == guess or not layout.is_table else with_rows(layout, sheet, names)
        for sheet, layout, guess in zip(sheets, layouts, guessed, strict=True)
    ]


def with_roles(guessed: Sequence[Layout], choices: Choices) -> list[Layout]:
    """The layouts with the chosen roles, and the questions that remain to be asked about them."""
    return [_with_roles(layout, number, choices) for number, layout in enumerate(guessed)]


def offering_years(layouts: Sequence[Layout], years: Sequence[int]) -> list[Layout]:
    """The layouts, with these years to choose from where the file names none."""
    return [replace(layout, questions=tuple(_offering(q, years) for q in layout.questions)) for layout in layouts]


def _offering(question: Question, years: Sequence[int]) -> Question:
    is_open = question.topic is Topic.YEAR and not question.choices
    return replace(question, choices=tuple(map(str, years))) if is_open else question


def shape(sheets: Sequence[Sheet], guessed: Sequence[Layout]) -> str:
    """The same for files with the same names of sheets and titles of columns."""
    titles = [
        (search_key(s.name), *(search_key(c.title) for c in g.columns)) for s, g in zip(sheets, guessed, strict=True)
    ]
    return sha256(repr(titles).encode()).hexdigest()


def lasting(guessed: Sequence[Layout], choices: Choices) -> Choices:
    """Those of the choices that hold for the next file of the shape: not its year and its only commitment."""
    roles = {column_choice(n, column): role_code(column) for n, g in enumerate(guessed) for column in g.columns}
    passing = {sheet_choice(number) for number in range(len(guessed))}
    passing |= {f"{number}.{topic}." for number in range(len(guessed)) for topic in (Topic.ABOUT, Topic.YEAR)}
    return {
        name: choice
        for name, choice in choices.items()
        if choice not in (roles.get(name), Blank.NOTHING) and not name.startswith(tuple(passing))
    }


def choice_name(sheet: int, question: Question) -> str:
    """The name of the answer to a question about a sheet; what is asked about the whole file has one for all sheets."""
    name = f"{question.topic}.{question.about}"
    return f"{sheet}.{name}" if question.is_pressing else name


def column_choice(sheet: int, column: HeadedColumn) -> str:
    """The name of the choice of what a column is."""
    return f"{sheet}.column.{column.place}"


def sheet_choice(sheet: int) -> str:
    """The name of the choice of the commitment that a whole sheet is about, or that it is not used."""
    return f"{sheet}.about"


def role_code(column: HeadedColumn) -> str:
    """What a column is, as a choice: a role, a role with its year ("value.2024"), or why it is left out."""
    if column.role is None:
        return column.why or LEFT_OUT
    return f"{column.role}.{column.year}" if column.year else column.role


def role_codes(layout: Layout, column: HeadedColumn) -> list[str]:
    """Everything that a column may be: what it was taken for first."""
    years = sorted({year for other in layout.columns for year in (other.year, *years_in(other.title)) if year})
    of_years = [f"{Column.VALUE}.{year}" for year in years]
    return list(dict.fromkeys((role_code(column), *of_years, *OFFERED, Why.PLAN.value, LEFT_OUT)))


def _with_roles(layout: Layout, number: int, choices: Choices) -> Layout:
    about = choices.get(sheet_choice(number), layout.about)
    if about == UNUSED:
        return Layout((), ())
    if not layout.is_table:
        return layout
    chosen = {
        column.place: code
        for column in layout.columns
        if (code := choices.get(column_choice(number, column))) in role_codes(layout, column)
        and code != role_code(column)
    }
    columns = tuple(_as_chosen(c, chosen[c.place]) if c.place in chosen else c for c in layout.columns)
    made = replace(layout, columns=columns, about=about or None)
    open_questions = [question for question in layout.questions if _is_open(question, made, chosen)]
    places = {place for question in open_questions for place in question.places}
    doubles = [question for question in _doubles(made) if chosen and not places & set(question.places)]
    return replace(made, questions=(*open_questions, *doubles))


def _as_chosen(column: HeadedColumn, code: str) -> HeadedColumn:
    role, _, year = code.partition(".")
    if role in tuple(Column):
        is_figures = role in (Column.VALUE, Column.ANSWER)
        commitment, status = (column.commitment, column.status) if is_figures else (None, None)
        return HeadedColumn(column.place, column.title, Column(role), int(year) if year else None, commitment, status)
    return replace(column, role=None, why=Why(role))


def _is_open(question: Question, layout: Layout, chosen: Mapping[int, str]) -> bool:
    """Whether a question remains after the columns were chosen."""
    match question.topic:
        case Topic.ABOUT:
            return layout.about is None and not _has_column(layout, Column.CODE, Column.NAME)
        case Topic.YEAR:
            is_told = all(column.year for column in layout.figures)
            return not is_told and not _has_column(layout, Column.YEAR)
        case Topic.ACTUAL | Topic.TWICE | Topic.MARK:
            return not chosen.keys() & set(question.places)
        case Topic.PLAN | Topic.BLANK | Topic.NUMBERS:
            return True


def _has_column(layout: Layout, *roles: Column) -> bool:
    return any(layout.place_of(role) is not None for role in roles)


def _doubles(layout: Layout) -> list[Question]:
    """A question for each role that two columns have now."""
    filled = [column for column in layout.columns if column.role is not None]
    key = sorted(filled, key=lambda column: (role_code(column), column.commitment or "", column.place))
    groups = [list(same) for _, same in groupby(key, key=lambda column: (role_code(column), column.commitment or ""))]
    return [_double([column.place for column in same], same[0].title) for same in groups if len(same) > 1]


def _double(places: Sequence[int], title: str) -> Question:
    return Question(Topic.TWICE, title, tuple(map(str, places)), tuple(places))


def _settled(layout: Layout, number: int, choices: Choices) -> Layout:
    return answered_by(layout, lambda question: choices.get(choice_name(number, question)))
