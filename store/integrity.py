"""Integrity: whether the journal is whole, and whether every row is still as it was journaled."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, RowMapping, Table, func, inspect, select

import models as m
from store.accounts.integrity import account_mismatches
from store.database import reading, row_dict
from store.evidence import altered_contents
from store.journal import NO_ENTRY, Deed, canonical_json, entry_hash, recorded_tables, stored_values
from store.snapshots import lost_snapshots

ROWS_AT_ONCE = 10_000
JournaledKey: TypeAlias = tuple[str, str]  # a table's name, and the key of a row in it as JSON
Journaled: TypeAlias = tuple[tuple[str, ...], str]  # the names of a row's columns, and the hash of their values


class FindingCode(StrEnum):
    """A violation of integrity; each has its sentence in the catalogues under `check.<code>`."""

    ENTRY_ALTERED = "entry_altered"
    ENTRY_MISSING = "entry_missing"
    ENTRY_MISPLACED = "entry_misplaced"
    END_MISSING = "end_missing"
    ROW_ALTERED = "row_altered"
    ROW_MISSING = "row_missing"
    ROW_UNKNOWN = "row_unknown"
    FILE_ALTERED = "file_altered"
    SNAPSHOT_LOST = "snapshot_lost"


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation and its place: the number of the journal's entry, or the table and key of the row."""

    code: FindingCode
    place: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the journal: number and hash of its last entry. Whoever keeps it can recognise a cut journal."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    findings: tuple[Finding, ...]
    head: Head
    rows: int


def verify(earlier: Head | None = None) -> Verification:
    """Compare the whole journal with every row of the store, accounts and settings among them.

    `earlier` is an end of the journal that was kept before.
    """
    with reading() as connection:
        findings = list(_entries(connection, earlier))
        journaled = _journaled(connection)
        rows = 0
        for table in recorded_tables():
            rows += connection.scalar(select(func.count()).select_from(table)) or 0
            findings += _rows(connection, table, journaled)
        findings += [Finding(FindingCode.ROW_MISSING, f"{about} {key}") for about, key in journaled]
        findings += _accounts(connection)
        findings += [Finding(FindingCode.FILE_ALTERED, key) for key in altered_contents(connection)]
        findings += [Finding(FindingCode.SNAPSHOT_LOST, str(number)) for number in lost_snapshots(connection)]
        return Verification(tuple(findings), _head(connection), rows)


def head() -> Head:
    """The end of the journal; a store that has no journal yet gives that of an empty one."""
    with reading() as connection:
        return _head(connection) if inspect(connection).has_table(m.Journal.__tablename__) else Head(0, NO_ENTRY)


def _head(connection: Connection) -> Head:
    j = m.Journal
    last = connection.execute(select(j.seq, j.hash).order_by(j.seq.desc()).limit(1)).first()
    return Head(0, NO_ENTRY) if last is None else Head(last.seq, last.hash)


def _entries(connection: Connection, earlier: Head | None) -> Iterator[Finding]:
    """An altered entry does not fit its own hash; a foreign or displaced one not the hash before it."""
    last, before = 0, NO_ENTRY
    for entry in _in_order(connection):
        seq = entry["seq"]
        is_next = seq == last + 1
        if not is_next:
            yield Finding(FindingCode.ENTRY_MISSING, _span(last + 1, seq - 1))
        is_as_kept = earlier is None or seq != earlier.seq or entry["hash"] == earlier.hash
        if entry_hash(row_dict(entry)) != entry["hash"] or not is_as_kept:
            yield Finding(FindingCode.ENTRY_ALTERED, str(seq))
        elif is_next and entry["previous"] != before:
            yield Finding(FindingCode.ENTRY_MISPLACED, str(seq))
        last, before = seq, entry["hash"]
    if earlier is not None and last < earlier.seq:
        yield Finding(FindingCode.END_MISSING, _span(last + 1, earlier.seq))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _in_order(connection: Connection) -> Iterator[RowMapping]:
    query = select(m.Journal.__table__).order_by(m.Journal.seq)
    return iter(connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query).mappings())


def _journaled(connection: Connection) -> dict[JournaledKey, Journaled]:
    """The last journaled values of every row; without the columns that were added later."""
    j = m.Journal
    tables = {table.name for table in recorded_tables()}
    has_values = j.new.is_not(None) | (j.deed == Deed.REMOVED)
    journaled: dict[JournaledKey, Journaled] = {}
    query = select(j.about, j.key, j.new).where(j.about.in_(tables), has_values).order_by(j.seq)
    for about, key, new in connection.execute(query):
        if new is None:
            journaled.pop((about, key), None)
        else:
            journaled[about, key] = (tuple(json.loads(new)), _hash(new))
    return journaled


def _rows(connection: Connection, table: Table, journaled: dict[JournaledKey, Journaled]) -> Iterator[Finding]:
    """Compare each row with its journaled values and remove it from `journaled`: what is left there is missing."""
    keys = [column.name for column in table.primary_key.columns]
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table)).mappings():
        stored = stored_values(table, row_dict(row))
        key = canonical_json({name: stored[name] for name in keys})
        names, last_hash = journaled.pop((table.name, key), ((), ""))
        if not last_hash:
            yield Finding(FindingCode.ROW_UNKNOWN, f"{table.name} {key}")
        elif last_hash != _hash(canonical_json({name: stored.get(name) for name in names})):
            yield Finding(FindingCode.ROW_ALTERED, f"{table.name} {key}")


def _accounts(connection: Connection) -> Iterator[Finding]:
    for place, journaled, stored in account_mismatches(connection):
        code = FindingCode.ROW_ALTERED
        if journaled is None or stored is None:
            code = FindingCode.ROW_UNKNOWN if journaled is None else FindingCode.ROW_MISSING
        yield Finding(code, place)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
