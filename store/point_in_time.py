"""What was known on a day gone by: the rows of the record as they were then, by either of two clocks.

By the clock of this record, rows that were entered after the day are left out, and what was changed in place since
is taken back with the help of the journal. What was there before the journal began is taken to have been there always.
By the producers' clock, a figure or baseline is there from its release on; what was promised, from its decision on;
that a figure is waited for, from when it was said here until it was ended here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import Connection, Select, select

import models as m
from progress import has_come, is_approved, is_sent_back, last_day
from store.database import rows
from store.journal import Deed
from views import AsOf, BaselineView, Clock, CommitmentView, FigureView, ReferenceView, Standing

Row = TypeVar("Row", bound=m.Base)
ARRIVED = (Deed.LOADED, Deed.ADOPTED)  # how rows come here that were there before
# Tables without versions.
IN_PLACE = ("agreement", "commitment", "responsibility", "commitment_unit", "reference", "succession")
NOUNS = ("source", "pillar", "method", "body", "unit")  # what others refer to: given back as it was, never left out


@dataclass(frozen=True)
class Known:
    """How rows are read: as they are, or with `as_of` as they were."""

    connection: Connection
    as_of: AsOf | None = None

    def rows(self, query: Select[Row], *order: str) -> Sequence[Row]:
        """What a query finds in one table, as it was known; in the order of these columns where that was changed."""
        found = rows(self.connection, query)
        if self.as_of is None:
            return found
        table = query.get_final_froms()[0]
        name = _first_table(table)
        if self.as_of.clock is Clock.PUBLISHED:
            return [row for row in found if _was_decided(name, row, self.as_of)]
        if name in (*IN_PLACE, *NOUNS):
            found = _taken_back(m.Base.metadata.tables[name], found, self._since.get(name, ()))
            return sorted(found, key=lambda row: [getattr(row, column) for column in order]) if order else found
        return [row for row in found if _was_entered(row, self.as_of.until)]

    @cached_property
    def _since(self) -> Mapping[str, Sequence["Undone"]]:
        """What was changed in place after the day, the newest first, by table."""
        assert self.as_of is not None
        j = m.Journal
        later = select(j.about, j.key, j.old).where(
            j.at >= self.as_of.until, j.about.in_((*IN_PLACE, *NOUNS)), j.deed.not_in(ARRIVED)
        )
        found: dict[str, list[Undone]] = {}
        for about, key, old in self.connection.execute(later.order_by(j.seq.desc())):
            found.setdefault(about, []).append(Undone(json.loads(key), None if old is None else json.loads(old)))
        return found


@dataclass(frozen=True, slots=True)
class Undone:
    """One change to take back: the key of its row, and what stood there before; None: nothing."""

    key: Mapping[str, object]
    old: Mapping[str, object] | None = field(default=None)


def _first_table(found: object) -> str:
    """The name of the table that is read first in what is selected from."""
    while isinstance(found, sa.Join):
        found = found.left
    assert isinstance(found, sa.Table)
    return found.name


def _was_entered(row: object, until: datetime) -> bool:
    """Whether a row was here by then; a row without a moment of its own belongs to one that has."""
    at: datetime | None = getattr(row, "recorded_at", None) or getattr(row, "at", None)
    return at is None or at < until


def _was_decided(table: str, row: object, as_of: AsOf) -> bool:
    """Whether what was promised had been decided by then; without a date of its own it came with the agreement.

    That a figure was waited for is nobody's decision and no release: it was so from when it was said here.
    """
    if table == "awaited":
        return _was_entered(row, as_of.until)
    decided: str | None = getattr(row, "signed_on" if table == "agreement" else "decided_on", None)
    return decided is None or has_come(decided, as_of.day)


def _taken_back(table: sa.Table, found: Sequence[Row], changes: Iterable[Undone]) -> Sequence[Row]:
    """The rows without the changes, which are given the newest first."""
    keys = [column.name for column in table.primary_key.columns]
    there: dict[tuple[object, ...], Row] = {tuple(getattr(row, name) for name in keys): row for row in found}
    for change in changes:
        key = tuple(_value(table.c[name], change.key[name]) for name in keys)
        if table.name == "commitment" and key not in there:
            continue  # one that was not asked for: commitments are never removed
        if change.old is not None:
            there[key] = cast("Row", _Past({c.name: _value(c, change.old.get(c.name)) for c in table.columns}))
        elif table.name not in NOUNS:
            there.pop(key, None)
    return list(there.values())


class _Past:
    """A row that is no longer there as it was, read like any other."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)


def _value(column: sa.Column[object], noted: object) -> object:
    """A value as it is stored, from what the journal says of it."""
    if noted is None:
        return None
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(noted)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(str(noted))
    return noted


# ---- the producers' clock


def as_published(found: CommitmentView, day: date) -> CommitmentView:
    """A commitment with what its producers had released by then, and what had been reviewed of that up to now.

    What was asked within belongs to the other clock.
    """
    baselines = tuple(b for b in found.baselines if _is_released(b, day))
    figures = tuple(_as_reviewed(f, found.figures, day) for f in found.figures if _is_released(f, day))
    last = baselines[-1] if baselines else None
    start = None
    if last is not None and found.promise.baseline is not None:
        start = replace(found.promise.baseline, year=last.year, value=last.value, method=last.method.code)
    references = tuple(r for r in found.references if r.published_on is None or _is_released(r, day))
    promise = replace(found.promise, baseline=start)
    seen = replace(found, figures=figures, baselines=baselines, references=references, promise=promise)
    return replace(seen, questions=())


def _is_released(what: FigureView | BaselineView | ReferenceView, day: date) -> bool:
    """Whether it was surely out: of a month or year alone, the whole of it must be over."""
    return what.published_on is not None and last_day(what.published_on) <= day


def _as_reviewed(figure: FigureView, all_of_them: Iterable[FigureView], day: date) -> FigureView:
    """A figure that was opened again for the sake of a release that was still to come counted until then."""
    o = figure.observation
    if is_approved(o) or not any(step.state is m.ReviewState.APPROVED for step in figure.steps):
        return figure
    later = [f for f in all_of_them if f.observation.which == o.which and f.observation.version > o.version]
    after = [f for f in later if not is_sent_back(f.observation)]
    if not after or any(_is_released(f, day) for f in after):
        return figure
    return replace(figure, observation=replace(o, review=m.ReviewState.APPROVED))


def left_out(among: Iterable[Standing]) -> int:
    """Of how many figures and baselines no release is stated, so that the producers' clock never shows them."""
    return sum(_unreleased(s.commitment) for s in among)


def _unreleased(c: CommitmentView) -> int:
    out = {f.observation.which for f in c.figures if f.published_on is not None}
    figures = {f.observation.which for f in c.figures} - out
    return len(figures) + bool(c.baselines and all(b.published_on is None for b in c.baselines))
