"""Point-in-time reads: the rows of the record as they were on a day gone by, by recorded or by published time.

By recorded time, rows that were entered after the day are left out, and what was changed in place since is reverted
with the help of the journal. Rows that are older than the journal count as always recorded.
By published time, what was promised counts from its decision on (for releases see `board.published`); that a
figure is awaited, from when it was recorded until it was ended here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import cast

import sqlalchemy as sa
from sqlalchemy import Connection, Select, select

import models as m
from progress.dates import has_come
from store.database import Entity, rows
from store.journal import Deed
from views import AsOf, Clock

ARRIVED = (Deed.LOADED, Deed.ADOPTED)  # entries of rows that are older than the journal
# Tables without versions, whose rows are changed in place.
IN_PLACE = ("agreement", "commitment", "responsibility", "commitment_unit", "reference", "succession")
NOUNS = ("source", "pillar", "method", "body", "unit")  # others refer to them: reverted, but never left out


@dataclass(frozen=True)
class PointInTimeRead:
    """Reads rows as they are, or with `as_of` as they were."""

    connection: Connection
    as_of: AsOf | None = None

    def rows(self, query: Select[Entity], *order: str) -> Sequence[Entity]:
        """The rows that a query selects from one table; reverted rows are sorted by the columns of `order`."""
        current = rows(self.connection, query)
        if self.as_of is None:
            return current
        table = query.get_final_froms()[0]
        name = _first_table(table)
        if self.as_of.clock is Clock.PUBLISHED:
            return [row for row in current if _was_decided(name, row, self.as_of)]
        if name in (*IN_PLACE, *NOUNS):
            past = _reverted(m.Base.metadata.tables[name], current, self._later_changes.get(name, ()))
            return sorted(past, key=lambda row: [getattr(row, column) for column in order]) if order else past
        return [row for row in current if _was_recorded(row, self.as_of.until)]

    @cached_property
    def _later_changes(self) -> Mapping[str, Sequence["LaterChange"]]:
        """The changes made in place after the day, the newest first, by table."""
        assert self.as_of is not None
        j = m.Journal
        later = select(j.about, j.key, j.old).where(
            j.at >= self.as_of.until, j.about.in_((*IN_PLACE, *NOUNS)), j.deed.not_in(ARRIVED)
        )
        changes: dict[str, list[LaterChange]] = {}
        for about, key, old in self.connection.execute(later.order_by(j.seq.desc())):
            change = LaterChange(json.loads(key), None if old is None else json.loads(old))
            changes.setdefault(about, []).append(change)
        return changes


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A change to revert: the key of its row, and the row before; None if there was none."""

    key: Mapping[str, object]
    old: Mapping[str, object] | None = field(default=None)


def _first_table(source: object) -> str:
    """The name of the first table of a join."""
    while isinstance(source, sa.Join):
        source = source.left
    assert isinstance(source, sa.Table)
    return source.name


def _was_recorded(row: object, until: datetime) -> bool:
    """Whether a row was recorded before `until`; a row without a time of its own belongs to one that has."""
    at: datetime | None = getattr(row, "recorded_at", None) or getattr(row, "at", None)
    return at is None or at < until


def _was_decided(table: str, row: object, as_of: AsOf) -> bool:
    """Whether a row was decided by then; without a date of its own it came with the agreement.

    That a figure is awaited is neither decided nor released: it counts by its recorded time.
    """
    if table == "awaited":
        return _was_recorded(row, as_of.until)
    decided: str | None = getattr(row, "signed_on" if table == "agreement" else "decided_on", None)
    return decided is None or has_come(decided, as_of.day)


def _reverted(table: sa.Table, current: Sequence[Entity], changes: Iterable[LaterChange]) -> Sequence[Entity]:
    """The rows before these changes, which come the newest first."""
    keys = [column.name for column in table.primary_key.columns]
    past: dict[tuple[object, ...], Entity] = {tuple(getattr(row, name) for name in keys): row for row in current}
    for change in changes:
        key = tuple(_value(table.c[name], change.key[name]) for name in keys)
        if table.name == "commitment" and key not in past:
            continue  # not among the selected: commitments are never removed
        if change.old is not None:
            past[key] = cast("Entity", _PastRow({c.name: _value(c, change.old.get(c.name)) for c in table.columns}))
        elif table.name not in NOUNS:
            past.pop(key, None)
    return list(past.values())


class _PastRow:
    """A row as it was, read like any other."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)


def _value(column: sa.Column[object], journaled: object) -> object:
    """A value of the journal's JSON as its column holds it."""
    if journaled is None:
        return None
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(journaled)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(str(journaled))
    return journaled
