"""Stores to measure on, made from the sample city: its commitments copied under new codes."""

import csv
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import seed
from models import Role
from store.accounts.assignments import assign
from store.accounts.people import add_person
from store.commitments import commitments
from store.database import engine, file_url
from store.journal import PROGRAM
from store.settings import Switch, turn

Row = dict[str, str]
WRITERS = tuple(f"writer-{n}" for n in range(8))
# The tables copied for millions of figures. The answers of single wards are left out: no measurement reads them.
OF_A_COMMITMENT = ("wording", "responsibility", "method_of_record", "baseline", "target", "figure", "review_step")


@contextmanager
def process_store(file: Path) -> Iterator[None]:
    """Point this process, and those that it starts, to a store: never to the one in data/."""
    with patch.dict(os.environ, DATABASE_URL=file_url(file)):
        try:
            yield
        finally:
            engine().dispose()


def sample_store(folder: Path, commitments: int) -> Path:
    """A store with so many commitments of the sample city, of all its kinds. Made once per folder."""
    store = folder / f"{commitments}.db"
    if store.exists():
        return store
    files = folder / f"csv-{commitments}"
    files.mkdir()
    (files / "pillar.csv").write_bytes((seed.DATA / "pillar.csv").read_bytes())
    codes = _codes(commitments)
    for file in seed.DEMO.glob("*.csv"):
        _write(files / file.name, _multiplied(file.stem, _rows(file), codes))
    with process_store(store):
        seed.create([files])
        let_in()
    return store


def let_in() -> None:
    """Open the store to whoever reads, and to writers who enter every commitment."""
    now = datetime.now(UTC)
    turn(Switch.PUBLIC_READING, True, now=now, by=PROGRAM)
    for writer in WRITERS:
        add_person(writer, writer, Role.OFFICER, now=now, by=PROGRAM)
        assign(writer, [c.code for c in commitments()], now=now, by=PROGRAM)


def _codes(count: int) -> dict[str, list[str]]:
    """The new codes for each code of the sample city."""
    old = [row["code"] for row in _rows(seed.DEMO / "commitment.csv")]
    old = old[:: max(1, len(old) // count)]
    codes: dict[str, list[str]] = {code: [] for code in old}
    for number in range(count):
        code = old[number % len(old)]
        codes[code].append(f"{code}-{number // len(old) + 1}")
    return codes


def _multiplied(table: str, rows: Sequence[Row], codes: dict[str, list[str]]) -> list[Row]:
    column = "code" if table == "commitment" else "commitment"
    if not rows or column not in rows[0]:
        return list(rows)
    made = [row | {column: code} for row in rows for code in codes.get(row[column], ())]
    return [row | {"yardstick": ""} for row in made] if table == "wording" else made


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(file: Path, rows: Sequence[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]) if rows else ["commitment"])
        writer.writeheader()
        writer.writerows(rows)


def store_of_figures(folder: Path, figures: int) -> Path:
    """A store with at least so many figures: the sample city's, as often as that takes. Made once per folder."""
    store = folder / f"{figures}-figures.db"
    if not store.exists():
        with process_store(store):
            seed.create([seed.DATA, seed.DEMO])
            let_in()
        with connected(store) as connection:
            _copy_city(connection, figures)
    return store


def connected(store: Path) -> closing[sqlite3.Connection]:
    """A plain connection of the standard library."""
    return closing(sqlite3.connect(store, isolation_level=None))


def _copy_city(connection: sqlite3.Connection, figures: int) -> None:
    """By plain SQL, without the guards that a store in use needs: a failed run makes a new one."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = OFF")
    of_city = "SELECT code FROM commitment WHERE agreement = 'sample-city'"
    of_one_copy = connection.execute(f"SELECT count(*) FROM figure WHERE commitment IN ({of_city})").fetchone()[0]
    connection.execute("CREATE TEMP TABLE copy (code TEXT)")
    connection.executemany("INSERT INTO copy VALUES (?)", ((f"S{n:06d}-",) for n in range(-(-figures // of_one_copy))))
    connection.execute("BEGIN")
    _copy_rows(connection, "commitment", "code", of_city)
    for table in OF_A_COMMITMENT:
        _copy_rows(connection, table, "commitment", of_city)
    connection.execute("COMMIT")


def _copy_rows(connection: sqlite3.Connection, table: str, key: str, of_city: str) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = [f"copy.code || old.{key}" if name == key else f"old.{name}" for name in columns]
    connection.execute(
        f"CREATE TEMP TABLE old_{table} AS SELECT * FROM {table} WHERE {key} IN ({of_city}) ORDER BY {key}"
    )
    connection.execute(f"INSERT INTO {table} SELECT {', '.join(values)} FROM copy CROSS JOIN old_{table} AS old")
