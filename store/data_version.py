"""The version of the stored data, for cache invalidation: it changes with every commit and is read in microseconds.

SQLite's `PRAGMA data_version` counts for each connection the commits of all others, of any process. So one
connection watches, which never writes itself; no cached value outlives a commit.
"""

import sqlite3
from itertools import count
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, event

from store.database import BUSY_SECONDS, database_file, database_url, engine

DataVersion = tuple[int, int]  # the number of the watching connection, and its count of commits
_numbers = count(1)


class _Watch:
    """The connection that watches a file; reopened when the file is replaced."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._number = 0
        self._inode = (0, 0)
        self._connection: sqlite3.Connection | None = None

    def version(self) -> DataVersion:
        with self._lock:
            stat = self._file.stat()
            if self._connection is None or self._inode != (stat.st_dev, stat.st_ino):
                self._close()
                self._open()
                self._inode = (stat.st_dev, stat.st_ino)
            assert self._connection is not None
            commits = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            return self._number, commits

    def _open(self) -> None:
        url = f"{self._file.resolve().as_uri()}?mode=rw"  # never creates a file
        self._connection = sqlite3.connect(url, BUSY_SECONDS, uri=True, check_same_thread=False)
        self._number = next(_numbers)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def close(self) -> None:
        with self._lock:
            self._close()


_watches: dict[Engine, _Watch] = {}
_changing = Lock()


def data_version() -> DataVersion | None:
    """The version, equal while nobody commits; None where it is unknown, as for a database that is no SQLite file.

    Ask before reading: then what is read is at least as new as the version.
    """
    file = database_file(database_url())
    if file is None:
        return None
    with _changing:
        watch = _watches.setdefault(engine(), _Watch(file))
    try:
        return watch.version()
    except (OSError, sqlite3.Error):  # reading will raise what is wrong
        return None


@event.listens_for(Engine, "engine_disposed")
def _forget(disposed: Engine) -> None:
    with _changing:
        watch = _watches.pop(disposed, None)
    if watch is not None:
        watch.close()
