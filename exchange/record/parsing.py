"""Parse rows of the record from CSV files, one a table and named like it, or from the cells of a form.

The columns are those of the models: a new one is parsed, checked and documented without a change here.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from exchange.record.cells import BadCell, cell_of, from_spreadsheet, parse_cell
from exchange.record.faults import Fault, FaultCode
from store.data_dictionary import Column, Table, tables

if TYPE_CHECKING:
    from _csv import Reader

RowKey: TypeAlias = tuple[object, ...]

FILLED_IN = ("recorded_at", "recorded_by", "version")  # by `Defaults`, where a file leaves them empty
SEPARATORS = ",;\t"  # our own first; spreadsheets write the others where the comma is decimal


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row as the store takes it, and its line in the file; `unread` are the columns with a faulty cell, None here."""

    table: str
    line: int
    values: dict[str, object]
    unread: frozenset[str] = frozenset()

    def key(self, columns: Sequence[str]) -> RowKey:
        return tuple(self.values[name] for name in columns)

    def fault(self, column: str, code: FaultCode, detail: str = "") -> Fault:
        """A fault of this row, shown at a column."""
        value = self.values.get(column)
        return Fault(f"{self.table}.csv", self.line, column, "" if value is None else str(value), code, detail)


@dataclass(slots=True)
class ParsedTables:
    """The rows of all files by table, the faults in them, and the tables that lack rows."""

    rows: dict[str, list[ParsedRow]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)

    def of(self, table: str) -> Sequence[ParsedRow]:
        """The rows of a table, also those with faulty cells; none of a table without a file."""
        return self.rows.get(table, ())

    def read(self, table: str) -> list[ParsedRow]:
        """The rows of a table that have no faulty cell."""
        return [row for row in self.of(table) if not row.unread]

    def leave_out(self, table: str, *faults: Fault) -> None:
        """Add faults that keep rows of a table, or all of them, from being parsed."""
        self.faults += faults
        self.incomplete.add(table)


@dataclass(frozen=True, slots=True)
class Defaults:
    """When and by whom rows are recorded, where a file does not state it."""

    recorded_at: datetime
    recorded_by: str

    @property
    def values(self) -> dict[str, object]:
        """The values of empty cells by column."""
        return {"recorded_at": self.recorded_at, "recorded_by": self.recorded_by, "version": 1}


def parse_tables(files: Mapping[str, bytes], defaults: Defaults) -> ParsedTables:
    """The rows of all files as far as they can be parsed, and every fault in them."""
    by_name = {table.name: table for table in tables()}
    parsed = ParsedTables()
    for file, content in files.items():
        name = file.removesuffix(".csv")
        if name not in by_name:
            parsed.faults.append(Fault(file, 1, "", "", FaultCode.NO_TABLE, ", ".join(sorted(by_name))))
            continue
        parsed.rows[name] = []
        _parse_file(file, content, by_name[name], defaults, parsed)
    return parsed


def _parse_file(file: str, content: bytes, table: Table, defaults: Defaults, parsed: ParsedTables) -> None:
    """Add the rows of a file and the faults in it."""
    if _is_wide(content):
        parsed.leave_out(table.name, Fault(file, 1, "", "", FaultCode.NOT_UTF8, "UTF-16 (Unicode Text)"))
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        parsed.leave_out(table.name, Fault(file, line, "", "", FaultCode.NOT_UTF8, "Windows-1258 (ANSI)"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, table), strict=True)
    try:
        heading = [name.strip() for name in next(reader, [])]
        if faults := _heading_faults(file, heading, table):
            parsed.leave_out(table.name, *faults)
        else:
            _parse_rows(file, reader, heading, table, defaults, parsed)
    except csv.Error as error:
        parsed.leave_out(table.name, Fault(file, reader.line_num, "", "", FaultCode.NOT_CSV, str(error)))


def _is_wide(content: bytes) -> bool:
    """Whether this is UTF-16, in which every second byte of a Latin letter is zero."""
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(b"\0") * 4 > len(content)


def _separator(text: str, table: Table) -> str:
    """The separator that splits the heading into the most columns of the table."""
    names = {column.name for column in table.columns}
    heading = text.partition("\n")[0].replace('"', "").strip()
    return max(SEPARATORS, key=lambda mark: len(names & {name.strip() for name in heading.split(mark)}))


def _heading_faults(file: str, heading: list[str], table: Table) -> list[Fault]:
    if not heading:
        return [Fault(file, 1, "", "", FaultCode.EMPTY_FILE)]
    names = {column.name for column in table.columns}
    faults = [Fault(file, 1, n, n, FaultCode.UNKNOWN_COLUMN) for n in heading if n not in names]
    faults += [Fault(file, 1, n, n, FaultCode.TWICE) for n in sorted(set(heading)) if heading.count(n) > 1]
    absent = [c.name for c in table.columns if c.name not in heading and _is_required(c)]
    return faults + [Fault(file, 1, name, "", FaultCode.MISSING_COLUMN) for name in absent]


def _is_required(column: Column) -> bool:
    """Whether a file must have it: not if it may be null, has a default, or is filled in."""
    return not (column.is_nullable or column.has_default or column.name in FILLED_IN)


def _parse_rows(
    file: str, reader: "Reader", heading: list[str], table: Table, defaults: Defaults, parsed: ParsedTables
) -> None:
    """Add the rows and the faults in them, as far as the file is CSV."""
    start = reader.line_num + 1
    is_ours = reader.dialect.delimiter == SEPARATORS[0]
    columns = {column.name: column for column in table.columns}
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) != len(heading):
            counts = f"{len(cells)} ≠ {len(heading)}"
            parsed.leave_out(table.name, Fault(file, line, "", "", FaultCode.WRONG_CELL_COUNT, counts))
            continue
        by_name = dict(zip(heading, cells, strict=True))
        if not is_ours:
            by_name = {name: from_spreadsheet(cell, columns[name]) for name, cell in by_name.items()}
        row, faults = parse_row(by_name, table, defaults, line)
        parsed.faults += faults
        parsed.rows[table.name].append(row)


def parse_row(cells: Mapping[str, str], table: Table, defaults: Defaults, line: int) -> tuple[ParsedRow, list[Fault]]:
    """A row from its cells by column, and the faults in them."""
    values: dict[str, object] = {}
    faults: list[Fault] = []
    filled_in = defaults.values
    for column in table.columns:
        cell = cells.get(column.name, "")
        try:
            values[column.name] = parse_cell(cell, column, filled_in.get(column.name))
        except BadCell as bad:
            values[column.name] = None
            faults.append(Fault(f"{table.name}.csv", line, column.name, cell, bad.code, bad.detail))
    return ParsedRow(table.name, line, values, frozenset(fault.column for fault in faults)), faults


def row_cells(row: Mapping[str, object], table: Table) -> dict[str, str]:
    """The cells of a stored row, which `parse_row` parses into the same row."""
    return {column.name: cell_of(row[column.name]) for column in table.columns}
