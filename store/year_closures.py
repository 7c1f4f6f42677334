"""The years of an agreement that are closed: nothing is entered or reviewed in them. The last row of a year decides."""

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, or_, select

import models as m
from models import ReviewState
from store.database import reading, writing
from store.journal import Deed, insert_with_entries
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from text.names import nfc
from views.figures import KEY

# Put together once, with the values left open: every write executes these while others wait.
_AGREEMENT = select(m.Commitment.agreement).where(m.Commitment.code == bindparam("commitment"))
_LAST_CLOSURE = (
    select(m.YearClosure.is_closed)
    .where(m.YearClosure.agreement == bindparam("agreement"), m.YearClosure.year == bindparam("year"))
    .order_by(m.YearClosure.n.desc())
    .limit(1)
)


@needs(Right.ADMINISTER)
def close_year(agreement: str, year: int, *, now: datetime, by: str, reason: str = "") -> None:
    """Close a year of an agreement: nothing is entered or reviewed in it any more. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        if _is_closed(connection, agreement, year):
            raise Refused(RefusalCode.YEAR_CLOSED, agreement=agreement, year=year)
        if pending := _pending(connection, agreement, year):
            raise Refused(RefusalCode.YEAR_AWAITS_REVIEW, agreement=agreement, year=year, n=pending)
        _append_closure(connection, agreement, year, nfc(reason).strip() or None, is_closed=True, now=now, by=by)


@needs(Right.ADMINISTER)
def reopen_year(agreement: str, year: int, reason: str, *, now: datetime, by: str) -> None:
    """Open a closed year again, with a reason. Raises `Refused`."""
    why = required_text(reason, RefusalCode.REOPEN_REASON_MISSING)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        if not _is_closed(connection, agreement, year):
            raise Refused(RefusalCode.YEAR_NOT_CLOSED, agreement=agreement, year=year)
        _append_closure(connection, agreement, year, why, is_closed=False, now=now, by=by)


def _is_closed(connection: Connection, agreement: str, year: int) -> bool:
    return bool(connection.scalar(_LAST_CLOSURE, {"agreement": agreement, "year": year}))


def closed_years() -> dict[str, tuple[int, ...]]:
    """The years that are closed, by agreement, the latest first."""
    c = m.YearClosure
    with reading() as connection:
        rows = connection.execute(select(c.agreement, c.year, c.is_closed).order_by(c.n))
        closed = {(row.agreement, row.year): row.is_closed for row in rows}
    years: dict[str, tuple[int, ...]] = {}
    for agreement, year in sorted((key for key in closed if closed[key]), reverse=True):
        years[agreement] = (*years.get(agreement, ()), year)
    return years


def refuse_closed_year(connection: Connection, commitment: str, year: int) -> None:
    """Raise `Refused` where the year is closed in the commitment's agreement."""
    agreement = connection.scalar(_AGREEMENT, {"commitment": commitment})
    if agreement is not None and _is_closed(connection, agreement, year):
        raise Refused(RefusalCode.YEAR_CLOSED, agreement=agreement, year=year)


def _pending(connection: Connection, agreement: str, year: int) -> int:
    """How many figures of a year wait for their review, or were opened again and not entered anew."""
    s, c = m.ReviewStep, m.Commitment
    key = [getattr(s, name) for name in KEY]
    numbers = select(*key, func.max(s.n).label("n")).join(c, c.code == s.commitment)
    last = numbers.where(c.agreement == agreement, s.year == year).group_by(*key).subquery()
    same_step = [getattr(s, name) == last.c[name] for name in (*KEY, "n")]
    f, series = m.Figure, [name for name in KEY if name != "version"]
    later = select(f.version).where(*(getattr(f, name) == getattr(s, name) for name in series), f.version > s.version)
    is_open = and_(s.state == ReviewState.REOPENED, ~later.exists())
    pending = select(func.count()).select_from(s).join(last, and_(*same_step))
    pending = pending.where(or_(s.state == ReviewState.SUBMITTED, is_open))
    return connection.scalar(pending) or 0


def _append_closure(
    connection: Connection, agreement: str, year: int, why: str | None, *, is_closed: bool, now: datetime, by: str
) -> None:
    if connection.scalar(select(m.Agreement.code).where(m.Agreement.code == agreement)) is None:
        raise Refused(RefusalCode.UNKNOWN_AGREEMENT, agreement=agreement)
    c = m.YearClosure
    n = connection.scalar(select(func.max(c.n)).where(c.agreement == agreement, c.year == year)) or 0
    row = {"agreement": agreement, "year": year, "n": n + 1, "is_closed": is_closed, "at": now, "by": by, "reason": why}
    deed = Deed.YEAR_CLOSED if is_closed else Deed.YEAR_REOPENED
    insert_with_entries(connection, c, [row], deed=deed, by=by, now=now, why=why)
