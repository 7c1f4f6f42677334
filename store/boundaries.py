"""Boundaries of units on the map. A new boundary is a new version; the last one counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

import models as m
from store.database import reading, rows, writing
from store.journal import Deed, insert_with_entries
from store.refusal import RefusalCode, required_text
from store.rights import Right, needs, require
from views import UnitView, unit_key
from views.outlines import Outline, outline_from_json, outline_json


def boundaries(of: Iterable[UnitView] | None = None) -> dict[str, Outline]:
    """The outlines of units by their key; without units that have no boundary or whose last one was removed."""
    b = m.Boundary
    query = select(b).order_by(b.unit_code, b.unit_from, b.version)
    if of is not None:
        query = query.where(b.unit_code.in_(sorted({unit.code for unit in of})))
    with reading() as connection:
        last = {unit_key(row.unit_code, row.unit_from): row.outline for row in rows(connection, query)}
    outlines = ((key, outline_from_json(text)) for key, text in last.items())
    return {key: outline for key, outline in outlines if outline is not None}


@needs(Right.ADMINISTER)
def put_boundaries(outlines: Sequence[tuple[UnitView, Outline | None]], origin: str, *, by: str, now: datetime) -> int:
    """Store the outlines that are new, None to remove a boundary; return their number.

    Raises `Refused`; then nothing was changed.
    """
    origin = required_text(origin, RefusalCode.SOURCE_MISSING)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        new = [row for unit, outline in outlines if (row := _row(connection, unit, outline))]
        for row in new:
            filled = row | {"origin": origin, "recorded_at": now, "recorded_by": by}
            insert_with_entries(connection, m.Boundary, [filled], deed=Deed.ADDED, by=by, now=now)
    return len(new)


def _row(connection: Connection, unit: UnitView, outline: Outline | None) -> dict[str, object] | None:
    """The row of a boundary's next version; None where nothing would change."""
    b = m.Boundary
    of_unit = (b.unit_code == unit.code, b.unit_from == unit.valid_from)
    version = connection.scalar(select(func.max(b.version)).where(*of_unit)) or 0
    before = connection.scalar(select(b.outline).where(*of_unit, b.version == version))
    text = None if outline is None else outline_json(outline)
    if text == before:
        return None
    return {"unit_code": unit.code, "unit_from": unit.valid_from, "version": version + 1, "outline": text}
