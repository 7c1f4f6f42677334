"""What a store holds, and what another one lacks: asked before a copy takes a store's place."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from views import Bilingual

# A figure is never changed or taken away, so these say which one it is, in any store and at any revision.
FIGURE = "commitment, year, method, of_span, version, recorded_at"


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """The names of a store's agreements by code, how many figures it has, and when and by whom the last was entered.

    `is_fictitious`: one of the agreements was invented, as those of the sample city are.
    """

    agreements: dict[str, Bilingual]
    is_fictitious: bool
    figures: int
    last_at: datetime | None
    last_by: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How many figures only the copy has, and how many only the store that it is to replace."""

    only_in_copy: int
    only_in_store: int


def store_summary(store: Path) -> StoreSummary:
    """What a SQLite store holds. Raises `sqlite3.Error` for a file that is none."""
    with closing(sqlite3.connect(store)) as there:
        agreements = there.execute("SELECT code, name_vi, name_en, is_fictitious FROM agreement ORDER BY position")
        found = {code: (Bilingual(vi, en), invented) for code, vi, en, invented in agreements}
        count = there.execute("SELECT count(*) FROM figure").fetchone()[0]
        last = there.execute("SELECT recorded_at, recorded_by FROM figure ORDER BY recorded_at DESC LIMIT 1").fetchone()
    return StoreSummary(
        {code: name for code, (name, _) in found.items()},
        any(invented for _, invented in found.values()),
        count,
        datetime.fromisoformat(last[0]).replace(tzinfo=UTC) if last else None,
        last[1] if last else None,
    )


def difference(copy: Path, store: Path) -> Difference:
    """What each of two SQLite stores has that the other lacks. Raises `sqlite3.Error`."""
    with closing(sqlite3.connect(copy)) as there:
        there.execute("ATTACH ? AS present", (str(store),))
        return Difference(_only(there, "main", "present"), _only(there, "present", "main"))


def _only(there: sqlite3.Connection, one: str, other: str) -> int:
    only = f"SELECT {FIGURE} FROM {one}.figure EXCEPT SELECT {FIGURE} FROM {other}.figure"  # noqa: S608 (our own names)
    return int(there.execute(f"SELECT count(*) FROM ({only})").fetchone()[0])  # noqa: S608
