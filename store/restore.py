"""Put a copy of the store back. What it replaces is kept."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from store import schema
from store.backup import FOLDER, STAMP, back_up, copy_database, store_file
from store.database import file_url, using
from store.schema import StoreUnusable, UnusableCode

LEFT_BY_SQLITE = ("", "-journal", "-wal", "-shm")  # a store and what belongs to it


def restore(copy: Path) -> Path | None:
    """Replace the store by a copy and return where the replaced one was kept (None: there was none).

    Raises `StoreUnusable`; then the store is as it was.
    """
    target = store_file()
    if not copy.is_file():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(copy))
    fresh = target.with_suffix(".restored")
    try:
        copy_database(copy, fresh)
        _refuse_strange(fresh, copy)
        kept = _kept(target)
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(target)) as there:
            # The online backup writes through locks, so that a server that is running never sees half of it.
            source.backup(there)
    except sqlite3.Error as error:
        raise StoreUnusable(UnusableCode.NOT_COPIED, file=str(copy), detail=str(error)) from error
    finally:
        for left in LEFT_BY_SQLITE:
            Path(f"{fresh}{left}").unlink(missing_ok=True)
    return kept


def _refuse_strange(fresh: Path, copy: Path) -> None:
    """Only a store that this program made, and understands, is put in place of another."""
    with using(file_url(fresh)):
        if schema.revision() is None:
            raise StoreUnusable(UnusableCode.NOT_OURS, file=str(copy))


def _kept(target: Path) -> Path | None:
    """Keep what is about to be replaced: as a checked copy, or as it lies if it is damaged."""
    if not target.exists():
        return None
    try:
        return back_up("replaced")
    except StoreUnusable as error:
        if error.code is not UnusableCode.DAMAGED:
            raise
        return _moved_away(target)


def _moved_away(target: Path) -> Path:
    damaged = target.parent / FOLDER / f"{target.stem}-{datetime.now(UTC):{STAMP}}-damaged.db"
    damaged.parent.mkdir(exist_ok=True)
    for left in LEFT_BY_SQLITE:
        if (file := Path(f"{target}{left}")).exists():  # a journal left behind would be applied to the new file
            file.replace(f"{damaged}{left}")
    return damaged
