"""Loading CSV tables into the store: all of them, or none, with every faulty row named."""

from collections.abc import Mapping, Sequence
from datetime import date

from exchange.checks import YEAR_COLUMNS, fault, faults_between
from exchange.faults import FaultCode, FilesRefused
from exchange.tables import Defaults, Record, read_tables
from store.tables import Content, RowsRefused, insert_tables, tables


def load(files: Mapping[str, bytes], defaults: Defaults, *, later_by: int = 0) -> int:
    """Store the rows of all files and return how many. Raises `FilesRefused`; then nothing was stored.

    `later_by` moves every year and date that many years on, so that a sample made for one year
    can be shown in another.
    """
    records, faults = read_tables(files, defaults)
    if not faults:
        faults = faults_between(records, defaults.recorded_at.year - later_by)
    if faults:
        raise FilesRefused(faults)
    if later_by:
        _move(records, later_by)
    try:
        rows = {name: [record.values for record in of_table] for name, of_table in records.items()}
        insert_tables(rows, by=defaults.recorded_by, now=defaults.recorded_at)
    except RowsRefused as refused:
        raise FilesRefused(
            [
                fault(bad.table, records[bad.table][bad.index], "", FaultCode.RULE_BROKEN, bad.broken)
                for bad in refused.rows
            ]
        ) from refused
    return sum(len(rows) for rows in records.values())


def _move(records: Mapping[str, Sequence[Record]], years: int) -> None:
    for table in tables():
        for column in table.columns:
            for record in records.get(table.name, ()):
                value = record.values[column.name]
                if column.name in YEAR_COLUMNS and isinstance(value, int):
                    record.values[column.name] = value + years
                elif column.content is Content.PARTIAL_DATE and isinstance(value, str):
                    record.values[column.name] = _later(value, years)
                elif column.content is Content.DATE and isinstance(value, date):
                    record.values[column.name] = date.fromisoformat(_later(value.isoformat(), years))


def _later(partial: str, years: int) -> str:
    """The same date so many years later; 29 February becomes the 28th, which every year has."""
    day = partial[4:].replace("-02-29", "-02-28")
    return f"{int(partial[:4]) + years}{day}"
