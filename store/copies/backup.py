"""Backup: a copy of the store while it is in use, by SQLite's online backup, into a folder beside it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

from store.database import database_file, database_url
from store.unusable import StoreUnusable, UnusableCode

FOLDER = "backups"
AT_START = "start"
KEPT_FROM_STARTS = 10
STAMP = "%Y%m%dT%H%M%S%fZ"
ANY_STAMP = "?" * len("20250106T083000000000Z")


def back_up(why: str = "hand") -> Path:
    """Copy the store, check the copy, and return it. Raises `StoreUnusable`."""
    source = store_file()
    if not source.exists():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(source))
    copy = folder_of_copies() / f"{source.stem}-{datetime.now(UTC):{STAMP}}-{why}.db"
    copy_database(source, copy)
    if why == AT_START:
        _remove_old(source)
    return copy


def copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database and check the copy; `target` only appears when it is whole. Raises `StoreUnusable`."""
    unfinished = target.with_suffix(".unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Not `mode=ro`: what a killed process left half-written must be rolled back before it can be read.
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)) as original,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            original.backup(copy)
            result = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if result != "ok":
            raise StoreUnusable(UnusableCode.DAMAGED, detail=str(result))
        unfinished.replace(target)
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreUnusable(UnusableCode.NOT_COPIED, file=str(source), detail=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreUnusable(UnusableCode.DAMAGED, detail=str(error)) from error
    finally:
        if unfinished.exists():
            unfinished.unlink()


def folder_of_copies() -> Path:
    """The folder of the store's copies. Raises `StoreUnusable` for a database that is no file."""
    return store_file().parent / FOLDER


def store_file() -> Path:
    """The file of the store. Raises `StoreUnusable` for a database that is no file."""
    file = database_file(database_url())
    if file is None:
        raise StoreUnusable(UnusableCode.OWN_BACKUP, url=database_url().split("://")[0])
    return file


def _remove_old(source: Path) -> None:
    """Keep the last ten copies made at a start; those made by hand all stay."""
    copies = (source.parent / FOLDER).glob(f"{escape(source.stem)}-{ANY_STAMP}-{AT_START}.db")
    for old in sorted(copies)[:-KEPT_FROM_STARTS]:
        old.unlink()
