"""Take an agreement that was begun by mistake off the record, with all that is in it, while nothing rests on it.

Each row that goes is journaled with its values, so the journal still tells what stood there. An agreement with figures,
questions, closed years or announced days stays: it can be closed.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection, delete, func, select

import models as m
from store.accounts.assignments import unassign
from store.database import reading, row_dict, writing
from store.editing import log_removal
from store.journal import recorded_tables
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require

SAID = ("figure", "draft", "awaited", "question")  # what officers and leaders have written of a commitment stays


def commitments_in(agreement: str) -> tuple[str, ...]:
    """The codes of an agreement's commitments in their order."""
    with reading() as connection:
        return _commitments_in(connection, agreement)


@needs(Right.ADMINISTER)
def remove_agreement(agreement: str, why: str, *, now: datetime, by: str) -> None:
    """Remove an agreement and every row that belongs to it, or nothing. Raises `Refused`."""
    reason = required_text(why, RefusalCode.REMOVAL_REASON_MISSING)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        a = m.Agreement
        if connection.scalar(select(a.code).where(a.code == agreement)) is None:
            raise Refused(RefusalCode.UNKNOWN_AGREEMENT, agreement=agreement)
        codes = _commitments_in(connection, agreement)
        _refuse_used(connection, agreement, codes)
        unassign(connection, codes, now, by)
        for table, is_of_it in _owned(agreement, codes):
            _remove(connection, table, is_of_it, reason, by, now)


def _remove(
    connection: Connection, table: sa.Table, is_of_it: sa.ColumnElement[bool], why: str, by: str, now: datetime
) -> None:
    gone = connection.execute(select(table).where(is_of_it)).mappings().all()
    connection.execute(delete(table).where(is_of_it))
    if table in recorded_tables():
        for row in gone:
            log_removal(connection, table, row_dict(row), why, by, now)


def _commitments_in(connection: Connection, agreement: str) -> tuple[str, ...]:
    c = m.Commitment
    return tuple(connection.scalars(select(c.code).where(c.agreement == agreement).order_by(c.position, c.code)))


def _refuse_used(connection: Connection, agreement: str, codes: Sequence[str]) -> None:
    """Refuse where somebody has said something of it, or another agreement's commitment is compared with one of it."""
    w, tables = m.Wording, m.Base.metadata.tables
    used: dict[str, sa.ColumnElement[bool]] = {name: tables[name].c.commitment.in_(codes) for name in SAID}
    used["year_closure"] = tables["year_closure"].c.agreement == agreement
    used["wording"] = w.yardstick.in_(codes) & w.commitment.not_in(codes)
    for name, is_used in used.items():
        if connection.scalar(select(func.count()).select_from(tables[name]).where(is_used)):
            raise Refused(RefusalCode.IN_USE, table=name)


def _owned(agreement: str, codes: Sequence[str]) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """The tables with rows of an agreement, those that refer to others first."""
    for table in reversed(m.Base.metadata.sorted_tables):
        if table.name == "agreement":
            yield table, table.c.code == agreement
        elif table.name == "commitment":
            yield table, table.c.agreement == agreement
        elif "commitment" in table.c and table.name not in SAID:
            yield table, table.c.commitment.in_(codes)
