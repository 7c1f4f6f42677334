"""Awaited figures: an officer states until when and why one is awaited; a figure of record ends it.

Versions are appended, the last one counts; one without a day ends the waiting.
"""

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

import models as m
from progress.dates import last_day
from progress.figures import SENT_BACK
from progress.terms import method_of_record
from store import drafts
from store.database import row_dict, writing
from store.journal import Deed, insert_with_entries
from store.limits import commitment_limits, refuse_closed
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from store.validation import refuse_impossible_year
from store.year_closures import refuse_closed_year
from text.names import nfc
from views import FigureKey
from views.figures import KEY

# Put together once: that takes longer than to ask the database, and every figure asks.
_LAST = (
    select(m.Awaited.__table__)
    .where(m.Awaited.commitment == bindparam("commitment"), m.Awaited.year == bindparam("year"))
    .order_by(m.Awaited.version.desc())
    .limit(1)
)
LONGEST_YEARS = 3  # after the year itself; what takes longer will hardly come


@needs(Right.ENTER)
def await_figure(commitment: str, year: int, until: str, note: str, *, today: date, now: datetime, by: str) -> None:
    """Record that the figure of a year is awaited until a day, month or year. Raises `Refused`."""
    why = required_text(note, RefusalCode.WAITING_NOTE_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER, commitment)
        refuse_closed(commitment_limits(connection, commitment), today)
        refuse_impossible_year(year, today)
        _refuse_day(until, year, today)
        refuse_closed_year(connection, commitment, year)
        if _has_figure(connection, commitment, year):
            raise Refused(RefusalCode.WAITING_FIGURE_THERE, year=year)
        _append(connection, commitment, year, nfc(until), why, Deed.AWAITED, now, by)
        drafts.forget_all(connection, by, commitment, drafts.of_waiting(year))


@needs(Right.ENTER)
def await_no_longer(commitment: str, year: int, *, now: datetime, by: str) -> None:
    """Record that a figure is awaited no longer. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ENTER, commitment)
        if _is_awaited(connection, commitment, year):
            _append(connection, commitment, year, None, None, Deed.AWAITED_NO_LONGER, now, by)


def end(connection: Connection, figure: FigureKey, now: datetime, by: str) -> None:
    """End the waiting for a figure that has come, as a part of its entry. Figures of other methods end nothing."""
    commitment, year = figure.commitment, figure.year
    if figure.of_span or not _is_awaited(connection, commitment, year):
        return
    if figure.method == _method_of_record(connection, commitment, year):
        _append(connection, commitment, year, None, None, Deed.AWAITED_NO_LONGER, now, by)


def _is_awaited(connection: Connection, commitment: str, year: int) -> bool:
    last = connection.execute(_LAST, {"commitment": commitment, "year": year}).one_or_none()
    return last is not None and last.until is not None


def _append(
    connection: Connection,
    commitment: str,
    year: int,
    until: str | None,
    note: str | None,
    deed: Deed,
    now: datetime,
    by: str,
) -> None:
    old = connection.execute(_LAST, {"commitment": commitment, "year": year}).mappings().one_or_none()
    row = {"commitment": commitment, "year": year, "version": old["version"] + 1 if old else 1, "until": until}
    row |= {"note": note, "recorded_at": now, "recorded_by": by}
    was = None if old is None else row_dict(old)
    insert_with_entries(connection, m.Awaited, [row], deed=deed, by=by, now=now, why=note, old=was)


def _refuse_day(until: str, year: int, today: date) -> None:
    if not m.is_partial_date(until):
        raise Refused(RefusalCode.BAD_DATE, field="until", typed=until)
    if last_day(until) < today:
        raise Refused(RefusalCode.WAITING_OVER, typed=until)
    if last_day(until).year > year + LONGEST_YEARS:
        raise Refused(RefusalCode.WAITING_TOO_LONG, typed=until, latest=year + LONGEST_YEARS)


def _has_figure(connection: Connection, commitment: str, year: int) -> bool:
    """Whether there is a figure of record that nobody has sent back."""
    f, s = m.Figure, m.ReviewStep
    method = _method_of_record(connection, commitment, year)
    of_record = (f.commitment == commitment, f.year == year, f.method == method, f.of_span.is_(False))
    same_figure = [getattr(s, name) == getattr(f, name) for name in KEY]
    sent_back = select(s.n).where(*same_figure, s.state.in_(SENT_BACK)).exists()
    return connection.scalar(select(f.version).where(*of_record, ~sent_back).limit(1)) is not None


def _method_of_record(connection: Connection, commitment: str, year: int) -> str | None:
    """The method whose figure of a year counts; None where none is stated."""
    r = m.MethodOfRecord
    query = select(r.first_year, r.method).where(r.commitment == commitment).order_by(r.first_year, r.version)
    methods = {row.first_year: row.method for row in connection.execute(query)}
    return method_of_record(methods.items(), year) if methods else None
