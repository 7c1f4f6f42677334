"""Commitments that no door lets in, put into the small city's store behind the program's back."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.support.tampering import tamper

# By code: the commitment of the small city that it is a copy of, and what is done to the copy.
UNWORKABLE = {
    "RATE_150": ("GROWTH", "UPDATE wording SET span_to = 2028{}", "UPDATE target SET value = -150, year = 2028{}"),
    "RATE_100": ("GROWTH", "UPDATE wording SET span_to = 2028{}", "UPDATE figure SET value = -100{}"),
    "OVERFLOW": ("LEVEL", "UPDATE figure SET value = 1.7e308{}", "UPDATE baseline SET value = -1.7e308{}"),
    "INFINITE": ("LEVEL", "UPDATE figure SET value = 9e999{}"),
    "ENDLESS": ("LEVEL", "UPDATE target SET value = 9e999{}"),
    "NO_UPPER": ("LEVEL", "UPDATE target SET comparator = 'between', tolerance = NULL, tolerance_unit = NULL{}"),
    "NO_UNITS": ("COVER", "DELETE FROM unit_answer{}", "UPDATE figure SET part = 0, whole = 0{}"),
    "YEAR_9999": ("LEVEL", "UPDATE target SET year = 9999{} AND year = 2030"),
    "FIGURE_9999": (
        "LEVEL",
        "UPDATE review_step SET year = 9999{} AND year = 2024",
        "UPDATE figure SET year = 9999{} AND year = 2024",
    ),
    "YEAR_1": ("LEVEL", "UPDATE figure SET year = 1{} AND year = 2023", "UPDATE target SET year = 1{} AND year = 2025"),
    "LAG": ("LEVEL", "UPDATE wording SET lag_days = 999999999{}", "UPDATE figure SET status = 'E'{}"),
    "DECIDED": ("LEVEL", "UPDATE target SET decided_on = 'sometime'{}"),
    "EXPECTED": ("DONE", "UPDATE figure SET expected_on = '2027-02-31'{}"),
    "CUT_OFF": ("LEVEL", "UPDATE figure SET cut_off_on = '2025-13'{}"),
}
ODD = {  # worked out all the same
    "EMPTY": ("LEVEL", "UPDATE figure SET value = NULL{}"),
    "BOUND": ("LEVEL", "UPDATE wording SET maximum = 9e999{}"),
}


def spoil(store: Path) -> None:
    """Add a copy of a commitment for each, and change what is stored of it."""
    tables = _tables(store)
    statements = ["PRAGMA ignore_check_constraints = ON"]
    for position, (code, (origin, *changes)) in enumerate((UNWORKABLE | ODD).items(), 101):
        statements += [_copied(table, columns, origin, code) for table, columns in tables]
        statements.append(f"UPDATE 'commitment' SET position = {position} WHERE code = '{code}'")
        statements += [change.format(f" WHERE commitment = '{code}'") for change in changes]
    tamper(store, *statements)


def _tables(store: Path) -> list[tuple[str, list[str]]]:
    """The tables that speak of a commitment, with their columns."""
    with closing(sqlite3.connect(store)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')")] for name in names}
    return [(name, columns[name]) for name in names if "commitment" in columns[name] or name == "commitment"]


def _copied(table: str, columns: Iterable[str], origin: str, code: str) -> str:
    key = "code" if table == "commitment" else "commitment"
    names = ", ".join(f"'{code}'" if name == key else name for name in columns)
    return f"INSERT INTO '{table}' SELECT {names} FROM '{table}' WHERE {key} = '{origin}'"
