"""A copy of the store while it is in use, by the database's own online backup: python -m store.backup"""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from store.database import ROOT, database_file, database_url
from store.schema import StoreUnusable

FOLDER = ROOT / "data" / "backups"
AT_START = "start"
KEPT_FROM_STARTS = 10


def back_up(why: str = "hand") -> Path:
    """Copy the store into data/backups, check the copy, and return it. Raises `StoreUnusable`."""
    source = _file()
    if not source.exists():
        raise StoreUnusable("absent", file=str(source))
    FOLDER.mkdir(parents=True, exist_ok=True)
    copy = FOLDER / f"{source.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z-{why}.db"
    copy_database(source, copy)
    if why == AT_START:
        _forget_old(source.stem)
    return copy


def copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database page by page and check the result; `target` only appears when it is whole."""
    unfinished = target.with_suffix(".unfinished")
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as here,
            closing(sqlite3.connect(unfinished)) as there,
        ):
            here.backup(there)
            found = there.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise StoreUnusable("damaged", detail=str(found))
        unfinished.replace(target)
    except sqlite3.DatabaseError as error:
        raise StoreUnusable("damaged", detail=str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _file() -> Path:
    file = database_file(database_url())
    if file is None:
        raise StoreUnusable("own_backup", url=database_url().split("://")[0])
    return file


def _forget_old(stem: str) -> None:
    """Of the copies made at each start the last ten stay; those made by hand all do."""
    for old in sorted(FOLDER.glob(f"{stem}-*-{AT_START}.db"))[:-KEPT_FROM_STARTS]:
        old.unlink()


if __name__ == "__main__":
    try:
        print(back_up())
    except StoreUnusable as error:
        sys.exit(f"No backup was made: {error.code} {error.values}")
