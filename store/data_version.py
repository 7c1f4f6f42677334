"""Whether anything has been saved since: asked in microseconds, so that what was read can be kept until then.

SQLite counts for each connection the commits of all others, of this process or of another. So one connection
watches, which never writes; what it sees changed is read anew, and what was saved is never shown late.
"""

import sqlite3
from itertools import count
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, event

from store.database import BUSY_SECONDS, database_file, database_url, engine

DataVersion = tuple[int, int]  # which connection watched, and what it had counted
_numbers = count(1)


class _Watch:
    """The connection that watches one file; opened anew where another file lies in its place."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._number = 0
        self._which = (0, 0)
        self._connection: sqlite3.Connection | None = None

    def version(self) -> DataVersion:
        with self._lock:
            found = self._file.stat()
            if self._connection is None or self._which != (found.st_dev, found.st_ino):
                self._close()
                self._open()
                self._which = (found.st_dev, found.st_ino)
            assert self._connection is not None
            commits = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            return self._number, commits

    def _open(self) -> None:
        address = f"{self._file.resolve().as_uri()}?mode=rw"  # never makes a file that is not there
        self._connection = sqlite3.connect(address, BUSY_SECONDS, uri=True, check_same_thread=False)
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
    """Equal while nobody has committed anything; None where that cannot be known: no file of SQLite.

    Ask before reading: then what is read is at least as new as what was said.
    """
    file = database_file(database_url())
    if file is None:
        return None
    with _changing:
        watch = _watches.setdefault(engine(), _Watch(file))
    try:
        return watch.version()
    except (OSError, sqlite3.Error):  # whoever reads it then will hear what is wrong
        return None


@event.listens_for(Engine, "engine_disposed")
def _forget(disposed: Engine) -> None:
    with _changing:
        watch = _watches.pop(disposed, None)
    if watch is not None:
        watch.close()
