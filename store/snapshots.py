"""Snapshots: the documents frozen for meetings, which are added and never altered."""

from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import Connection, Row, func, select

import models as m
from store.database import reading, writing
from store.editing import StaleRecord, last_entry
from store.evidence import put_content
from store.journal import Deed, insert_with_entries
from store.refusal import RefusalCode, required_text
from store.rights import Right, needs, require
from views import SnapshotView


@needs(Right.FREEZE)
def freeze(
    document: bytes,
    *,
    name: str,
    held_on: date,
    rule: str,
    seen_entry: int,
    now: datetime,
    by: str,
    known_on: date | None = None,
) -> int:
    """Store a document under the name and day of a meeting; return its number. Raises `Refused`, or `StaleRecord`.

    `seen_entry` is the number of the journal's last entry before the content was read: where anything was written
    since, the content may be inconsistent, and must be read again.
    """
    with writing() as connection:
        require(connection, by, Right.FREEZE)
        name = required_text(name, RefusalCode.MEETING_NAME_MISSING)
        if last_entry(connection) != seen_entry:
            raise StaleRecord
        number = (connection.scalar(select(func.max(m.Snapshot.number))) or 0) + 1
        row = {"number": number, "name": name, "held_on": held_on, "known_on": known_on, "rule": rule}
        row |= {"sha256": put_content(connection, document), "taken_at": now, "taken_by": by}
        insert_with_entries(connection, m.Snapshot, [row], deed=Deed.FROZEN, by=by, now=now)
    return number


def last_entry_number() -> int:
    """The number of the journal's last entry, to be read before the content of a snapshot."""
    with reading() as connection:
        return last_entry(connection)


def snapshots() -> tuple[SnapshotView, ...]:
    """All snapshots, those of the latest meeting first."""
    s = m.Snapshot
    query = select(s.__table__).order_by(s.held_on.desc(), s.number.desc())
    with reading() as connection:
        return tuple(_view(row) for row in connection.execute(query))


def snapshot(number: int) -> SnapshotView | None:
    with reading() as connection:
        row = connection.execute(select(m.Snapshot.__table__).where(m.Snapshot.number == number)).first()
        return None if row is None else _view(row)


def document(number: int) -> bytes | None:
    """The bytes of a frozen document; None if there is none. Raises `DocumentAltered` where they were changed."""
    s, c = m.Snapshot, m.EvidenceContent
    with reading() as connection:
        row = connection.execute(
            select(s.sha256, c.content).join(c, c.sha256 == s.sha256).where(s.number == number)
        ).first()
    if row is None:
        return None
    if sha256(row.content).hexdigest() != row.sha256:
        raise DocumentAltered(number)
    return bytes(row.content)


class DocumentAltered(Exception):
    """Somebody has changed a frozen document behind the program's back."""


def lost_snapshots(connection: Connection) -> list[int]:
    """The numbers of snapshots whose document is gone."""
    s, c = m.Snapshot, m.EvidenceContent
    absent = c.sha256.is_(None)
    return list(connection.scalars(select(s.number).outerjoin(c, c.sha256 == s.sha256).where(absent)))


def _view(row: Row[tuple[object, ...]]) -> SnapshotView:
    names = ("number", "name", "held_on", "known_on", "rule", "sha256", "taken_at", "taken_by")
    return SnapshotView(*(getattr(row, name) for name in names))
