"""Validate parsed rows against each other and against the store: what a single cell cannot show.

The checks here hold for any table; `unit_checks` and `commitment_checks` hold what is true of some alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from exchange.record.commitment_checks import commitment_faults
from exchange.record.faults import Fault, FaultCode
from exchange.record.parsing import ParsedTables, RowKey
from exchange.record.unit_checks import unit_faults
from store.bulk import table_keys
from store.data_dictionary import tables
from tables.columns import FIRST_YEAR, LAST_YEAR

StoredKeys: TypeAlias = Callable[[str], set[RowKey]]

YEAR_COLUMNS = ("year", "first_year", "last_year", "horizon_year", "span_from", "span_to", "holds_from")
# They belong to a version of a figure: a gap in it is a fault of the figures.
OF_A_VERSION = ("unit_answer", "review_step", "batch_figure")


def faults_between(parsed: ParsedTables, this_year: int, stored: StoredKeys = table_keys) -> list[Fault]:
    """Every fault that shows only when rows are compared with each other and with the store.

    Faults that may follow from a cell or row that could not be read are left out.
    `stored` returns the keys that a table holds besides the rows that were read.
    """
    unreliable = _unreliable_tables(parsed)
    return [
        *_repeated_keys(parsed, stored),
        *_unknown_references(parsed, unreliable, stored),
        *_years_out_of_bounds(parsed),
        *_version_gaps(parsed, unreliable),
        *unit_faults(parsed, unreliable),
        *commitment_faults(parsed, unreliable, this_year),
    ]


def _unreliable_tables(parsed: ParsedTables) -> set[str]:
    """The tables with rows that were left out, or whose keys could not be read."""
    keyless = {t.name for t in tables() for row in parsed.of(t.name) if not row.unread.isdisjoint(t.key)}
    return parsed.incomplete | keyless


def _repeated_keys(parsed: ParsedTables, stored: StoredKeys) -> Iterator[Fault]:
    for table in (table for table in tables() if parsed.of(table.name)):
        seen = set(stored(table.name))
        for row in parsed.of(table.name):
            if not row.unread.isdisjoint(table.key):
                continue
            key = row.key(table.key)
            if key in seen:
                yield row.fault(table.key[0], FaultCode.TWICE, ", ".join(str(part) for part in key))
            seen.add(key)


def _unknown_references(parsed: ParsedTables, unreliable: set[str], stored: StoredKeys) -> Iterator[Fault]:
    for table in (table for table in tables() if parsed.of(table.name)):
        for reference in (reference for reference in table.references if reference.table not in unreliable):
            existing = _existing(reference.table, reference.referred_columns, parsed, stored)
            for row in parsed.of(table.name):
                key = row.key(reference.columns)
                if None not in key and key not in existing:
                    yield row.fault(reference.columns[0], FaultCode.UNKNOWN_REFERENCE, reference.table)


def _existing(target: str, columns: Sequence[str], parsed: ParsedTables, stored: StoredKeys) -> set[RowKey]:
    """The keys that exist, their parts ordered as `columns`: every foreign key here names a whole primary key."""
    order = next(table.key for table in tables() if table.name == target)
    places = [order.index(name) for name in columns]
    in_store = {tuple(key[place] for place in places) for key in stored(target)}
    return in_store | {row.key(columns) for row in parsed.of(target)}


def _years_out_of_bounds(parsed: ParsedTables) -> Iterator[Fault]:
    for table in tables():
        for column in (column.name for column in table.columns if column.name in YEAR_COLUMNS):
            for row in parsed.of(table.name):
                year = row.values[column]
                if isinstance(year, int) and not FIRST_YEAR <= year <= LAST_YEAR:
                    yield row.fault(column, FaultCode.OUT_OF_BOUNDS, f"{FIRST_YEAR} … {LAST_YEAR}")


def _version_gaps(parsed: ParsedTables, unreliable: set[str]) -> Iterator[Fault]:
    """Versions are numbered without gaps."""
    for table in tables():
        if "version" not in table.key or table.name in OF_A_VERSION or table.name in unreliable:
            continue
        others = [name for name in table.key if name != "version"]
        versions: dict[RowKey, set[object]] = defaultdict(set)
        for row in parsed.of(table.name):
            versions[row.key(others)].add(row.values["version"])
        for row in parsed.of(table.name):
            before = int(str(row.values["version"])) - 1
            if before > 0 and before not in versions[row.key(others)]:
                yield row.fault("version", FaultCode.VERSION_GAP, str(before))
