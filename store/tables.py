"""Whole tables in and out: what seeding and the archive need."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from models import Base
from store.cells import csv_line
from store.database import reading, writing

Record = Mapping[str, object]
LINES_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that the database refused: its table, its place in the list given, and what it broke."""

    table: str
    index: int
    broken: str


class RowsRefused(Exception):
    """Nothing was inserted; `rows` names every row that the database refused."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def tables() -> tuple[Table, ...]:
    """All tables, those that others refer to first."""
    return tuple(Base.metadata.sorted_tables)


def keys(table: Table) -> set[tuple[object, ...]]:
    """The keys that a table holds already."""
    with reading() as connection:
        return {tuple(row) for row in connection.execute(select(*table.primary_key.columns))}


def count(table: Table) -> int:
    with reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def insert_tables(rows: Mapping[str, Sequence[Record]]) -> None:
    """Insert all rows of all tables, or none. Raises `RowsRefused` with every row that cannot be."""
    with writing() as connection:
        bad = []
        for table in tables():
            if rows.get(table.name):
                bad += _insert(connection, table, rows[table.name])
        if bad:
            raise RowsRefused(bad)


def _insert(connection: Connection, table: Table, rows: Sequence[Record]) -> list[BadRow]:
    """All at once; only if that fails, one by one, to find every row that is refused."""
    try:
        with connection.begin_nested():
            connection.execute(insert(table), list(rows))
        return []
    except IntegrityError:
        return [bad for index, row in enumerate(rows) if (bad := _insert_one(connection, table, index, row))]


def _insert_one(connection: Connection, table: Table, index: int, row: Record) -> BadRow | None:
    try:
        with connection.begin_nested():
            connection.execute(insert(table), [dict(row)])
        return None
    except IntegrityError as error:
        return BadRow(table.name, index, str(error.orig))


def csv_lines(table: Table, connection: Connection) -> Iterator[str]:
    """The rows of a table as lines of CSV without their ends, in the order of the key."""
    query = select(csv_line(table)).order_by(*table.primary_key.columns)
    yield from connection.execution_options(yield_per=LINES_AT_ONCE).scalars(query)


def snapshot() -> AbstractContextManager[Connection]:
    """A connection on which several tables are read as of one moment."""
    return reading()
