"""Editing the record by hand: what an administrator adds, changes, closes or removes, each change journaled.

Rows with versions get a new version; the others are changed in place, and the journal keeps the old values. Rows
that others refer to are never removed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.exc import IntegrityError

import models as m
from store.database import RowValues, reading, row_dict, writing
from store.journal import Deed, add_entry, add_row_entries, recorded_tables, stored_values
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require

NEVER_REMOVED = (
    *("commitment", "wording", "target", "method_of_record"),
    *("baseline", "figure", "unit_answer", "review_step"),
)
VERSIONED = ("wording", "target", "method_of_record")  # what the administrator changes by a new version


@dataclass(frozen=True, slots=True)
class RowChange:
    """The `new` row, None to remove it; `old` is the row as it was read, None to add one.

    `line` identifies the change to the caller.
    """

    table: str
    new: RowValues | None
    old: RowValues | None = None
    line: int = 0


class StaleRecord(Exception):
    """Optimistic locking: something was written since the record was read; read and check it again."""


class _Rollback(Exception):
    """Ends a dry run in which everything could be stored."""


@needs(Right.ADMINISTER)
def save(changes: Sequence[RowChange], *, seen_entry: int, why: str | None, by: str, now: datetime) -> None:
    """Make all changes or none. Raises `Refused`, or `StaleRecord`; then nothing was changed.

    `seen_entry` is the number of the journal's last entry when the changes were checked.
    """
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        if last_entry(connection) != seen_entry:
            raise StaleRecord
        _make(connection, changes, why, by, now)


def last_entry(connection: Connection) -> int:
    return connection.scalar(select(func.max(m.Journal.seq))) or 0


def refuse_stale(changes: Sequence[RowChange]) -> int:
    """Return the number of the journal's last entry. Raises `Refused` where a row was changed since it was read."""
    with reading() as connection:
        for change in changes:
            _refuse_stale_row(connection, m.Base.metadata.tables[change.table], change)
        return last_entry(connection)


@needs(Right.ADMINISTER)
def try_out(changes: Sequence[RowChange], *, by: str, now: datetime) -> None:
    """Make the changes in a dry run, against the database's constraints too; nothing is kept. Raises `Refused`."""
    try:
        with writing() as connection:
            require(connection, by, Right.ADMINISTER)
            _make(connection, changes, None, by, now)
            raise _Rollback
    except _Rollback:
        return


def _make(connection: Connection, changes: Sequence[RowChange], why: str | None, by: str, now: datetime) -> None:
    order = [table.name for table in recorded_tables()]
    for change in sorted(changes, key=lambda c: order.index(c.table)):
        table = m.Base.metadata.tables[change.table]
        _refuse_stale_row(connection, table, change)
        try:
            _store(connection, table, change, by, now)
        except IntegrityError as error:
            raise Refused(RefusalCode.RULE_BROKEN, rule=str(error.orig), line=change.line) from error
        _log(connection, table, change, why, by, now)


def _store(connection: Connection, table: sa.Table, change: RowChange, by: str, now: datetime) -> None:
    if change.new is None:
        assert change.old is not None
        _refuse_used(connection, table, change.old)
        connection.execute(delete(table).where(*_key_conditions(table, change.old)))
    elif change.old is None or table.name in VERSIONED:
        connection.execute(sa.insert(table), [dict(change.new)])
    else:
        connection.execute(update(table).where(*_key_conditions(table, change.old)).values(dict(change.new)))


def _log(connection: Connection, table: sa.Table, change: RowChange, why: str | None, by: str, now: datetime) -> None:
    why = _reason(change) or why
    if change.new is None:
        assert change.old is not None
        log_removal(connection, table, change.old, why, by, now)
    else:
        deed = _deed(change)
        add_row_entries(connection, table, [change.new], deed=deed, by=by, now=now, why=why, old=change.old)


def log_removal(
    connection: Connection, table: sa.Table, row: RowValues, why: str | None, by: str, now: datetime
) -> None:
    """Journal a row that goes, with its values."""
    old = stored_values(table, row)
    key = {column.name: old[column.name] for column in table.primary_key.columns}
    add_entry(connection, Deed.REMOVED, by=by, now=now, about=table.name, key=key, old=old, why=why)


def _deed(change: RowChange) -> Deed:
    assert change.new is not None
    if change.old is None:
        return Deed.ADDED
    is_closing = change.old.get("closed_on") is None and change.new.get("closed_on") is not None
    return Deed.CLOSED if is_closing else Deed.CHANGED


def _reason(change: RowChange) -> str | None:
    """The reason for the change or closing that the row itself holds."""
    if change.new is None or change.old is None:
        return None
    reason = change.new.get("reason") if change.table in VERSIONED else None
    if _deed(change) is Deed.CLOSED:
        reason = change.new.get("closed_reason")
    return None if reason is None else str(reason)


def _key_conditions(table: sa.Table, row: RowValues) -> list[sa.ColumnElement[bool]]:
    return [column == row[column.name] for column in table.primary_key.columns]


def _refuse_stale_row(connection: Connection, table: sa.Table, change: RowChange) -> None:
    """Refuse a row that somebody else has changed since it was read."""
    if change.old is None:
        return
    current = connection.execute(select(table).where(*_key_conditions(table, change.old))).mappings().first()
    is_same = current is not None and stored_values(table, row_dict(current)) == stored_values(table, change.old)
    if not is_same or (change.new is not None and _has_later_version(connection, table, change.old)):
        raise Refused(RefusalCode.ROW_CHANGED)


def _has_later_version(connection: Connection, table: sa.Table, old: RowValues) -> bool:
    if table.name not in VERSIONED:
        return False
    same_row = [column == old[column.name] for column in table.primary_key.columns if column.name != "version"]
    newest = connection.scalar(select(func.max(table.c.version)).where(*same_row))
    return bool(newest != old["version"])


def _refuse_used(connection: Connection, table: sa.Table, row: RowValues) -> None:
    """Refuse to remove a row that others refer to, or a unit of a list while there are answers about it."""
    if table.name in NEVER_REMOVED:
        raise Refused(RefusalCode.IN_USE, table=table.name)
    if table.name == "commitment_unit":
        a = m.UnitAnswer
        of_unit = (a.commitment == row["commitment"], a.unit_code == row["unit_code"], a.unit_from == row["unit_from"])
        if connection.scalar(select(func.count()).select_from(a).where(*of_unit)):
            raise Refused(RefusalCode.IN_USE, table="unit_answer")
    for other in m.Base.metadata.sorted_tables:
        if _refers(connection, other, table, row):
            raise Refused(RefusalCode.IN_USE, table=other.name)


def _refers(connection: Connection, other: sa.Table, table: sa.Table, row: RowValues) -> bool:
    for constraint in other.foreign_key_constraints:
        if constraint.referred_table is table:
            conditions = [element.parent == row[element.column.name] for element in constraint.elements]
            if connection.scalar(select(func.count()).select_from(other).where(*conditions)):
                return True
    return False
