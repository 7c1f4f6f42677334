"""Parse rows of the record from CSV files, one a table and named like it, or from the cells of a form.

The columns are those of the models: a new one is parsed, checked and documented without a change here.
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

FILLED_IN = ("recorded_at", "recorded_by", "version")  # by `Defaults`, where a file leaves them empty


class _BadCell(ValueError):
    def __init__(self, code: FaultCode, detail: str = "") -> None:
        self.code, self.detail = code, detail


SEPARATORS = ",;\t"  # our own first; spreadsheets write the others where the comma is decimal


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row as the store takes it, and its line in the file; `unread` are the columns with a faulty cell, None here."""

    line: int
    values: dict[str, object]
    unread: frozenset[str] = frozenset()


@dataclass(slots=True)
class ParsedTables:
    """The rows of all files by table, the faults in them, and the tables that lack rows."""

    rows: dict[str, list[ParsedRow]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)

    def leave_out(self, table: str, *faults: Fault) -> None:
        """Add faults that keep rows of a table, or all of them, from being parsed."""
        self.faults += faults
        self.incomplete.add(table)


@dataclass(frozen=True, slots=True)
class Defaults:
    """When and by whom rows are recorded, where a file does not state it."""

    recorded_at: datetime
    recorded_by: str


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
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) != len(heading):
            counts = f"{len(cells)} ≠ {len(heading)}"
            parsed.leave_out(table.name, Fault(file, line, "", "", FaultCode.WRONG_CELL_COUNT, counts))
            continue
        row, faults = parse_row(dict(zip(heading, cells, strict=True)), table, defaults, line)
        parsed.faults += faults
        parsed.rows[table.name].append(row)


def parse_row(cells: Mapping[str, str], table: Table, defaults: Defaults, line: int) -> tuple[ParsedRow, list[Fault]]:
    """A row from its cells by column, and the faults in them."""
    values: dict[str, object] = {}
    faults: list[Fault] = []
    for column in table.columns:
        cell = cells.get(column.name, "")
        try:
            values[column.name] = _value(cell, column, defaults)
        except _BadCell as bad:
            values[column.name] = None
            faults.append(Fault(f"{table.name}.csv", line, column.name, cell, bad.code, bad.detail))
    return ParsedRow(line, values, frozenset(fault.column for fault in faults)), faults


def row_cells(row: Mapping[str, object], table: Table) -> dict[str, str]:
    """The cells of a stored row, which `parse_row` parses into the same row."""
    return {column.name: _cell(row[column.name]) for column in table.columns}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return escape_formula(value) if isinstance(value, str) and not isinstance(value, StrEnum) else str(value)


def _value(cell: str, column: Column, defaults: Defaults) -> object:
    text = nfc(unescape_formula(cell))
    if text == "":
        return _absent(column, defaults)
    if column.codes is not None:
        if text not in list(column.codes):
            raise _BadCell(FaultCode.UNKNOWN_WORD, ", ".join(column.codes))
        return column.codes(text)
    return text if column.cell_type is CellType.TEXT else _PARSERS[column.cell_type](cell)


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
        moment = datetime.fromisoformat(cell)
        if moment.tzinfo is None:
            raise _BadCell(FaultCode.NOT_A_MOMENT)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _BadCell(FaultCode.NOT_A_MOMENT) from None


_PARSERS: Mapping[CellType, Callable[[str], object]] = {
    CellType.YES_NO: _yes_no,
    CellType.WHOLE: _whole,
    CellType.NUMBER: _number,
    CellType.MOMENT: _moment,
    CellType.DATE: _date,
    CellType.PARTIAL_DATE: _partial_date,
}


def dictionary() -> list[tuple[str, str, str, bool, str]]:
    """The data dictionary: table, column, type, whether it may be empty, meaning; in the order of the tables."""
    return [
        (table.name, column.name, _type_word(column), column.is_nullable, column.meaning)
        for table in tables()
        for column in table.columns
    ]


def _type_word(column: Column) -> str:
    return column.cell_type if column.codes is None else " | ".join(column.codes)
