"""Whole tables in and out: what seeding, the archive and the forms of the administration need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import sqlalchemy as sa
from sqlalchemy import Connection, Select, insert, select
from sqlalchemy.exc import IntegrityError

from models import Base, ReviewStep
from store.csv_cells import csv_line
from store.data_dictionary import Table, tables
from store.database import RowValues, reading, row_dict, writing
from store.evidence import put_contents
from store.journal import Deed, add_row_entries, insert_with_entries, recorded_tables
from store.review import arrivals

LINES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that the database refused: its table, its index in the list, and the constraint that it violates."""

    table: str
    index: int
    constraint: str


class RowsRefused(Exception):
    """Nothing was inserted; `rows` names every row that the database refused."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        super().__init__(rows)
        self.rows = tuple(rows)


def revision() -> str:
    """The revision of the store's schema."""
    with reading() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def table_keys(table: str) -> set[tuple[object, ...]]:
    """The keys of all rows of a table."""
    with reading() as connection:
        return {tuple(row) for row in connection.execute(select(*_stored(table).primary_key.columns))}


def table_rows(table: str, **equal: object) -> list[dict[str, object]]:
    """The rows of a table with these values in these columns, in the order of its key; values as they are stored."""
    stored = _stored(table)
    conditions = [stored.c[column] == value for column, value in equal.items()]
    query = select(stored).where(*conditions).order_by(*stored.primary_key.columns)
    with reading() as connection:
        return [row_dict(row) for row in connection.execute(query).mappings()]


def insert_tables(
    rows: Mapping[str, Sequence[RowValues]], *, by: str, now: datetime, contents: Iterable[bytes] = ()
) -> None:
    """Insert all rows of all tables, or none. Raises `RowsRefused` with every row that cannot be inserted.

    Figures that come without a step of review arrive approved. `contents` are the files of the evidence.
    """
    arriving = arrivals(rows.get("figure", ()), rows.get("review_step", ()))
    with writing() as connection:
        put_contents(connection, contents)
        if bad := _insert_all(connection, rows):
            raise RowsRefused(bad)
        for table in recorded_tables():
            if rows.get(table.name):
                add_row_entries(connection, table, rows[table.name], deed=Deed.LOADED, by=by, now=now)
        if arriving:
            insert_with_entries(connection, ReviewStep, arriving, deed=Deed.LOADED, by=by, now=now)


def refused_rows(rows: Mapping[str, Sequence[RowValues]]) -> list[BadRow]:
    """The rows that could not be inserted, foreign keys aside. Nothing is kept."""
    try:
        with writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            raise RowsRefused(_insert_all(connection, rows))
    except RowsRefused as error:
        return list(error.rows)


def _insert_all(connection: Connection, rows: Mapping[str, Sequence[RowValues]]) -> list[BadRow]:
    bad = []
    for table in recorded_tables():
        if rows.get(table.name):
            bad += _insert(connection, table, rows[table.name])
    return bad


def whole_store() -> Iterator[tuple[Table, Iterator[bytes]]]:
    """Every table with its rows as CSV in UTF-8, read from one state of the store; consume a table before the next.

    The rows come in chunks of whole lines, in the order of the key.
    """
    with reading() as connection:
        for table in tables():
            stored = _stored(table.name)
            query = select(csv_line(stored)).order_by(*stored.primary_key.columns)
            yield table, _chunks(connection, query)


def _chunks(connection: Connection, query: Select[bytes]) -> Iterator[bytes]:
    """The only column of each row, fetched from the driver: a row object around each would double the time."""
    with connection.execute(query) as result:
        while result.cursor and (lines := result.cursor.fetchmany(LINES_AT_ONCE)):
            yield b"".join(chain.from_iterable(lines))


def _stored(name: str) -> sa.Table:
    return Base.metadata.tables[name]


def _insert(connection: Connection, table: sa.Table, rows: Sequence[RowValues]) -> list[BadRow]:
    """Insert all rows at once; only if that fails, one by one, to find every row that is refused."""
    try:
        with connection.begin_nested():
            connection.execute(insert(table), list(rows))
        return []
    except IntegrityError:
        return [bad for index, row in enumerate(rows) if (bad := _insert_one(connection, table, index, row))]


def _insert_one(connection: Connection, table: sa.Table, index: int, row: RowValues) -> BadRow | None:
    try:
        with connection.begin_nested():
            connection.execute(insert(table), [dict(row)])
        return None
    except IntegrityError as error:
        return BadRow(table.name, index, str(error.orig))
