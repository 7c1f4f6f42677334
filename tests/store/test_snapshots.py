"""Snapshots as they are stored: numbered, in the order of the meetings, and never altered."""

import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from store.database import reading
from store.editing import StaleRecord
from store.refusal import RefusalCode
from store.snapshots import DocumentAltered, document, freeze, last_entry_number, lost_snapshots, snapshot, snapshots
from tests.support.people import LEADER, REVIEWER
from tests.support.refusals import refused
from tests.support.small_city import NOW
from tests.support.tampering import tamper

pytestmark = pytest.mark.usefixtures("store")


def frozen(content: bytes = b"{}", name: str = "Giao ban", day: int = 25, by: str = REVIEWER) -> int:
    seen, held_on = last_entry_number(), date(2026, 11, day)
    return freeze(content, name=name, held_on=held_on, rule="1", seen_entry=seen, now=NOW, by=by)


def lost() -> list[int]:
    with reading() as connection:
        return lost_snapshots(connection)


def test_a_document_is_read_back_by_its_number() -> None:
    assert [frozen(b"{1}", name=" Giao ban "), frozen(b"{2}")] == [1, 2]
    assert [document(number) for number in (1, 2, 3)] == [b"{1}", b"{2}", None]
    view = snapshot(1)
    assert view is not None
    assert (view.name, view.held_on, view.sha256) == ("Giao ban", date(2026, 11, 25), sha256(b"{1}").hexdigest())
    assert snapshot(3) is None


def test_the_latest_meeting_comes_first_and_of_one_day_the_last_that_was_frozen() -> None:
    for day in (20, 25, 20):
        frozen(day=day)
    assert [view.number for view in snapshots()] == [2, 3, 1]


def test_a_document_read_before_another_entry_came_is_stale() -> None:
    seen = last_entry_number()
    frozen()
    with pytest.raises(StaleRecord):
        freeze(b"{}", name="Giao ban", held_on=NOW.date(), rule="1", seen_entry=seen, now=NOW, by=REVIEWER)
    assert len(snapshots()) == 1


def test_a_leader_freezes_nothing_and_a_meeting_has_a_name() -> None:
    assert refused(lambda: frozen(by=LEADER)) is RefusalCode.NOT_ALLOWED
    assert refused(lambda: frozen(name=" ")) is RefusalCode.MEETING_NAME_MISSING
    assert snapshots() == ()


@pytest.mark.parametrize("deed", ["UPDATE snapshot SET name = 'x'", "DELETE FROM snapshot"])
def test_the_database_itself_alters_and_deletes_none(store: Path, deed: str) -> None:
    frozen()
    with closing(sqlite3.connect(store)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(deed)


def test_a_document_that_was_altered_is_not_handed_out(store: Path) -> None:
    frozen()
    tamper(store, "UPDATE evidence_content SET content = x'7b20'")
    with pytest.raises(DocumentAltered):
        document(1)
    assert lost() == []


def test_a_snapshot_whose_document_is_gone_is_lost(store: Path) -> None:
    frozen()
    assert lost() == []
    tamper(store, "DELETE FROM evidence_content")
    assert (lost(), document(1), len(snapshots())) == ([1], None, 1)
