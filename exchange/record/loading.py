"""Load CSV tables into the store: all of them or none, with every fault listed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from exchange.record.consistency import YEAR_COLUMNS, faults_between
from exchange.record.faults import CONSTRAINTS, Fault, FaultCode, FilesRefused
from exchange.record.parsing import Defaults, ParsedRow, parse_tables
from store.bulk import BadRow, RowsRefused, insert_tables, refused_rows
from store.data_dictionary import CellType, tables

Records: TypeAlias = Mapping[str, Sequence[ParsedRow]]


def load(files: Mapping[str, bytes], defaults: Defaults, *, later_by: int = 0, contents: Iterable[bytes] = ()) -> int:
    """Store the rows of all files and return their number. Raises `FilesRefused`; then nothing is stored.

    `later_by` moves every year and date by so many years, so that sample data made for one year can be shown in
    another. `contents` are the files of evidence.
    """
    parsed = parse_tables(files, defaults)
    faults = [*parsed.faults, *faults_between(parsed, defaults.recorded_at.year - later_by)]
    if faults:
        sound = _sound(parsed.rows, faults)
        raise FilesRefused([*faults, *_faults_of(refused_rows(_values(sound)), sound)])
    if later_by:
        _move(parsed.rows, later_by, defaults.recorded_at)
    try:
        insert_tables(_values(parsed.rows), by=defaults.recorded_by, now=defaults.recorded_at, contents=contents)
    except RowsRefused as refused:
        raise FilesRefused(_faults_of(refused.rows, parsed.rows)) from refused
    return sum(len(rows) for rows in parsed.rows.values())


def _values(records: Records) -> dict[str, list[Mapping[str, object]]]:
    return {name: [record.values for record in rows] for name, rows in records.items()}


def _sound(records: Records, faults: Sequence[Fault]) -> dict[str, list[ParsedRow]]:
    """The rows without a fault so far: of them the database can tell which of its constraints they break."""
    faulty = {(f.file.removesuffix(".csv"), f.line) for f in faults}
    return {name: [r for r in rows if (name, r.line) not in faulty] for name, rows in records.items()}


def _faults_of(rows: Sequence[BadRow], records: Records) -> list[Fault]:
    return [_broken(bad, records[bad.table][bad.index]) for bad in rows]


def _broken(bad: BadRow, record: ParsedRow) -> Fault:
    """The fault of a refused row; its detail is the name of the constraint, if that is worded."""
    constraint = re.search(r"\bck_\w+", bad.constraint)
    detail = constraint[0] if constraint and constraint[0] in CONSTRAINTS else bad.constraint
    return record.fault(CONSTRAINTS.get(detail, ""), FaultCode.RULE_BROKEN, detail)


def _move(records: Records, years: int, now: datetime) -> None:
    for table in tables():
        for column in table.columns:
            for record in records.get(table.name, ()):
                value = record.values[column.name]
                if column.name in YEAR_COLUMNS and isinstance(value, int):
                    record.values[column.name] = value + years
                elif column.cell_type is CellType.PARTIAL_DATE and isinstance(value, str):
                    record.values[column.name] = _later(value, years)
                elif column.cell_type is CellType.MOMENT and isinstance(value, datetime) and value < now:
                    moved = datetime.fromisoformat(_later(value.isoformat(), years))
                    record.values[column.name] = min(moved, now)  # nothing was done in the future
                elif column.cell_type is CellType.DATE and isinstance(value, date):
                    record.values[column.name] = date.fromisoformat(_later(value.isoformat(), years))


def _later(partial: str, years: int) -> str:
    """A partial date so many years later; 29 February becomes the 28th."""
    day = partial[4:].replace("-02-29", "-02-28")
    return f"{int(partial[:4]) + years}{day}"
