"""Figures that come together: all of them, or none, as one named batch."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, select

import models as m
from names import nfc
from store.database import reading, writing
from store.figures import NewFigure, enter
from store.journal import Deed, insert_noted
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from views import BatchView


class BatchRefused(Exception):
    """Nothing was entered. `refusals` names every figure that cannot be, by its place in the list given."""

    def __init__(self, refusals: Sequence[tuple[int, Refused]]) -> None:
        super().__init__(refusals)
        self.refusals = tuple(refusals)


@needs(Right.ENTER)
def record_batch(
    name: str, figures: Sequence[NewFigure], *, digest: str | None, today: date, now: datetime, by: str
) -> int:
    """Enter all figures and return the number of their batch. Raises `BatchRefused`; then nothing was written."""
    with writing() as connection:
        require(connection, by, Right.ENTER)
        number = (connection.scalar(select(func.max(m.ImportBatch.number))) or 0) + 1
        if refusals := list(_entered(connection, figures, today, now, by)):
            raise BatchRefused(refusals)
        row = {"number": number, "name": nfc(name).strip()[:200] or "—", "digest": digest}
        rows = [row | {"recorded_at": now, "recorded_by": by}]
        insert_noted(connection, m.ImportBatch, rows, deed=Deed.IMPORTED, by=by, now=now)
        links = [_key(new) | {"batch": number} for new in figures]
        if links:
            insert_noted(connection, m.BatchFigure, links, deed=Deed.IMPORTED, by=by, now=now)
    return number


def batches() -> tuple[BatchView, ...]:
    """All batches, the newest first."""
    b, f = m.ImportBatch, m.BatchFigure
    count = func.count(f.commitment)
    query = select(b.number, b.name, b.recorded_at, b.recorded_by, count).join(f, f.batch == b.number, isouter=True)
    with reading() as connection:
        rows = connection.execute(query.group_by(b.number).order_by(b.number.desc()))
        return tuple(BatchView(*row) for row in rows)


def _entered(
    connection: Connection, figures: Sequence[NewFigure], today: date, now: datetime, by: str
) -> Iterator[tuple[int, Refused]]:
    """Enter what can be entered and name what cannot; with one refusal the caller takes back all of it."""
    for place, new in enumerate(figures):
        try:
            enter(connection, new, today=today, now=now, by=by)
        except Refused as refused:
            yield place, refused
            if refused.code is RefusalCode.RULE_BROKEN:  # after that a database may take nothing more
                return


def _key(new: NewFigure) -> dict[str, object]:
    return {
        "commitment": new.commitment,
        "year": new.year,
        "method": new.method,
        "of_span": new.of_span,
        "version": new.seen_version + 1,
    }
