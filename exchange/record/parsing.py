"""Tables from CSV: one file a table, named as the table, headed by its columns.

The reading follows the model: a new column is read, checked and documented by being in it.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from exchange.record.faults import Fault, FaultCode
from models import is_partial_date
from store.csv_cells import escape_formula, unescape_formula
from store.data_dictionary import CellType, Column, Table, tables
from tables.precision import LARGEST, MOST_DIGITS
from text.names import nfc

if TYPE_CHECKING:
    from _csv import Reader

FILLED_IN = ("recorded_at", "recorded_by", "version")  # on loading, where a file does not say them


class _BadCell(ValueError):
    def __init__(self, code: FaultCode, detail: str = "") -> None:
        self.code, self.detail = code, detail


SEPARATORS = ",;\t"  # the program's own first; spreadsheets save the others where the comma is decimal


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row as the store takes it, with the line of its file; None stands for each cell that was `unread`."""

    line: int
    values: dict[str, object]
    unread: frozenset[str] = frozenset()


@dataclass(slots=True)
class ParsedTables:
    """The rows of all files by table, the faults found in them, and the tables of which rows are missing."""

    records: dict[str, list[ParsedRow]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)

    def leave_out(self, table: str, *faults: Fault) -> None:
        """Note what keeps rows of a table, or all of them, from being read."""
        self.faults += faults
        self.incomplete.add(table)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a file need not say: when and by whom its rows are recorded."""

    recorded_at: datetime
    recorded_by: str


def parse_tables(files: Mapping[str, bytes], defaults: Defaults) -> ParsedTables:
    """The rows of all files, and every fault found in them, read as far as they can be."""
    known = {table.name: table for table in tables()}
    found = ParsedTables()
    for file, content in files.items():
        name = file.removesuffix(".csv")
        if name not in known:
            found.faults.append(Fault(file, 1, "", "", FaultCode.NO_TABLE, ", ".join(sorted(known))))
            continue
        found.records[name] = []
        _read(file, content, known[name], defaults, found)
    return found


def _read(file: str, content: bytes, table: Table, defaults: Defaults, found: ParsedTables) -> None:
    """Add what a file holds, and what is wrong with it, to what was found."""
    if _is_wide(content):
        found.leave_out(table.name, Fault(file, 1, "", "", FaultCode.NOT_UTF8, "UTF-16 (Unicode Text)"))
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found.leave_out(table.name, Fault(file, line, "", "", FaultCode.NOT_UTF8, "Windows-1258 (ANSI)"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, table), strict=True)
    try:
        heading = [name.strip() for name in next(reader, [])]
        if faults := _heading_faults(file, heading, table):
            found.leave_out(table.name, *faults)
        else:
            _read_rows(file, reader, heading, table, defaults, found)
    except csv.Error as error:
        found.leave_out(table.name, Fault(file, reader.line_num, "", "", FaultCode.NOT_CSV, str(error)))


def _is_wide(content: bytes) -> bool:
    """Whether this is UTF-16, in which every second byte of plain letters is zero."""
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(b"\0") * 4 > len(content)


def _separator(text: str, table: Table) -> str:
    """What parts the cells: whatever parts the heading into the most columns that the table has."""
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
    """Whether a file must say it: not what may be null, has a default, or is filled in on loading."""
    return not (column.is_nullable or column.has_default or column.name in FILLED_IN)


def _read_rows(
    file: str,
    reader: "Reader",
    heading: list[str],
    table: Table,
    defaults: Defaults,
    found: ParsedTables,
) -> None:
    """Add the rows, and what is wrong with them, to what was found, as far as the file can be read."""
    start = reader.line_num + 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) != len(heading):
            counts = f"{len(cells)} ≠ {len(heading)}"
            found.leave_out(table.name, Fault(file, line, "", "", FaultCode.WRONG_CELL_COUNT, counts))
            continue
        record, faults = parse_row(dict(zip(heading, cells, strict=True)), table, defaults, line)
        found.faults += faults
        found.records[table.name].append(record)


def parse_row(cells: Mapping[str, str], table: Table, defaults: Defaults, line: int) -> tuple[ParsedRow, list[Fault]]:
    """One row from its cells by column, however they came here, and what is wrong with them."""
    values, bad = _values(cells, table, defaults)
    faults = [Fault(f"{table.name}.csv", line, column, cell, f.code, f.detail) for column, cell, f in bad]
    return ParsedRow(line, values, frozenset(column for column, _, _ in bad)), faults


def row_cells(row: Mapping[str, object], table: Table) -> dict[str, str]:
    """A row as it would stand in a file: what `read_row` reads back into the same row."""
    return {column.name: _cell(row[column.name]) for column in table.columns}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return escape_formula(value) if isinstance(value, str) and not isinstance(value, StrEnum) else str(value)


def _values(
    cells: Mapping[str, str], table: Table, defaults: Defaults
) -> tuple[dict[str, object], list[tuple[str, str, _BadCell]]]:
    values: dict[str, object] = {}
    bad = []
    for column in table.columns:
        cell = cells.get(column.name, "")
        try:
            values[column.name] = _value(cell, column, defaults)
        except _BadCell as fault:
            values[column.name] = None
            bad.append((column.name, cell, fault))
    return values, bad


def _value(cell: str, column: Column, defaults: Defaults) -> object:
    text = nfc(unescape_formula(cell))
    if text == "":
        return _absent(column, defaults)
    if column.codes is not None:
        if text not in list(column.codes):
            raise _BadCell(FaultCode.UNKNOWN_WORD, ", ".join(column.codes))
        return column.codes(text)
    return text if column.cell_type is CellType.TEXT else _READERS[column.cell_type](cell)


def _absent(column: Column, defaults: Defaults) -> object:
    filled = {"recorded_at": defaults.recorded_at, "recorded_by": defaults.recorded_by, "version": 1}
    if column.name in filled:
        return filled[column.name]
    if column.cell_type is CellType.YES_NO:
        return None if column.is_nullable else False
    if not column.is_nullable:
        raise _BadCell(FaultCode.REQUIRED)
    return None


def _whole(cell: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", cell):
        raise _BadCell(FaultCode.NOT_WHOLE)
    return int(cell)


def _number(cell: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", cell):
        raise _BadCell(FaultCode.NOT_A_NUMBER)
    digits = re.sub(r"[eE].*|[^0-9]", "", cell).strip("0")
    if len(digits) > MOST_DIGITS or abs(float(cell)) >= LARGEST:
        raise _BadCell(FaultCode.TOO_MANY_DIGITS, str(MOST_DIGITS))
    return float(cell)


def _yes_no(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise _BadCell(FaultCode.NOT_YES_NO)
    return cell == "1"


def _partial_date(cell: str) -> str:
    if not is_partial_date(cell):
        raise _BadCell(FaultCode.NOT_A_DATE)
    return cell


def _date(cell: str) -> date:
    if not (len(cell) == len("2025-01-06") and is_partial_date(cell)):
        raise _BadCell(FaultCode.NOT_A_DATE)
    return date.fromisoformat(cell)


def _moment(cell: str) -> datetime:
    try:
        read = datetime.fromisoformat(cell)
        if read.tzinfo is None:
            raise _BadCell(FaultCode.NOT_A_MOMENT)
        return read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _BadCell(FaultCode.NOT_A_MOMENT) from None


_READERS: Mapping[CellType, Callable[[str], object]] = {
    CellType.YES_NO: _yes_no,
    CellType.WHOLE: _whole,
    CellType.NUMBER: _number,
    CellType.MOMENT: _moment,
    CellType.DATE: _date,
    CellType.PARTIAL_DATE: _partial_date,
}


def dictionary() -> list[tuple[str, str, str, bool, str]]:
    """The data dictionary: table, column, type, whether it may be empty, meaning; in the tables' order."""
    return [
        (table.name, column.name, _type_word(column), column.is_nullable, column.meaning)
        for table in tables()
        for column in table.columns
    ]


def _type_word(column: Column) -> str:
    return column.cell_type if column.codes is None else " | ".join(column.codes)
