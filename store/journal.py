"""The journal (audit log): every change, who made it and why, each entry with the hash of the one before.

An entry is written in the transaction of the change itself, so there is no change without its entry.
The database refuses to alter or delete entries; `store.integrity` finds what was changed behind its back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping, func, insert, select
from sqlalchemy.exc import IntegrityError

import models as m
from store.database import RowValues, reading, row_dict, writing
from store.refusal import RefusalCode, Refused
from text.names import nfc

PROGRAM = "program"  # the author of what nobody did by hand
NO_ENTRY = "0" * 64  # what the first entry carries in place of the hash of the one before
JsonValue = str | int | float | bool | None
JsonValues = Mapping[str, JsonValue]
_LAST = select(m.Journal.seq, m.Journal.hash).order_by(m.Journal.seq.desc()).limit(1)


class Deed(StrEnum):
    """The kinds of changes; each has its label in the catalogues under `deed.<deed>`."""

    LOADED = "loaded"
    ADOPTED = "adopted"
    RECORDED = "recorded"
    CORRECTED = "corrected"
    AWAITED = "awaited"
    AWAITED_NO_LONGER = "awaited_no_longer"
    IMPORTED = "imported"
    UNDONE = "undone"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    ROLE_CHANGED = "role_changed"
    PERSON_CLOSED = "person_closed"
    PERSON_REOPENED = "person_reopened"
    INVITED = "invited"
    PASSWORD_SET = "password_set"
    WALL_MADE = "wall_made"
    WALL_REVOKED = "wall_revoked"
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    IDENTITY_LINKED = "identity_linked"
    IDENTITY_UNLINKED = "identity_unlinked"
    ASSIGNED = "assigned"
    SETTING_CHANGED = "setting_changed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    RECALLED = "recalled"
    REOPENED = "reopened"
    REOPENING_ASKED = "reopening_asked"
    YEAR_CLOSED = "year_closed"
    YEAR_REOPENED = "year_reopened"
    ATTACHED = "attached"
    WITHDRAWN = "withdrawn"
    ASKED = "asked"
    ANSWERED = "answered"
    ADDED = "added"
    CHANGED = "changed"
    CLOSED = "closed"
    REMOVED = "removed"
    REFUSED = "refused"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change: what was done to what (a table's name and a key in it), by whom, when (UTC) and why.

    `old` and `new` are the rows as plain values; None where there was, or is, nothing.
    """

    seq: int
    at: datetime
    by: str
    deed: str
    about: str
    key: dict[str, JsonValue]
    old: dict[str, JsonValue] | None
    new: dict[str, JsonValue] | None
    why: str | None


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """The values that entries can be filtered by: authors, deeds and tables."""

    people: tuple[str, ...]
    deeds: tuple[str, ...]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries to read; None filters nothing. `before` is for pagination: only entries with a smaller number."""

    by: str | None = None
    deed: str | None = None
    about: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


def add_entry(
    connection: Connection,
    deed: StrEnum,
    *,
    by: str,
    now: datetime,
    about: str,
    key: Mapping[str, object],
    old: RowValues | None = None,
    new: RowValues | None = None,
    why: str | None = None,
) -> None:
    """Journal one change of the row of table `about` with this key. No secret belongs into `old` or `new`."""
    _append(connection, [_Change(deed, about, _json_values(key), _json_values(old), _json_values(new), why)], by, now)


def insert_with_entries(
    connection: Connection,
    table: type[m.Base],
    rows: Sequence[RowValues],
    *,
    deed: Deed,
    by: str,
    now: datetime,
    why: str | None = None,
    old: RowValues | None = None,
) -> None:
    """Insert rows and journal each. Raises `Refused` where a constraint of the database is violated."""
    stored = m.Base.metadata.tables[table.__tablename__]
    try:
        connection.execute(insert(stored), [dict(row) for row in rows])
    except IntegrityError as error:  # the last guard, the database's own
        raise Refused(RefusalCode.RULE_BROKEN, rule=str(error.orig)) from error
    add_row_entries(connection, stored, rows, deed=deed, by=by, now=now, why=why, old=old)


def add_row_entries(
    connection: Connection,
    table: sa.Table,
    rows: Iterable[RowValues],
    *,
    deed: Deed,
    by: str,
    now: datetime,
    why: str | None = None,
    old: RowValues | None = None,
) -> None:
    """Journal rows that were inserted: `new` is the whole row as stored, so that `store.integrity` can compare."""
    keys = [column.name for column in table.primary_key.columns]
    stored = [stored_values(table, row) for row in rows]
    was = None if old is None else stored_values(table, old)
    changes = [_Change(deed, table.name, {k: new[k] for k in keys}, was, new, why) for new in stored]
    _append(connection, changes, by, now)


def start_journal(now: datetime) -> None:
    """Journal the rows that are older than the journal, if it is still empty."""
    with reading() as connection:
        if _has_begun(connection):
            return
    with writing() as connection:
        if _has_begun(connection):  # by another process, between the two
            return
        adopt_tables(connection, now)


def adopt_tables(connection: Connection, now: datetime) -> None:
    """Journal the rows of tables without any entry, such as those that a schema revision adds."""
    journaled = set(connection.scalars(select(m.Journal.about).distinct()))
    for table in recorded_tables():
        if table.name in journaled:
            continue
        rows = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        add_row_entries(connection, table, map(row_dict, rows), deed=Deed.ADOPTED, by=PROGRAM, now=now)


def _has_begun(connection: Connection) -> bool:
    return connection.scalar(select(func.count()).select_from(m.Journal)) != 0


def recorded_tables() -> list[sa.Table]:
    """The tables whose every row is journaled: all but those that never leave this store."""
    return [table for table in m.Base.metadata.sorted_tables if not table.info.get("stays_here")]


def entries(filters: EntryFilter, limit: int) -> tuple[JournalEntry, ...]:
    """At most `limit` entries, the newest first."""
    j = m.Journal
    equal = {j.by: filters.by, j.deed: filters.deed, j.about: filters.about}
    conditions = [column == value for column, value in equal.items() if value is not None]
    conditions += [j.at >= filters.since] if filters.since is not None else []
    conditions += [j.at < filters.until] if filters.until is not None else []
    conditions += [j.seq < filters.before] if filters.before is not None else []
    query = select(j.__table__).where(*conditions).order_by(j.seq.desc()).limit(limit)
    with reading() as connection:
        return tuple(_entry(row) for row in connection.execute(query).mappings())


def entry_choices() -> EntryChoices:
    """All values that entries can be filtered by."""
    j = m.Journal
    with reading() as connection:
        people, deeds, things = (
            tuple(connection.scalars(select(column).distinct().order_by(column))) for column in (j.by, j.deed, j.about)
        )
    return EntryChoices(people, deeds, things)


def stored_values(table: sa.Table, row: RowValues) -> dict[str, JsonValue]:
    """A whole row as JSON values, the same before it is inserted and after it was read back."""
    return {column.name: _json_value(row.get(column.name, _default(column)), column.type) for column in table.columns}


def entry_hash(entry: Mapping[str, object]) -> str:
    """SHA-256 over all fields of an entry, the hash of the one before among them."""
    fields = {name: _json_value(value) for name, value in entry.items() if name != "hash"}
    return sha256(canonical_json(fields).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Change:
    deed: StrEnum
    about: str
    key: JsonValues | None
    old: JsonValues | None
    new: JsonValues | None
    why: str | None


def _append(connection: Connection, changes: Sequence[_Change], by: str, now: datetime) -> None:
    """Hash and store the changes in their order; the write transaction keeps all others out."""
    last = connection.execute(_LAST).first()
    seq, before = (last.seq, last.hash) if last is not None else (0, NO_ENTRY)
    rows: list[dict[str, object]] = []
    for number, change in enumerate(changes, seq + 1):
        row: dict[str, object] = {
            "seq": number,
            "previous": before,
            "at": now,
            "by": nfc(by),
            "deed": change.deed.value,
            "about": change.about,
            "key": canonical_json(change.key),
            "old": None if change.old is None else canonical_json(change.old),
            "new": None if change.new is None else canonical_json(change.new),
            "why": None if change.why is None else nfc(change.why),
        }
        before = row["hash"] = entry_hash(row)
        rows.append(row)
    if rows:
        connection.execute(insert(m.Base.metadata.tables[m.Journal.__tablename__]), rows)


def _entry(row: RowMapping) -> JournalEntry:
    old, new = (None if row[name] is None else _read(row[name]) for name in ("old", "new"))
    key = _read(row["key"])
    return JournalEntry(row["seq"], row["at"], row["by"], row["deed"], row["about"], key, old, new, row["why"])


def _read(text: str) -> dict[str, JsonValue]:
    """The values of a JSON object; a text that somebody has made unreadable is returned as it stands."""
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    return values if isinstance(values, dict) else {"": text}


def _json_values(values: Mapping[str, object] | None) -> JsonValues | None:
    return None if values is None else {name: _json_value(value) for name, value in values.items()}


def _json_value(value: object, kind: object = None) -> JsonValue:
    """A value as JSON holds it, without loss; equal values give equal JSON."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return nfc(value)
    if isinstance(kind, sa.Double) and value is not None:
        assert isinstance(value, int | float)
        return float(value)
    if isinstance(kind, sa.Boolean) and value is not None:
        return bool(value)
    assert value is None or isinstance(value, bool | int | float), value
    return value


def _default(column: sa.Column[object]) -> object:
    default = column.default
    return default.arg if isinstance(default, sa.ColumnDefault) else None


def canonical_json(value: object) -> str:
    """JSON that is the same for the same values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
