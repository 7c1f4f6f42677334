"""Parse the rows of sheets into statements, one for each figure or answer, and messages on rows that cannot be read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from board.units import heirs_of, units_by_key, units_of, year_end
from exchange.imports.cells import answer_of, is_nothing, refuse_measure, year_of
from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.headings import BESIDE, Column, Heading, heading_of
from exchange.sheets.sheet import Row, Sheet, column_letters
from models import Answer
from text.names import name_key
from views import CommitmentView, UnitView


@dataclass(frozen=True, slots=True)
class Statement:
    """A cell with the figure or an answer of a commitment's year; `beside` holds the cells beside it.

    `unit` and `answer` are None except in a list of wards. `is_wide` where the sheet has a column for each year,
    so that the cells beside it speak for several years at once.
    """

    place: Place
    commitment: CommitmentView
    year: int
    cell: str
    beside: Mapping[Column, str]
    unit: UnitView | None
    answer: Answer | None
    is_wide: bool
    titles: Mapping[Column, str]

    def place_of(self, column: Column) -> Place:
        """The place of a cell beside the figure."""
        return replace(self.place, column=self.titles[column])


@dataclass(frozen=True, slots=True)
class ParsedSheets:
    """All statements of a file; `left_out` are unknown columns and sheets."""

    statements: tuple[Statement, ...]
    messages: tuple[Message, ...]
    left_out: tuple[Place, ...]


class Names:
    """Commitments by what a sheet calls them: code, or name in either language.

    `others` are there too, but somebody else is to enter them.
    """

    def __init__(self, commitments: Iterable[CommitmentView], others: Iterable[CommitmentView] = ()) -> None:
        self.others = {key for c in others for key in map(name_key, (c.code, c.name.vi, c.name.en))}
        self.by_code = {name_key(c.code): c for c in commitments}
        self.by_name: dict[str, set[str]] = defaultdict(set)
        for code, c in self.by_code.items():
            for name in (c.name.vi, c.name.en):
                self.by_name[name_key(name)].add(code)

    def find(self, code: str, name: str) -> CommitmentView:
        """The commitment that a row names. Raises `CellRefused`."""
        named = self.by_name.get(name_key(name), set())
        if code:
            commitment = self.by_code.get(name_key(code))
            if commitment is None:
                raise self._unknown(code)
            if named and name_key(code) not in named:
                raise CellRefused(ImportFault.CODE_AND_NAME, typed=code, name=name)
            return commitment
        if not name:
            raise CellRefused(ImportFault.NO_COMMITMENT)
        if len(named) > 1:
            raise CellRefused(ImportFault.SAME_NAMES, typed=name, codes=", ".join(sorted(named)).upper())
        if not named:
            raise self._unknown(name)
        return self.by_code[next(iter(named))]

    def _unknown(self, typed: str) -> CellRefused:
        is_others = name_key(typed) in self.others
        return CellRefused(ImportFault.NOT_ASSIGNED if is_others else ImportFault.UNKNOWN_COMMITMENT, typed=typed)


def parse_sheets(
    sheets: Sequence[Sheet], commitments: Iterable[CommitmentView], others: Iterable[CommitmentView] = ()
) -> ParsedSheets:
    """Parse all sheets of a file; `others` are commitments that somebody else is to enter."""
    names = Names(commitments, others)
    statements: list[Statement] = []
    messages: list[Message] = []
    left_out: list[Place] = []
    has_table = False
    for sheet in sheets:
        heading = heading_of(sheet)
        if heading is None:
            left_out.append(Place(sheet.name, 0))
            continue
        has_table = True
        table = _Table(sheet, heading, names)
        messages += table.twice()
        left_out += [table.place(heading.row, place) for place in heading.unknown]
        for statement in table.read() if not heading.twice else ():
            if isinstance(statement, Message):
                messages.append(statement)
            else:
                statements.append(statement)
    if not has_table:
        messages.append(Message(Place("", 0), CellRefused(ImportFault.NO_TABLE)))
    return ParsedSheets(tuple(statements), tuple(messages), tuple(left_out))


class _Table:
    """One sheet whose heading is known."""

    def __init__(self, sheet: Sheet, heading: Heading, names: Names) -> None:
        self.sheet, self.heading, self.names = sheet, heading, names
        top = next(row for row in sheet.rows if row.number == heading.row)
        self.titles = dict(enumerate(top.cells))  # by place, also of unknown columns
        self.headings = {column: self.titles[place] for column, place in heading.columns.items()}

    def place(self, row: int, column: int | None = None) -> Place:
        if column is None:
            return Place(self.sheet.name, row)
        return Place(self.sheet.name, row, self.titles.get(column) or column_letters(column))

    def twice(self) -> Iterator[Message]:
        for first, second in self.heading.twice:
            both = CellRefused(ImportFault.COLUMN_TWICE, first=column_letters(first), second=column_letters(second))
            yield Message(self.place(self.heading.row, second), both)

    def read(self) -> Iterator[Statement | Message]:
        for row in self.sheet.rows:
            if row.number > self.heading.row:
                yield from self._row(row)

    def _row(self, row: Row) -> Iterator[Statement | Message]:
        values: list[tuple[int, int | None]] = [(self._value_column(), None)]
        if self.heading.years:
            values = [(place, year) for year, place in sorted(self.heading.years.items())]
        has_value = any(not is_nothing(_at(row, place)) for place, _ in values)
        if not has_value and not self._has_cells_beside(row):
            return
        try:
            commitment = self.names.find(self._cell(row, Column.CODE), self._cell(row, Column.NAME))
        except CellRefused as refused:
            if has_value:
                yield Message(self.place(row.number), refused)
            return  # a row that names no commitment and says nothing is a title between rows
        try:
            refuse_measure(self._cell(row, Column.MEASURE), commitment)
            units = self._units(row, commitment)
        except CellRefused as refused:
            if has_value:
                yield Message(self.place(row.number), refused, commitment)
            return
        for place, year in values:
            try:
                statement = self._statement(row, place, year, commitment, units)
            except CellRefused as refused:
                yield Message(self.place(row.number, place), refused, commitment)
            else:
                yield from [statement] if statement else []

    def _statement(
        self, row: Row, place: int, year: int | None, c: CommitmentView, units: Sequence[UnitView]
    ) -> Statement | None:
        cell = _at(row, place)
        is_wide = year is not None
        beside = {column: self._cell(row, column) for column in BESIDE if column in self.heading.columns}
        if is_nothing(cell):
            cell = ""
            if is_wide or units or not any(beside.values()):
                return None
        elif (row.number, place) in self.sheet.repeated:
            raise CellRefused(ImportFault.MERGED_VALUE, typed=cell)
        if year is None:
            typed = self._cell(row, Column.YEAR)
            if not typed and not cell:
                return None
            year = year_of(typed)
        unit = _unit_in(units, c, year)
        answer = answer_of(cell) if unit is not None else None
        at = self.place(row.number, place)
        return Statement(at, c, year, cell, beside, unit, answer, is_wide, self.headings)

    def _value_column(self) -> int:
        columns = self.heading.columns
        return (
            columns[Column.ANSWER] if {Column.ANSWER, Column.UNIT} <= columns.keys() else columns.get(Column.VALUE, -1)
        )

    def _has_cells_beside(self, row: Row) -> bool:
        return any(self._cell(row, column) for column in BESIDE)

    def _units(self, row: Row, c: CommitmentView) -> list[UnitView]:
        """The units that a row may mean, of its list or followed on it: a code may have meant several."""
        typed = self._cell(row, Column.UNIT)
        if Column.UNIT not in self.heading.columns or (not typed and not c.is_listed):
            return []
        units, key = units_by_key(c.units, c.successions).values(), name_key(typed)
        matches = [u for u in units if key in map(name_key, (u.key, u.code, u.name.vi, u.name.en))]
        if not matches:
            raise CellRefused(ImportFault.UNKNOWN_UNIT, typed=typed)
        return matches

    def _cell(self, row: Row, column: Column) -> str:
        place = self.heading.columns.get(column)
        return "" if place is None else _at(row, place)


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


def _at(row: Row, place: int) -> str:
    return row.cells[place].strip() if 0 <= place < len(row.cells) else ""
