"""Loading CSV tables into the store: all of them, or none, with every faulty row named."""

from collections.abc import Mapping, Sequence
from datetime import date

from exchange.checks import fault, faults_between
from exchange.faults import FaultCode, FilesRefused
from exchange.tables import Defaults, Record, read_tables
from models import PartialDate
from store.tables import RowsRefused, insert_tables, tables

YEAR_COLUMNS = ("year", "first_year", "last_year", "horizon_year", "span_from", "span_to")


def load(files: Mapping[str, bytes], defaults: Defaults, *, later_by: int = 0) -> int:
    """Store the rows of all files and return how many. Raises `FilesRefused`; then nothing was stored.

    `later_by` moves every year and date that many years on, so that a sample made for one year
    can be shown in another.
    """
    records, faults = read_tables(files, defaults)
    if not faults:
        faults = faults_between(records)
    if faults:
        raise FilesRefused(faults)
    if later_by:
        _move(records, later_by)
    try:
        insert_tables({name: [record.values for record in rows] for name, rows in records.items()})
    except RowsRefused as refused:
        raise FilesRefused(
            [
                fault(bad.table, records[bad.table][bad.index], "", FaultCode.RULE_BROKEN, bad.broken)
                for bad in refused.rows
            ]
        ) from refused
    return sum(len(rows) for rows in records.values())


def _move(records: Mapping[str, Sequence[Record]], years: int) -> None:
    dated = {
        table.name: [c.name for c in table.columns if isinstance(c.type, PartialDate)] for table in tables()
    }
    for name, rows in records.items():
        for record in rows:
            values = record.values
            for column in YEAR_COLUMNS:
                if isinstance(year := values.get(column), int):
                    values[column] = year + years
            for column in dated[name]:
                if isinstance(partial := values[column], str):
                    values[column] = f"{int(partial[:4]) + years}{partial[4:]}"
            for column, value in values.items():
                if type(value) is date:
                    values[column] = value.replace(year=value.year + years)
