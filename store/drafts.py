"""Drafts: entries that are typed and not yet submitted, so that a reload or a restart loses nothing."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select

import models as m
from store.database import reading, writing
from store.rights import Right, needs, require
from text.names import nfc
from views import DraftView

OF_BASELINE = 0  # in place of a year: what is kept is the commitment's baseline, whichever year it will be for


def of_waiting(year: int) -> int:
    """The number in place of a year, of a draft that its figure is awaited."""
    return -year


def drafts(person: str, year: int) -> tuple[DraftView, ...]:
    """A person's drafts of a year."""
    d = m.Draft
    query = select(d.commitment, d.method, d.typed, d.saved_at).where(d.person == person, d.year == year)
    with reading() as connection:
        rows = connection.execute(query.order_by(d.commitment, d.method)).all()
    return tuple(DraftView(row.commitment, year, row.method, json.loads(row.typed), row.saved_at) for row in rows)


def draft(person: str, commitment: str, year: int, method: str) -> DraftView | None:
    """A person's draft of one figure; None where there is none."""
    d = m.Draft
    query = select(d.typed, d.saved_at).where(*_of(person, commitment, year, method))
    with reading() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else DraftView(commitment, year, method, json.loads(row.typed), row.saved_at)


@needs(Right.ENTER)
def save_draft(commitment: str, year: int, method: str, typed: Mapping[str, str], *, now: datetime, by: str) -> None:
    """Replace the draft of a figure; a draft with nothing typed is deleted."""
    filled = {name: nfc(text) for name, text in typed.items() if text.strip()}
    with writing() as connection:
        require(connection, by, Right.ENTER, commitment)
        forget(connection, by, commitment, year, method)
        if filled:
            text = json.dumps(filled, ensure_ascii=False, sort_keys=True)
            row = {"person": by, "commitment": commitment, "year": year, "method": method}
            connection.execute(insert(m.Draft).values(**row, typed=text, saved_at=now))


def forget(connection: Connection, person: str, commitment: str, year: int, method: str) -> None:
    """Delete a draft within a transaction: it has become a figure, or is discarded."""
    connection.execute(delete(m.Draft).where(*_of(person, commitment, year, method)))


def forget_all(connection: Connection, person: str, commitment: str, year: int) -> None:
    """Delete drafts of whatever method: of a baseline, or of awaiting a figure, which belong to none."""
    d = m.Draft
    of_commitment = (d.person == person, d.commitment == commitment, d.year == year)
    connection.execute(delete(d).where(*of_commitment))


def _of(person: str, commitment: str, year: int, method: str) -> list[ColumnElement[bool]]:
    d = m.Draft
    return [d.person == person, d.commitment == commitment, d.year == year, d.method == method]
