"""Links that open the wall screen and nothing else: created with a name, listed, revoked.

Whoever has the link sees approved figures, as the public would; it is no session and opens no page.
"""

import secrets
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, insert, select, update

import models as m
from store.accounts.people import NAME_LIMIT
from store.accounts.tokens import new_token, token_hash
from store.database import reading, writing
from store.journal import Deed, add_entry
from store.refusal import RefusalCode, Refused, refuse_long, required_text
from store.rights import Right, needs, require
from views import WallView


@needs(Right.ADMINISTER)
def make_wall(name: str, ends_on: date | None = None, *, today: date, now: datetime, by: str) -> str:
    """Create a link and return its token, to be shown once. Raises `Refused`."""
    token, name = new_token(), " ".join(required_text(name, RefusalCode.WALL_NAME_MISSING).split())
    refuse_long(name, NAME_LIMIT)
    if ends_on is not None and ends_on < today:
        raise Refused(RefusalCode.WALL_OVER)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        new = {"name": name, "ends_on": ends_on}
        row = new | {"token": token_hash(token), "made_at": now, "made_by": by}
        number = connection.scalar(insert(m.WallLink).values(**row).returning(m.WallLink.number))
        add_entry(connection, Deed.WALL_MADE, by=by, now=now, about="wall_link", key={"number": number}, new=new)
    return token


@needs(Right.ADMINISTER)
def revoke_wall(number: int, *, now: datetime, by: str) -> None:
    """Revoke a link: from now on it opens nothing. Raises `Refused`."""
    w = m.WallLink
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        name = connection.scalar(select(w.name).where(w.number == number, w.revoked_at.is_(None)))
        if name is None:
            raise Refused(RefusalCode.UNKNOWN_WALL)
        connection.execute(update(w).where(w.number == number).values(revoked_at=now))
        old = {"name": name}
        add_entry(connection, Deed.WALL_REVOKED, by=by, now=now, about="wall_link", key={"number": number}, old=old)


def walls() -> tuple[WallView, ...]:
    """All links, revoked ones last, the newest first."""
    w = m.WallLink
    with reading() as connection:
        return tuple(map(_view, connection.execute(_all().order_by(w.revoked_at.is_not(None), w.number.desc()))))


def wall(token: str, today: date) -> WallView | None:
    """The link of a token; None for one that opens nothing, or no longer."""
    hashed = token_hash(token)
    with reading() as connection:
        matches = [row for row in _live(connection, today) if secrets.compare_digest(row.token, hashed)]
    return _view(matches[0]) if matches else None


def _live(connection: Connection, today: date) -> list[Row[tuple[object, ...]]]:
    w = m.WallLink
    return list(connection.execute(_all().where(w.revoked_at.is_(None), (w.ends_on.is_(None)) | (w.ends_on >= today))))


def _all() -> Select[tuple[object, ...]]:
    return select(m.WallLink.__table__)


def _view(row: Row[tuple[object, ...]]) -> WallView:
    return WallView(row.number, row.name, row.made_at, row.made_by, row.ends_on, row.revoked_at)
