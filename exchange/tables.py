"""Tables from CSV: one file a table, named as the table, headed by its columns.

The reading follows the model: a new column is read, checked and documented by being in it.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, Date, Double, Enum, Integer, Table

from exchange.faults import Fault, FaultCode
from models import Moment, PartialDate, is_partial_date
from names import nfc
from store.cells import unguarded
from store.tables import tables

if TYPE_CHECKING:
    from _csv import Reader

Cell = str
MOST_DIGITS = 15  # a double holds no more decimal digits than these without loss


class _BadCell(ValueError):
    def __init__(self, code: FaultCode, detail: str = "") -> None:
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Record:
    """One row as the store takes it, with the line of its file."""

    line: int
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a file need not say: when and by whom its rows are recorded."""

    recorded_at: datetime
    recorded_by: str


def read_tables(
    files: Mapping[str, bytes], defaults: Defaults
) -> tuple[dict[str, list[Record]], list[Fault]]:
    """The rows of all files by table, and every fault found in them."""
    known = {table.name: table for table in tables()}
    records: dict[str, list[Record]] = {}
    faults: list[Fault] = []
    for file, content in files.items():
        name = file.removesuffix(".csv")
        if name not in known:
            faults.append(Fault(file, 1, "", "", FaultCode.NO_TABLE, ", ".join(sorted(known))))
            continue
        records[name], found = _read(file, content, known[name], defaults)
        faults += found
    return records, faults


def _read(file: str, content: bytes, table: Table, defaults: Defaults) -> tuple[list[Record], list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [Fault(file, content[: error.start].count(b"\n") + 1, "", "", FaultCode.NOT_UTF8)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = [name.strip() for name in next(reader, [])]
        faults = _heading_faults(file, heading, table)
        if faults:
            return [], faults
        return _rows(file, reader, heading, table, defaults)
    except csv.Error as error:
        return [], [Fault(file, reader.line_num, "", "", FaultCode.TOO_MANY_CELLS, str(error))]


def _heading_faults(file: str, heading: list[str], table: Table) -> list[Fault]:
    if not heading:
        return [Fault(file, 1, "", "", FaultCode.EMPTY_FILE)]
    names = {column.name for column in table.columns}
    faults = [Fault(file, 1, n, n, FaultCode.UNKNOWN_COLUMN) for n in heading if n not in names]
    faults += [Fault(file, 1, n, n, FaultCode.TWICE) for n in sorted(set(heading)) if heading.count(n) > 1]
    absent = [c.name for c in table.columns if c.name not in heading and _is_required(c)]
    return faults + [Fault(file, 1, name, "", FaultCode.MISSING_COLUMN) for name in absent]


def _is_required(column: Column[object]) -> bool:
    """Whether a file must say it: not what may be null, has a default, or is filled in on loading."""
    return not (column.nullable or column.default is not None or column.name in _FILLED_IN)


_FILLED_IN = ("recorded_at", "recorded_by", "version")


def _rows(
    file: str, reader: "Reader", heading: list[str], table: Table, defaults: Defaults
) -> tuple[list[Record], list[Fault]]:
    records, faults = [], []
    start = reader.line_num + 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) != len(heading):
            faults.append(
                Fault(file, line, "", "", FaultCode.TOO_MANY_CELLS, f"{len(cells)} ≠ {len(heading)}")
            )
            continue
        values, found = _values(dict(zip(heading, cells, strict=True)), table, defaults)
        faults += [Fault(file, line, column, cell, bad.code, bad.detail) for column, cell, bad in found]
        if not found:
            records.append(Record(line, values))
    return records, faults


def _values(
    cells: Mapping[str, Cell], table: Table, defaults: Defaults
) -> tuple[dict[str, object], list[tuple[str, Cell, _BadCell]]]:
    values: dict[str, object] = {}
    bad = []
    for column in table.columns:
        cell = cells.get(column.name, "")
        try:
            values[column.name] = _value(cell, column, defaults)
        except _BadCell as fault:
            bad.append((column.name, cell, fault))
    return values, bad


def _value(cell: Cell, column: Column[object], defaults: Defaults) -> object:
    if cell == "":
        return _absent(column, defaults)
    kind = column.type
    if isinstance(kind, Enum):
        if unguarded(cell) not in kind.enums:
            raise _BadCell(FaultCode.UNKNOWN_WORD, ", ".join(kind.enums))
        assert kind.enum_class is not None
        return kind.enum_class(unguarded(cell))
    if isinstance(kind, PartialDate):
        if not is_partial_date(cell):
            raise _BadCell(FaultCode.NOT_A_DATE)
        return cell
    for of, read in _READERS:
        if isinstance(kind, of):
            return read(cell)
    return nfc(unguarded(cell))


def _absent(column: Column[object], defaults: Defaults) -> object:
    filled = {"recorded_at": defaults.recorded_at, "recorded_by": defaults.recorded_by, "version": 1}
    if column.name in filled:
        return filled[column.name]
    if isinstance(column.type, Boolean):
        return False
    if not column.nullable:
        raise _BadCell(FaultCode.REQUIRED)
    return None


def _whole(cell: Cell) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", cell):
        raise _BadCell(FaultCode.NOT_WHOLE)
    return int(cell)


def _number(cell: Cell) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", cell):
        raise _BadCell(FaultCode.NOT_A_NUMBER)
    digits = re.sub(r"[eE].*|[^0-9]", "", cell).strip("0")
    if len(digits) > MOST_DIGITS or abs(float(cell)) >= 1e15:
        raise _BadCell(FaultCode.NOT_A_NUMBER, f"≤ {MOST_DIGITS}")
    return float(cell)


def _yes_no(cell: Cell) -> bool:
    if cell not in ("0", "1"):
        raise _BadCell(FaultCode.NOT_YES_NO)
    return cell == "1"


def _date(cell: Cell) -> date:
    if not (re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell) and is_partial_date(cell)):
        raise _BadCell(FaultCode.NOT_A_DATE)
    return date.fromisoformat(cell)


def _moment(cell: Cell) -> datetime:
    try:
        read = datetime.fromisoformat(cell)
    except ValueError:
        raise _BadCell(FaultCode.NOT_A_MOMENT) from None
    if read.tzinfo is None:
        raise _BadCell(FaultCode.NOT_A_MOMENT)
    return read.astimezone(UTC)


_READERS = (
    (Boolean, _yes_no),
    (Integer, _whole),
    (Double, _number),
    (Moment, _moment),
    (Date, _date),
)


def dictionary() -> list[tuple[str, str, str, bool, str]]:
    """The data dictionary: table, column, type, whether it may be empty, meaning; in the tables' order."""
    return [
        (table.name, column.name, _type_word(column), bool(column.nullable), column.comment or "")
        for table in tables()
        for column in table.columns
    ]


def _type_word(column: Column[object]) -> str:
    kind = column.type
    if isinstance(kind, Enum):
        return " | ".join(kind.enums)
    words: Sequence[tuple[type, str]] = (
        (PartialDate, "year, year-month or date"),
        (Boolean, "1 or 0"),
        (Integer, "whole number"),
        (Double, "number"),
        (Moment, "moment (UTC)"),
        (Date, "date"),
    )
    return next((word for of, word in words if isinstance(kind, of)), "text")


def required_columns(table: Table) -> Iterable[str]:
    """The columns that a file of this table must have."""
    return (column.name for column in table.columns if _is_required(column))
