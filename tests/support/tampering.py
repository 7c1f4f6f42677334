"""Changes to the store behind the program's back."""

import sqlite3
from contextlib import closing
from pathlib import Path


def tamper(store: Path, *statements: str) -> None:
    """Run SQL on the file as whoever has it can: the triggers that guard it are dropped first."""
    with closing(sqlite3.connect(store)) as connection:
        for (guard,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
