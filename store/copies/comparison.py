"""Comparison of a copy with the store that it would replace."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from views import Bilingual

ALL_AGREEMENTS = "SELECT code, name_vi, name_en, is_fictitious FROM agreement ORDER BY position"
LAST_FIGURE = "SELECT recorded_at, recorded_by FROM figure ORDER BY recorded_at DESC LIMIT 1"
# Figures are never changed or removed, so these columns identify one in any store and at any revision.
FIGURE = "commitment, year, method, of_span, version, recorded_at"


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """The names of a store's agreements by code, its number of figures, and when and by whom the last was entered.

    `is_fictitious`: one of the agreements is invented, as those of the sample city are.
    """

    agreements: dict[str, Bilingual]
    is_fictitious: bool
    figures: int
    last_at: datetime | None
    last_by: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """The number of figures that only the copy has, and that only the store has which it would replace."""

    only_in_copy: int
    only_in_store: int


def store_summary(store: Path) -> StoreSummary:
    """The summary of a SQLite store. Raises `sqlite3.Error` for a file that is none."""
    with closing(sqlite3.connect(store)) as connection:
        agreements = connection.execute(ALL_AGREEMENTS).fetchall()
        count = connection.execute("SELECT count(*) FROM figure").fetchone()[0]
        last = connection.execute(LAST_FIGURE).fetchone()
    return StoreSummary(
        {code: Bilingual(vi, en) for code, vi, en, _ in agreements},
        any(is_fictitious for *_, is_fictitious in agreements),
        count,
        datetime.fromisoformat(last[0]).replace(tzinfo=UTC) if last else None,
        last[1] if last else None,
    )


def difference(copy: Path, store: Path) -> Difference:
    """The figures that only one of two SQLite stores has. Raises `sqlite3.Error`."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("ATTACH ? AS current", (str(store),))
        return Difference(_only_in(connection, "main", "current"), _only_in(connection, "current", "main"))


def _only_in(connection: sqlite3.Connection, schema: str, other: str) -> int:
    only = f"SELECT {FIGURE} FROM {schema}.figure EXCEPT SELECT {FIGURE} FROM {other}.figure"  # noqa: S608 (our names)
    return int(connection.execute(f"SELECT count(*) FROM ({only})").fetchone()[0])  # noqa: S608
