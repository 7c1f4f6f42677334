"""Read the rows of sheets by their layouts into statements, one for each figure or answer, and messages on the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from board.units import heirs_of, units_by_key, units_of, year_end
from exchange.imports.cells import answer_of, is_nothing, refuse_measure, year_of
from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.figure_heads import Why
from exchange.imports.headings import BESIDE, Column
from exchange.imports.layout import Blank, HeadedColumn, Layout, Question, ReportSheet, Topic
from exchange.imports.naming import Names, key_of
from exchange.imports.recognition import is_blank_sign, understood, year_head
from exchange.sheets.sheet import Row, Sheet, column_letters
from models import Answer, ObservationStatus
from store.csv_cells import unescape_formula
from text import NumberFault, NumberRefused, parse_number
from text.names import visible
from views import CommitmentView, UnitView

Address = tuple[int, int]  # the number of a row, the place of a column from 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A cell with the figure or an answer of a commitment's year; `beside` holds the cells beside it.

    `unit` and `answer` are None except in a list of wards. `is_wide` where the sheet has a column for each year,
    so that the cells beside it speak for several years at once. Of a row of our own `report`, `amount` is what stands
    beside part and whole.
    """

    place: Place
    commitment: CommitmentView
    year: int
    cell: str
    beside: Mapping[Column, str]
    unit: UnitView | None
    answer: Answer | None
    is_wide: bool
    columns: Mapping[Column, HeadedColumn]
    report: ReportSheet | None = None
    amount: str = ""

    def place_of(self, column: Column) -> Place:
        """The place of a cell beside the figure."""
        return replace(self.place, column=self.columns[column].title, at=self.columns[column].place)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column, row or cell that was not used, what stands there, and why; row 0 is the whole sheet."""

    place: Place
    typed: str
    why: Why


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet says by its layout. Each cell that is not empty is in one of the three sets of addresses."""

    statements: tuple[Statement, ...]
    messages: tuple[Message, ...]
    left_out: tuple[LeftOut, ...]
    read_cells: frozenset[Address] = frozenset()
    left_out_cells: frozenset[Address] = frozenset()
    refused_cells: frozenset[Address] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedSheets:
    """All statements of a file; `left_out` are columns, rows and sheets that were not used."""

    statements: tuple[Statement, ...]
    messages: tuple[Message, ...]
    left_out: tuple[LeftOut, ...]


def parse_sheets(
    sheets: Sequence[Sheet],
    commitments: Iterable[CommitmentView],
    others: Iterable[CommitmentView] = (),
    layouts: Sequence[Layout] | None = None,
) -> ParsedSheets:
    """Parse all sheets of a file as they are understood, or by corrected layouts.

    `others` are commitments that somebody else is to enter.
    """
    names = Names(commitments, others)
    layouts = understood(sheets, names) if layouts is None else layouts
    tables = [layout for layout in layouts if layout.is_table and not layout.asks(Topic.ABOUT)]
    readings = [
        read(sheet, layout if layout in tables or not tables else Layout((), ()), names)
        for sheet, layout in zip(sheets, layouts, strict=True)
    ]
    messages = [message for reading in readings for message in reading.messages]
    if not any(layout.is_table for layout in layouts):
        messages.append(Message(Place("", 0), CellRefused(ImportFault.NO_TABLE)))
    return ParsedSheets(
        tuple(statement for reading in readings for statement in reading.statements),
        tuple(messages),
        tuple(left for reading in readings for left in reading.left_out),
    )


def read(sheet: Sheet, layout: Layout, names: Names) -> Reading:
    """What a sheet says by a layout, guessed or corrected; nothing while a question is pressing."""
    every = frozenset((row.number, place) for row in sheet.rows for place, cell in enumerate(row.cells) if cell.strip())
    if not layout.is_table:
        return Reading((), (), (LeftOut(Place(sheet.name, 0), "", Why.NO_TABLE),), left_out_cells=every)
    table = _Table(sheet, layout, names)
    if layout.pressing:
        about = [question for question in layout.pressing if question.topic is Topic.ABOUT]  # the first thing to settle
        return Reading((), tuple(map(table.question, about or layout.pressing)), (), refused_cells=every)
    table.read()
    left_out_cells = frozenset(table.left_out_cells & every) - table.refused_cells
    refused_cells = frozenset(table.refused_cells & every)
    return Reading(
        tuple(table.statements),
        tuple(table.messages),
        tuple(table.left_out),
        every - left_out_cells - refused_cells,
        left_out_cells,
        refused_cells,
    )


@dataclass
class _Table:
    """One sheet whose layout is known, and what has been read of it."""

    sheet: Sheet
    layout: Layout
    names: Names
    statements: list[Statement] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    left_out_cells: set[Address] = field(default_factory=set)
    refused_cells: set[Address] = field(default_factory=set)

    @cached_property
    def columns(self) -> Mapping[Column, HeadedColumn]:
        return {column.role: column for column in self.layout.columns if column.role}

    def place(self, row: int, column: HeadedColumn | None = None) -> Place:
        if column is None:
            return Place(self.sheet.name, row)
        return Place(self.sheet.name, row, column.title or column_letters(column.place), column.place)

    def question(self, question: Question) -> Message:
        """A question as what stands in the way of reading the sheet."""
        letters = ", ".join(column_letters(place) for place in question.places)
        choices = ", ".join(question.choices)
        values = {"about": question.about, "columns": letters, "choices": choices}
        if question.topic is Topic.TWICE:
            first, second = question.places[:2]
            values = {"first": column_letters(first), "second": column_letters(second)}
        place = replace(self.place(self.layout.heading[-1]), at=next(iter(question.places), None))
        return Message(place, CellRefused(ImportFault(question.topic), **values))

    def read(self) -> None:
        self._leave_out_columns()
        self.left_out += [LeftOut(Place(self.sheet.name, 0), sign, Why.BLANK) for sign in self._read_as_nothing()]
        for row in self.sheet.rows:
            why = self.layout.rows.get(row.number)
            if why is not None:
                self._leave_out_row(row, why)
            elif row.number > self.layout.heading[-1]:
                self._read_row(row)
        if not self.statements and not self.messages:
            self._say_why_nothing_was_read()

    def _say_why_nothing_was_read(self) -> None:
        """Name the columns that may hold figures, so that a table never passes for one that says nothing."""
        withheld = [c for c in self.layout.columns if c.why in (Why.PLAN, Why.PART_OF_YEAR)]
        of_wards = [c for c in self.layout.columns if c.why is Why.NOT_KNOWN and self.names.mentions_ward(c.title)]
        if of_wards:
            cause = CellRefused(ImportFault.WARDS_ACROSS, columns=", ".join(c.title for c in of_wards))
        elif not self.layout.figures:
            cause = CellRefused(ImportFault.NO_ACTUAL, columns=", ".join(c.title for c in withheld))
        else:
            return
        self.messages.append(Message(self.place(self.layout.heading[-1]), cause))

    def _read_as_nothing(self) -> list[str]:
        return [sign for sign, blank in self.layout.blanks.items() if blank is Blank.NOTHING]

    def _leave_out_columns(self) -> None:
        heading, last = self.layout.heading, self.layout.heading[-1]
        for column in self.layout.columns:
            if column.role is not None or (self.layout.report and column.place in self.layout.report.places):
                continue
            rows = [row for row in self.sheet.rows if row.number in heading or row.number > last]
            cells = {(row.number, column.place) for row in rows if row.at(column.place)}
            self.left_out_cells |= cells
            if (
                cells
                and column.why is not Why.NUMBERING
                and (column.title or any(number > last for number, _ in cells))
            ):
                place = self.place(last, column)
                self.left_out.append(LeftOut(place, column.title, column.why or Why.NOT_KNOWN))

    def _leave_out_row(self, row: Row, why: Why) -> None:
        self.left_out_cells |= {(row.number, place) for place, cell in enumerate(row.cells) if cell.strip()}
        if why not in (Why.TITLE, Why.NUMBERING, Why.SECTION):
            words = ((at, cell) for at, cell in enumerate(row.cells) if any(map(str.isalpha, cell)) and len(cell) > 3)
            at, typed = next(words, (None, row.cells[0]))
            self.left_out.append(LeftOut(replace(self.place(row.number), at=at), typed, why))

    def _refuse_row(self, row: Row, cause: CellRefused, c: CommitmentView | None = None) -> None:
        self.refused_cells |= {(row.number, place) for place in range(len(row.cells))}
        self.messages.append(Message(self.place(row.number), cause, c))

    def _read_row(self, row: Row) -> None:
        figures = self._figures()
        has_value = any(self._figure(row, column) for column in figures)
        if not has_value and not any(self._cell(row, column) for column in BESIDE):
            return
        if has_value and self._is_too_long(row):
            self._refuse_row(row, CellRefused(ImportFault.LONG_ROW, cells=len(row.cells), heading=self.width))
            return
        try:
            commitments = [self._commitment(row, column) for column in figures]
        except CellRefused as refused:
            if has_value:
                self._refuse_row(row, refused)
            return  # a row that names no commitment and says nothing is a title between rows
        for column, c in zip(figures, commitments, strict=True):
            try:
                refuse_measure(self._cell(row, Column.MEASURE), c)
                units = self._units(row, c)
            except CellRefused as refused:
                if has_value:
                    self._refuse_row(row, refused, c)
                return
            try:
                statement = self._statement(row, column, c, units)
            except CellRefused as refused:
                self.refused_cells.add((row.number, column.place))
                self.messages.append(Message(self.place(row.number, column), refused, c))
            else:
                self.statements += [statement] if statement else []

    def _figures(self) -> list[HeadedColumn]:
        """The columns that hold the figures: with answers of wards, those instead of the values."""
        figures = [column for column in self.layout.figures if column.role is Column.VALUE]
        answers = [column for column in self.layout.figures if column.role is Column.ANSWER]
        if answers and self.layout.place_of(Column.UNIT) is not None:
            return answers
        return sorted(figures, key=lambda column: (column.year or 0, column.place))

    @cached_property
    def width(self) -> int:
        """How many cells its heading has."""
        heading = [row for row in self.sheet.rows if row.number in self.layout.heading]
        return max(len(row.cells) for row in heading)

    def _is_too_long(self, row: Row) -> bool:
        """Whether a row of delimited text has more cells than its heading: one of them has been cut in two."""
        return not self.sheet.name and len(row.cells) > self.width

    def _commitment(self, row: Row, column: HeadedColumn) -> CommitmentView:
        code, name = self._cell(row, Column.CODE), self._cell(row, Column.NAME)
        of_file = column.commitment or self.layout.about
        if of_file is not None and (column.commitment or not self._names_another(code, name)):
            return self.names.by_code[key_of(of_file)]
        used = {c.place for c in self.layout.columns if c.is_figures or c.role in (Column.SOURCE, Column.NOTE)}
        c = self.names.find_in(code, name, (cell for place, cell in enumerate(row.cells) if place not in used and cell))
        self._remark_other_name(row, name, c)
        return c

    def _names_another(self, code: str, name: str) -> bool:
        return self.names.is_any(code) or self.names.is_any(name)

    def _remark_other_name(self, row: Row, name: str, c: CommitmentView) -> None:
        place = self.layout.place_of(Column.NAME)
        if place is None or not name or self.names.only(name) is c or self.names.is_any(name):
            return
        self.left_out_cells.add((row.number, place))
        left = LeftOut(replace(self.place(row.number), at=place), name, Why.OTHER_NAME)
        self.left_out += [left] if left not in self.left_out[-1:] else []

    def _statement(
        self, row: Row, column: HeadedColumn, c: CommitmentView, units: Sequence[UnitView]
    ) -> Statement | None:
        cell = self._figure(row, column, c)
        is_wide = column.year is not None
        beside = {role: self._cell(row, role) for role in BESIDE if role in self.columns}
        if not cell:
            if is_wide or column.commitment or units or not any(beside.values()):
                return None
        elif (row.number, column.place) in self.sheet.repeated:
            raise CellRefused(ImportFault.MERGED_VALUE, typed=cell)
        typed = self._cell(row, Column.YEAR)
        if not is_wide and not typed and not cell:
            return None
        year, status = self._year(column, typed)
        unit = _unit_in(units, c, year)
        answer = answer_of(cell) if unit is not None and cell else None
        columns = self.columns
        if status is not None:
            beside[Column.STATUS] = status.value
            columns = {**columns, Column.STATUS: column}
        statement = Statement(self.place(row.number, column), c, year, cell, beside, unit, answer, is_wide, columns)
        report, amount = self.layout.report, by_mark(row.at(column.place), self.layout.decimal_mark, c)
        return replace(statement, report=report, amount=amount) if report else statement

    def _year(self, column: HeadedColumn, typed: str) -> tuple[int, ObservationStatus | None]:
        """The year of a figure, and how sure heading or year say that it is. Raises `CellRefused`."""
        if column.year is not None:
            return column.year, column.status
        if self.layout.year is not None and self.layout.place_of(Column.YEAR) is None:
            return self.layout.year, column.status
        head = year_head(typed)
        if head is None or head.year is None:
            return year_of(typed), column.status
        if head.mark and head.status is None:
            raise CellRefused(ImportFault.WHICH_MARK, about=typed, columns="", choices="")
        return head.year, head.status or column.status

    def _figure(self, row: Row, column: HeadedColumn, c: CommitmentView | None = None) -> str:
        """The figure of a row in a column, empty where none is; by its commitment's measure where it is known."""
        cell = row.at(column.place)
        if self.layout.report and (beside := self._beside_value(row, self.layout.report, c)):
            return beside
        if is_nothing(cell):
            sign = visible(cell)
            return "0" if self.layout.blanks.get(sign) is Blank.ZERO else ""
        if c is not None and column.role is Column.VALUE and is_blank_sign(cell) and c.traits.is_numeric:
            return "0" if self.layout.blanks.get(visible(cell)) is Blank.ZERO else ""
        return cell if c is None else by_mark(cell, self.layout.decimal_mark, c)

    def _beside_value(self, row: Row, report: ReportSheet, c: CommitmentView | None) -> str:
        """The stage, or part and whole, which say more than the value in a row of our report."""
        if report.stage is not None and (c is None or not c.traits.is_numeric) and (stage := row.at(report.stage)):
            return stage
        part, whole = row.at(report.part), row.at(report.whole)
        return f"{part}/{whole}" if part and whole and (c is None or c.traits.is_share or c.is_listed) else ""

    def _units(self, row: Row, c: CommitmentView) -> list[UnitView]:
        """The units that a row may mean, of its list or followed on it: a code may have meant several."""
        typed = self._cell(row, Column.UNIT)
        if self.layout.place_of(Column.UNIT) is None or (not typed and not c.is_listed):
            return []
        units, key = units_by_key(c.units, c.successions).values(), key_of(typed)
        matches = [u for u in units if key in map(key_of, (u.key, u.code, u.name.vi, u.name.en))]
        if not matches and key.isdecimal():  # Excel drops the zeros that a code begins with
            matches = [u for u in units if u.code == key.zfill(len(u.code))]
        if not matches:
            raise CellRefused(ImportFault.UNKNOWN_UNIT, typed=typed)
        return matches

    def _cell(self, row: Row, column: Column) -> str:
        return unescape_formula(row.at(self.layout.place_of(column)))


def _unit_in(units: Sequence[UnitView], c: CommitmentView, year: int) -> UnitView | None:
    """The one of them that a year's figure is owed for. Raises `CellRefused` where none or several are."""
    if not units:
        return None
    owed = units_of(c, year)
    matching = [unit for unit in units if unit in owed]
    if len(matching) == 1:
        return matching[0]
    instead = {heir.name.vi: None for unit in units if unit in c.units for heir in heirs_of(c, unit, year_end(year))}
    if matching or not instead:
        raise CellRefused(ImportFault.UNKNOWN_UNIT, typed=units[0].name.vi)
    raise CellRefused(ImportFault.UNIT_SUCCEEDED, typed=units[0].name.vi, year=year, units=", ".join(instead))


def by_mark(cell: str, mark: str, c: CommitmentView) -> str:
    """A number of two readings, written so that it has only the one that the file's decimal mark gives it."""
    try:
        parse_number(cell, c.scale)
    except NumberRefused as refused:
        if refused.code is NumberFault.AMBIGUOUS and mark:
            return f"{cell}0" if mark in cell else cell.replace(".", "").replace(",", "")
    return cell
