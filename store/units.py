"""Administrative units, and which of them followed on which."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Row, Select, select

import models as m
from progress.units import Succession, Successions
from store.database import reading, rows
from views import Bilingual, SourceView, SuccessionView, UnitView, unit_key

Units = Mapping[object, UnitView]  # by code and first day
_SUCCESSIONS = select(m.Succession.__table__)
Entity = TypeVar("Entity", bound=m.Base)


class Reading(Protocol):
    """How rows are read: as they are, or as they were known on a day gone by."""

    def __call__(self, query: Select[Entity], /) -> Sequence[Entity]: ...


def units() -> tuple[UnitView, ...]:
    """Every unit that there is or was."""
    with reading() as connection:
        return tuple(all_units(partial(rows, connection)).values())


def unit_view(row: m.Unit) -> UnitView:
    """A row as it is shown."""
    return UnitView(row.code, row.valid_from, row.valid_to, Bilingual(row.name_vi, row.name_en))


def source_view(row: m.Source) -> SourceView:
    """A row as it is shown."""
    return SourceView(row.code, Bilingual(row.title_vi, row.title_en), row.publisher, row.published_on, row.url)


def all_units(read: Reading) -> dict[object, UnitView]:
    return {(row.code, row.valid_from): unit_view(row) for row in read(select(m.Unit))}


def all_sources(read: Reading) -> dict[str, SourceView]:
    return {row.code: source_view(row) for row in read(select(m.Source))}


def successions(
    read: Reading, units: Units | None = None, sources: Mapping[str, SourceView] | None = None
) -> tuple[SuccessionView, ...]:
    """All of them, the oldest first; units and sources are read where they are not given."""
    s = m.Succession
    found = sorted(read(select(s)), key=lambda row: (row.effective, row.successor, row.predecessor))
    if not found:
        return ()
    units = all_units(read) if units is None else units
    sources = all_sources(read) if sources is None else sources
    return tuple(
        SuccessionView(
            units[row.predecessor, row.predecessor_from],
            units[row.successor, row.successor_from],
            row.effective,
            row.extent,
            Bilingual(row.basis_vi, row.basis_en),
            sources[row.source],
        )
        for row in found
    )


def succeeding(connection: Connection) -> Successions:
    """Which units followed on which, as the rule sees it."""
    return Successions(tuple(_succession(row) for row in connection.execute(_SUCCESSIONS)))


def _succession(row: Row[tuple[object, ...]]) -> Succession:
    before, after = unit_key(row.predecessor, row.predecessor_from), unit_key(row.successor, row.successor_from)
    return Succession(before, after, row.effective, row.extent)
