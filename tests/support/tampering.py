"""What somebody does to the store who goes behind the program's back."""

import sqlite3
from contextlib import closing
from pathlib import Path


def tamper(store: Path, *statements: str) -> None:
    """What somebody does to the file who has it, and knows SQL: the guards are taken down first."""
    with closing(sqlite3.connect(store)) as connection:
        for (guard,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
