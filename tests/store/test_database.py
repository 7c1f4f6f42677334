"""Where the database is, and how its connections are opened."""

import sqlite3
from pathlib import Path

import pytest

from store import database
from store.database import ROOT, has_safe_wal, reading


def test_every_connection_minds_references_and_waits_its_turn(store: Path) -> None:
    with reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "synchronous", "busy_timeout", "journal_mode")
        }
    journal = "wal" if has_safe_wal(sqlite3.sqlite_version_info) else "persist"
    assert pragmas == {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 30_000, "journal_mode": journal}


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_a_write_ahead_log_only_where_it_is_free_of_the_reset_bug(version: tuple[int, ...], is_safe: bool) -> None:
    assert has_safe_wal(version) is is_safe


def test_a_relative_file_is_meant_from_the_folder_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/other.db")
    assert database.database_file(database.database_url()) == ROOT / "data" / "other.db"
    monkeypatch.delenv("DATABASE_URL")
    assert database.database_file(database.database_url()) == ROOT / "data" / "camket.db"
    monkeypatch.setenv("CAMKET_DEMO", "1")
    assert database.database_file(database.database_url()) == ROOT / "data" / "demo.db"
