"""Put a copy of the store back: python -m store.restore FILE. What it replaces is kept."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from store.backup import back_up, copy_database
from store.database import database_file, database_url
from store.schema import StoreUnusable


def restore(copy: Path) -> Path | None:
    """Replace the store by a copy and return where the replaced one was kept (None: there was none).

    Raises `StoreUnusable`; then the store is as it was.
    """
    target = database_file(database_url())
    if target is None:
        raise StoreUnusable("own_backup", url=database_url().split("://")[0])
    if not copy.exists():
        raise StoreUnusable("absent", file=str(copy))
    kept = _kept(target)
    fresh = target.with_suffix(".restored")
    copy_database(copy, fresh)
    with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(target)) as there:
        # The online backup writes through locks, so that a server that is running never sees half of it.
        source.backup(there)
    fresh.unlink()
    return kept


def _kept(target: Path) -> Path | None:
    """Keep what is about to be replaced: as a checked copy, or as it lies if it is damaged."""
    if not target.exists():
        return None
    try:
        return back_up("replaced")
    except StoreUnusable:
        damaged = target.with_suffix(".damaged")
        target.replace(damaged)
        return damaged


if __name__ == "__main__":
    try:
        kept_as = restore(Path(sys.argv[1]))
        print(
            f"Restored {sys.argv[1]}." + (f" What was there before is kept as {kept_as}." if kept_as else "")
        )
    except StoreUnusable as error:
        sys.exit(f"Nothing was restored: {error.code} {error.values}")
