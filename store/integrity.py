"""Proving the record: whether the journal is whole, and whether every row is still as it was entered."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, RowMapping, Table, func, inspect, select

import models as m
from store.accounts.integrity import account_mismatches
from store.database import reading
from store.evidence import altered_contents
from store.journal import NO_ENTRY, Deed, canonical_json, entry_hash, recorded_tables, stored_values
from store.snapshots import lost_snapshots

AT_ONCE = 10_000
Key: TypeAlias = tuple[str, str]  # a table's name, and the key of a row in it as JSON
Stated: TypeAlias = tuple[tuple[str, ...], str]  # the names of a row's columns, and the hash of their values


class FindingCode(StrEnum):
    """What is wrong with a place; each has its sentence in the catalogues under `check.<code>`."""

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
    """One thing that is not as it was written: the number of the journal's entry, or the table and key of the row."""

    code: FindingCode
    place: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the journal: the number of its last entry and that entry's hash. Whoever keeps it can find a cut."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    findings: tuple[Finding, ...]
    head: Head
    rows: int


def verify(known: Head | None = None) -> Verification:
    """Go through the whole journal and every row it speaks of, accounts and settings among them.

    `known` is an end that was noted earlier.
    """
    with reading() as connection:
        findings = list(_entries(connection, known))
        stated = _stated(connection)
        rows = 0
        for table in recorded_tables():
            rows += connection.scalar(select(func.count()).select_from(table)) or 0
            findings += _rows(connection, table, stated)
        findings += [Finding(FindingCode.ROW_MISSING, f"{about} {key}") for about, key in stated]
        findings += _accounts(connection)
        findings += [Finding(FindingCode.FILE_ALTERED, key) for key in altered_contents(connection)]
        findings += [Finding(FindingCode.SNAPSHOT_LOST, str(number)) for number in lost_snapshots(connection)]
        return Verification(tuple(findings), _head(connection), rows)


def head() -> Head:
    """The end of the journal; of a store that had none yet, that of an empty one."""
    with reading() as connection:
        return _head(connection) if inspect(connection).has_table(m.Journal.__tablename__) else Head(0, NO_ENTRY)


def _head(connection: Connection) -> Head:
    j = m.Journal
    last = connection.execute(select(j.seq, j.hash).order_by(j.seq.desc()).limit(1)).first()
    return Head(0, NO_ENTRY) if last is None else Head(last.seq, last.hash)


def _entries(connection: Connection, known: Head | None) -> Iterator[Finding]:
    """An altered entry does not fit its own hash; a foreign or displaced one not the hash before it."""
    last, before = 0, NO_ENTRY
    for entry in _in_order(connection):
        seq = entry["seq"]
        is_next = seq == last + 1
        if not is_next:
            yield Finding(FindingCode.ENTRY_MISSING, _span(last + 1, seq - 1))
        is_as_known = known is None or seq != known.seq or entry["hash"] == known.hash
        if entry_hash({str(name): value for name, value in entry.items()}) != entry["hash"] or not is_as_known:
            yield Finding(FindingCode.ENTRY_ALTERED, str(seq))
        elif is_next and entry["previous"] != before:
            yield Finding(FindingCode.ENTRY_MISPLACED, str(seq))
        last, before = seq, entry["hash"]
    if known is not None and last < known.seq:
        yield Finding(FindingCode.END_MISSING, _span(last + 1, known.seq))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _in_order(connection: Connection) -> Iterator[RowMapping]:
    query = select(m.Journal.__table__).order_by(m.Journal.seq)
    return iter(connection.execution_options(yield_per=AT_ONCE).execute(query).mappings())


def _stated(connection: Connection) -> dict[Key, Stated]:
    """What the journal last said of every row. Of columns that came later it says nothing."""
    j = m.Journal
    tables = {table.name for table in recorded_tables()}
    said = j.new.is_not(None) | (j.deed == Deed.REMOVED)
    stated: dict[Key, Stated] = {}
    query = select(j.about, j.key, j.new).where(j.about.in_(tables), said).order_by(j.seq)
    for about, key, new in connection.execute(query):
        if new is None:
            stated.pop((about, key), None)
        else:
            stated[about, key] = (tuple(json.loads(new)), _hash(new))
    return stated


def _rows(connection: Connection, table: Table, stated: dict[Key, Stated]) -> Iterator[Finding]:
    """Hold each row against what was stated of it, and take it from `stated`: what is left there is gone here."""
    keys = [column.name for column in table.primary_key.columns]
    for row in connection.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings():
        whole = stored_values(table, {str(name): value for name, value in row.items()})
        key = canonical_json({name: whole[name] for name in keys})
        names, said = stated.pop((table.name, key), ((), ""))
        if not said:
            yield Finding(FindingCode.ROW_UNKNOWN, f"{table.name} {key}")
        elif said != _hash(canonical_json({name: whole.get(name) for name in names})):
            yield Finding(FindingCode.ROW_ALTERED, f"{table.name} {key}")


def _accounts(connection: Connection) -> Iterator[Finding]:
    for place, noted, there in account_mismatches(connection):
        code = FindingCode.ROW_ALTERED
        if noted is None or there is None:
            code = FindingCode.ROW_UNKNOWN if noted is None else FindingCode.ROW_MISSING
        yield Finding(code, place)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
