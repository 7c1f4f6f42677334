"""Where the database is, and how a transaction is opened on it."""

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from sqlalchemy import URL, Connection, Engine, RowMapping, Select, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from models import Base
from store.refusal import RefusalCode, Refused
from store.unusable import StoreUnusable, UnusableCode

ROOT = Path(__file__).resolve().parents[1]
BUSY_SECONDS = 30
SQLITE_SUFFIXES = ("", "-journal", "-wal", "-shm")  # of a database file and its journals
Entity = TypeVar("Entity", bound=Base)
RowValues: TypeAlias = Mapping[str, object]  # of a row of a table, by column


_other_url: ContextVar[str | None] = ContextVar("other_url", default=None)


def database_url() -> str:
    """The URL of the store: that of `using`, else DATABASE_URL, else data/camket.db (data/demo.db for the demo).

    A relative file is resolved from the folder of the program, wherever that is started.
    Raises `StoreUnusable` for a DATABASE_URL that is no URL.
    """
    if other := _other_url.get():
        return other
    name = "demo.db" if is_demo() else "camket.db"
    url = os.environ.get("DATABASE_URL") or f"sqlite:///data/{name}"
    try:
        file = database_file(url)
    except (ArgumentError, ValueError) as error:
        raise StoreUnusable(UnusableCode.NO_ADDRESS, url=_without_password(url)) from error
    if file is None:
        return url
    return make_url(url).set(database=(ROOT / file).as_posix()).render_as_string(hide_password=False)


def is_demo() -> bool:
    """Whether the store is that of the sample city."""
    return os.environ.get("CAMKET_DEMO") == "1"


def _without_password(url: str) -> str:
    """A URL as it may be shown, whether it can be parsed or not."""
    return re.sub(r"//.*@", "//…@", url)


def file_url(file: Path) -> str:
    """The URL of a SQLite file."""
    return URL.create("sqlite", database=file.as_posix()).render_as_string()


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for any other database, and for one in memory."""
    parsed = make_url(url)
    name = parsed.database or ":memory:"
    is_file = parsed.get_backend_name() == "sqlite" and not name.startswith((":memory:", "file:"))
    return Path(name) if is_file else None


def remove_database(file: Path) -> None:
    """Remove a SQLite file with its journals."""
    for suffix in SQLITE_SUFFIXES:
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def has_safe_wal(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug: 3.51.3, and the back-ports 3.50.7 and 3.44.6."""
    return (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or (version[:2] == (3, 44) and version >= (3, 44, 6))
    )


@contextmanager
def using(url: str) -> Iterator[None]:
    """Work on another store than the process's own, as while a new one is being filled."""
    token = _other_url.set(url)
    try:
        yield
    finally:
        _other_url.reset(token)
        _engine(url).dispose()


def engine() -> Engine:
    """The engine of the current store; one for each URL, shared by all threads."""
    return _engine(database_url())


@cache
def _engine(url: str) -> Engine:
    try:
        engine = create_engine(url)
    except ImportError as error:  # the driver of such a database is not installed
        raise StoreUnusable(UnusableCode.NO_DRIVER, url=_without_password(url), detail=str(error)) from error
    except (ArgumentError, ValueError) as error:
        raise StoreUnusable(UnusableCode.NO_ADDRESS, url=_without_password(url)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy opens the transactions itself, in _begin_sqlite
    # Where the log is not safe, the journal is kept and its head zeroed, which commits like deleting it.
    journal = "WAL" if has_safe_wal(sqlite3.sqlite_version_info) else "PERSIST"
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    with suppress(sqlite3.OperationalError):  # a read-only store keeps the mode it has and can be read
        connection.execute(f"PRAGMA journal_mode = {journal}")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns into a write can fail at once with "database is locked".
    kind = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection on which everything is read from one state of the store."""
    with engine().connect() as connection:
        yield connection


def rows(connection: Connection, query: Select[Entity], values: Mapping[str, object] | None = None) -> Sequence[Entity]:
    """The rows of a query on one table: they read like its entities without the cost of making those."""
    return cast("Sequence[Entity]", connection.execute(query, values).all())


def row_dict(row: RowMapping) -> dict[str, object]:
    """The values of a row by column name."""
    return {str(name): value for name, value in row.items()}


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection whose work is committed whole, or not at all. Raises `Refused` where nothing can be written."""
    with engine().connect().execution_options(writes=True) as connection:
        try:
            with connection.begin():
                yield connection
        except OperationalError as error:
            raise _refusal(error) from error


@contextmanager
def rebuilding() -> Iterator[Connection]:
    """Like `writing`, for changing the tables themselves.

    SQLite changes a table by making it anew, which foreign keys forbid while other rows refer to it;
    so they are checked once, before all of it is committed.
    """
    is_sqlite = engine().dialect.name == "sqlite"
    with engine().connect().execution_options(writes=True) as connection:
        raw = connection.connection.driver_connection
        if is_sqlite and raw is not None:
            raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if is_sqlite and (orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                    raise ValueError(f"rows refer to rows that are not there: {orphans[:5]}")
        except OperationalError as error:
            raise _refusal(error) from error
        finally:
            if is_sqlite and raw is not None:
                raw.execute("PRAGMA foreign_keys = ON")


def _refusal(error: OperationalError) -> Exception:
    """The refusal for an error of the database that cannot write; any other error is returned as it is."""
    message = str(error.orig)
    for part, code in (
        ("locked", RefusalCode.STORE_BUSY),
        ("full", RefusalCode.STORE_FULL),
        ("readonly", RefusalCode.STORE_READ_ONLY),
    ):
        if part in message:
            return Refused(code)
    return error
