"""The integrity of the journal and its rows: what was done behind the program's back is reported with its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.integrity import Finding, FindingCode, Head, head, verify
from store.journal import entry_hash
from tests.support.small_city import SEEDED, baseline, record_base
from tests.support.tampering import tamper

FIGURE = '{"commitment":"LEVEL","method":"gso","of_span":false,"version":1,"year":2023}'


@pytest.mark.parametrize("column", ["at", "by", "deed", "about", "key", "old", "new", "why", "previous", "hash"])
def test_an_altered_entry_is_found_and_named(store: Path, column: str) -> None:
    value = "2020-01-01 00:00:00.000000" if column == "at" else "{}"
    tamper(store, f"UPDATE journal SET {column} = '{value}' WHERE seq = 7")
    assert Finding(FindingCode.ENTRY_ALTERED, "7") in verify().findings


def test_a_deleted_entry_is_found_and_named(store: Path) -> None:
    tamper(store, "DELETE FROM journal WHERE seq = 1", "DELETE FROM journal WHERE seq IN (8, 9)")
    findings = verify().findings
    assert [f for f in findings if f.code is FindingCode.ENTRY_MISSING] == [
        Finding(FindingCode.ENTRY_MISSING, "1"),
        Finding(FindingCode.ENTRY_MISSING, "8–9"),
    ]


def test_swapped_entries_are_found_and_named(store: Path) -> None:
    tamper(
        store,
        "UPDATE journal SET seq = -5 WHERE seq = 5",
        "UPDATE journal SET seq = 5 WHERE seq = 6",
        "UPDATE journal SET seq = 6 WHERE seq = -5",
    )
    assert {f.place for f in verify().findings} >= {"5", "6"}


def test_an_entry_put_in_between_is_found_even_with_hashes_of_its_own(store: Path) -> None:
    """Whoever forges an entry can seal it, but not the one after it, without writing all that follow."""
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        entry = dict(connection.execute("SELECT * FROM journal WHERE seq = 5").fetchone())
    forged = entry | {"by": "Minh", "at": SEEDED.recorded_at}
    tamper(store, f"UPDATE journal SET by = 'Minh', hash = '{entry_hash(forged)}' WHERE seq = 5")
    assert verify().findings == (Finding(FindingCode.ENTRY_MISPLACED, "6"),)


def test_an_altered_figure_is_found_and_named(store: Path) -> None:
    tamper(store, "UPDATE figure SET value = 99 WHERE commitment = 'LEVEL' AND year = 2023")
    assert verify().findings == (Finding(FindingCode.ROW_ALTERED, f"figure {FIGURE}"),)


def test_a_deleted_figure_is_found_and_named(store: Path) -> None:
    tamper(store, "DELETE FROM figure WHERE commitment = 'LEVEL' AND year = 2023")
    assert verify().findings == (Finding(FindingCode.ROW_MISSING, f"figure {FIGURE}"),)


def test_an_inserted_figure_is_found_and_named(store: Path) -> None:
    tamper(
        store,
        "CREATE TEMP TABLE more AS SELECT * FROM figure WHERE commitment = 'LEVEL' AND year = 2023",
        "UPDATE more SET year = 2022",
        "INSERT INTO figure SELECT * FROM more",
    )
    assert verify().findings == (Finding(FindingCode.ROW_UNKNOWN, f"figure {FIGURE.replace('2023', '2022')}"),)


def test_a_journal_cut_at_its_end_is_found_by_an_earlier_copy(store: Path) -> None:
    record_base(baseline("COUNT", 2022, 2))
    copied = head()
    tamper(store, f"DELETE FROM journal WHERE seq >= {copied.seq}", "DELETE FROM baseline WHERE commitment = 'COUNT'")
    assert verify().findings == ()
    assert verify(copied).findings == (Finding(FindingCode.END_MISSING, str(copied.seq)),)


def test_a_journal_written_anew_is_found_by_an_earlier_copy(store: Path) -> None:
    copied = head()
    assert verify(Head(copied.seq, "f" * 64)).findings == (Finding(FindingCode.ENTRY_ALTERED, str(copied.seq)),)
