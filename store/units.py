"""Administrative units, and which of them followed on which."""

from collections.abc import Mapping

from sqlalchemy import Connection, Row, select

import models as m
from progress.units import Succession, Successions
from store.catalogue import all_sources
from store.database import reading
from store.point_in_time import PointInTimeRead
from views import Bilingual, SourceView, SuccessionView, UnitView, unit_key

Units = Mapping[object, UnitView]  # by code and first day
_SUCCESSIONS = select(m.Succession.__table__)


def units() -> tuple[UnitView, ...]:
    """Every unit that exists or existed."""
    with reading() as connection:
        return tuple(all_units(PointInTimeRead(connection)).values())


def unit_view(row: m.Unit) -> UnitView:
    return UnitView(row.code, row.valid_from, row.valid_to, Bilingual(row.name_vi, row.name_en))


def all_units(read: PointInTimeRead) -> dict[object, UnitView]:
    return {(row.code, row.valid_from): unit_view(row) for row in read.rows(select(m.Unit))}


def successions(
    read: PointInTimeRead, units: Units | None = None, sources: Mapping[str, SourceView] | None = None
) -> tuple[SuccessionView, ...]:
    """All successions, the oldest first; units and sources are read unless they are passed in."""
    s = m.Succession
    stored = sorted(read.rows(select(s)), key=lambda row: (row.effective, row.successor, row.predecessor))
    if not stored:
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
        for row in stored
    )


def stored_successions(connection: Connection) -> Successions:
    """All successions as `progress.units` takes them."""
    return Successions(tuple(_succession(row) for row in connection.execute(_SUCCESSIONS)))


def _succession(row: Row[tuple[object, ...]]) -> Succession:
    before, after = unit_key(row.predecessor, row.predecessor_from), unit_key(row.successor, row.successor_from)
    return Succession(before, after, row.effective, row.extent)
