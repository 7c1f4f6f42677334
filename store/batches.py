"""Batches: figures that are entered together, all of them or none, from a file or the table of a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, Select, and_, bindparam, func, select

import models as m
from models import ReviewState
from store import review
from store.database import reading, writing
from store.figures import enter
from store.journal import Deed, add_entry, insert_with_entries
from store.refusal import BatchRefused, RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from store.validation import NewFigure
from text.names import nfc
from views import BatchView, FigureKey
from views.figures import KEY


def _members() -> Select[*tuple[object, ...]]:
    """The figures of a batch, each with the last step of its review and whether a version follows on it."""
    f, s, later = m.BatchFigure, m.ReviewStep, m.Figure
    columns = [getattr(f, name) for name in KEY]
    steps = select(s.state).where(*(getattr(s, name) == getattr(f, name) for name in KEY))
    same_series = [getattr(later, name) == getattr(f, name) for name in KEY if name != "version"]
    follows = select(later.version).where(*same_series, later.version == f.version + 1).exists()
    last = steps.order_by(s.n.desc()).limit(1).scalar_subquery()
    query = select(*columns, last.label("state"), follows.label("is_corrected"))
    return query.where(f.batch == bindparam("number")).order_by(*columns)


_MEMBERS = _members()


@needs(Right.ENTER)
def record_batch(
    name: str, figures: Sequence[NewFigure], *, digest: str | None, today: date, now: datetime, by: str
) -> int:
    """Enter all figures and return the number of their batch. Raises `BatchRefused`; then nothing was written."""
    with writing() as connection:
        require(connection, by, Right.ENTER)
        number = (connection.scalar(select(func.max(m.ImportBatch.number))) or 0) + 1
        entered, refusals = _enter_all(connection, figures, today, now, by)
        if refusals:
            raise BatchRefused(refusals)
        row = {"number": number, "name": nfc(name).strip()[:200] or "—", "digest": digest}
        rows = [row | {"recorded_at": now, "recorded_by": by}]
        insert_with_entries(connection, m.ImportBatch, rows, deed=Deed.IMPORTED, by=by, now=now)
        links = [asdict(figure) | {"batch": number} for figure in entered]
        if links:
            insert_with_entries(connection, m.BatchFigure, links, deed=Deed.IMPORTED, by=by, now=now)
    return number


@needs(Right.ENTER)
def undo_batch(number: int, reason: str, *, now: datetime, by: str) -> int:
    """Take back all figures of one's own batch that still stand, or none; return how many.

    Raises `Refused`, or `BatchRefused` that names each figure which was corrected or reviewed since.
    """
    why = required_text(reason, RefusalCode.UNDO_REASON_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER)
        standing = _standing(connection, number, by)
        if refusals := list(_recall_all(connection, standing, why, now, by)):
            raise BatchRefused(refusals)
        key = {"number": number}
        add_entry(connection, Deed.UNDONE, by=by, now=now, about=m.ImportBatch.__tablename__, key=key, why=why)
    return len(standing)


def _standing(connection: Connection, number: int, by: str) -> dict[FigureKey, bool]:
    """The figures of a batch of their own that its author has not taken back, and whether each was corrected since."""
    b = m.ImportBatch
    author = connection.scalar(select(b.recorded_by).where(b.number == number))
    if author is None:
        raise Refused(RefusalCode.UNKNOWN_BATCH, number=number)
    if author != by:
        raise Refused(RefusalCode.NOT_OWN_BATCH, number=number)
    rows = connection.execute(_MEMBERS, {"number": number}).all()
    standing = {
        FigureKey.of(row): bool(row.is_corrected)
        for row in rows
        if row.is_corrected or row.state is not ReviewState.RECALLED
    }
    if not standing:
        raise Refused(RefusalCode.BATCH_UNDONE, number=number)
    return standing


def _recall_all(
    connection: Connection, figures: Mapping[FigureKey, bool], why: str, now: datetime, by: str
) -> Iterator[tuple[int, Refused]]:
    for place, (figure, is_corrected) in enumerate(figures.items()):
        try:
            if is_corrected:
                raise Refused(RefusalCode.LATER_VERSION, commitment=figure.commitment, year=figure.year)
            review.recall_figure(connection, figure, why, now=now, by=by)
        except Refused as refused:
            yield place, refused


def batches() -> tuple[BatchView, ...]:
    """All batches, the newest first."""
    b, f = m.ImportBatch, m.BatchFigure
    s = m.ReviewStep
    same_figure = [getattr(s, name) == getattr(f, name) for name in KEY]
    columns = (b.number, b.name, b.recorded_at, b.recorded_by, func.count(f.commitment), func.count(s.commitment))
    query = select(*columns).join(f, f.batch == b.number, isouter=True)
    query = query.join(s, and_(*same_figure, s.state == ReviewState.RECALLED), isouter=True)
    with reading() as connection:
        rows = connection.execute(query.group_by(b.number).order_by(b.number.desc()))
        return tuple(BatchView(*row) for row in rows)


def _enter_all(
    connection: Connection, figures: Sequence[NewFigure], today: date, now: datetime, by: str
) -> tuple[list[FigureKey], list[tuple[int, Refused]]]:
    """Enter what can be entered and name what cannot; with one refusal the caller takes back all of it."""
    entered: list[FigureKey] = []
    refusals: list[tuple[int, Refused]] = []
    in_order = sorted(enumerate(figures), key=lambda entry: entry[1].key.year)  # each is held against those before it
    for place, new in in_order:
        try:
            entered.append(enter(connection, new, today=today, now=now, by=by))
        except Refused as refused:
            refusals.append((place, refused))
            if refused.code is RefusalCode.RULE_BROKEN:  # after that a database may take nothing more
                break
    return entered, sorted(refusals, key=lambda refusal: refusal[0])
