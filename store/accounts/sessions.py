"""Sessions: signing in, who is signed in, signing out, and confirming who one is before changing how one signs in."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select, update

import models as m
from models import SignInWay
from store.accounts.passwords import is_correct, password_hash
from store.accounts.people import (
    end_sessions_of,
    existing_person,
    person_view,
    refuse_sample,
    store_password,
    user_name,
)
from store.accounts.tokens import new_token, token_hash
from store.database import reading, writing
from store.journal import PROGRAM, Deed, add_entry
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from views import PersonView, SignInView

LONGEST_IDLE = timedelta(hours=1)  # a session ends when nothing was done for so long
LONGEST_SESSION = timedelta(hours=12)  # and after so long in any case
CONFIRMATION_LASTS = timedelta(minutes=10)  # how long one may change how one signs in
TOUCH_INTERVAL = timedelta(minutes=1)  # a session's last use is written down this often
BROWSER_LIMIT = 200


# ---- authentication


def authenticate(typed: str, password: str, *, with_samples: bool, now: datetime) -> PersonView:
    """The person of this name and password. Raises `Refused`, with one code whichever of them was wrong."""
    code = user_name(typed)
    with reading() as connection:
        row = connection.execute(_open_person(code)).first()
    person = row if row is not None and (with_samples or not row.is_sample) else None
    if is_correct(password, person.password if person is not None else None) and person is not None:
        return person_view(person)
    with writing() as connection:  # an unknown name is not journaled: it may be a password
        named = {"code": person.code} if person is not None else {}
        add_entry(connection, Deed.SIGN_IN_REFUSED, by=PROGRAM, now=now, about="person", key=named)
    raise Refused(RefusalCode.WRONG_SIGN_IN)


def person_of_identity(issuer: str, subject: str, *, now: datetime) -> PersonView:
    """The person of an identity provider's identity. Raises `Refused` where nobody here has it."""
    i, p = m.Identity, m.Person
    query = select(p.__table__).join(i, i.person == p.code)
    query = query.where(i.issuer == issuer, i.subject == subject, p.closed_on.is_(None))
    with reading() as connection:
        row = connection.execute(query).first()
    if row is not None:
        return person_view(row)
    with writing() as connection:
        key = {"issuer": issuer, "subject": subject}
        add_entry(connection, Deed.SIGN_IN_REFUSED, by=PROGRAM, now=now, about="identity", key=key)
    raise Refused(RefusalCode.NO_ACCOUNT, issuer=issuer, subject=subject)


# ---- sessions


def open_session(code: str, way: SignInWay, browser: str = "", old: str | None = None, *, now: datetime) -> str:
    """Open a session and return its token; the browser's `old` one ends. Raises `Refused`."""
    token = new_token()
    s = m.SignIn
    with writing() as connection:
        require(connection, code, Right.READ)
        stale = or_(s.opened_at < now - LONGEST_SESSION, s.seen_at < now - LONGEST_IDLE, s.token == (old or ""))
        connection.execute(delete(s).where(stale))
        moments = dict.fromkeys(("opened_at", "seen_at", "confirmed_at"), now)
        row = {"token": token_hash(token), "person": code, "way": way, "browser": browser[:BROWSER_LIMIT]}
        connection.execute(insert(s), row | moments)
        new = {"way": way, "browser": row["browser"]}
        add_entry(connection, Deed.SIGNED_IN, by=code, now=now, about="person", key={"code": code}, new=new)
    return token


def person_of_session(key: str, now: datetime) -> PersonView | None:
    """The person of a live session, read afresh with role and closing. Nothing else decides who is signed in."""
    with reading() as connection:
        row = connection.execute(_live(key, now)).first()
    return None if row is None else person_view(row)


def session(key: str, now: datetime) -> SignInView | None:
    """A live session; None where it has ended."""
    with reading() as connection:
        row = connection.execute(_live(key, now)).first()
    return None if row is None else _sign_in(row)


def touch(key: str, now: datetime) -> None:
    """Record that a session was used. A store that cannot be written keeps nobody from reading."""
    s = m.SignIn
    with reading() as connection:
        seen = connection.scalar(select(s.seen_at).where(s.token == key))
    if seen is not None and now - seen > TOUCH_INTERVAL:
        with suppress(Refused), writing() as connection:
            connection.execute(update(s).where(s.token == key).values(seen_at=now))


def sessions(now: datetime, code: str | None = None) -> tuple[SignInView, ...]:
    """The live sessions of a person, or of everybody, the last used first."""
    s = m.SignIn
    query = select(s.__table__).where(s.opened_at > now - LONGEST_SESSION, s.seen_at > now - LONGEST_IDLE)
    query = query if code is None else query.where(s.person == code)
    with reading() as connection:
        return tuple(_sign_in(row) for row in connection.execute(query.order_by(s.seen_at.desc())))


def end_session(key: str, *, now: datetime) -> None:
    """Sign out one browser; whoever holds its cookie may."""
    s = m.SignIn
    with writing() as connection:
        code = connection.scalar(delete(s).where(s.token == key).returning(s.person))
        if code is not None:
            add_entry(connection, Deed.SIGNED_OUT, by=code, now=now, about="person", key={"code": code})


@needs(Right.READ)
def end_own(key: str | None = None, but: str | None = None, *, now: datetime, by: str) -> None:
    """Sign out one of one's own browsers (`key`), or all of them `but` one. Raises `Refused`."""
    s = m.SignIn
    with writing() as connection:
        require(connection, by, Right.READ)
        if key is None:
            end_sessions_of(connection, by, but)
        else:
            connection.execute(delete(s).where(s.token == key, s.person == by))
        add_entry(connection, Deed.SIGNED_OUT, by=by, now=now, about="person", key={"code": by})


@needs(Right.ADMINISTER)
def end_all_of(code: str, *, now: datetime, by: str) -> None:
    """Sign a person out everywhere. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        existing_person(connection, code)
        end_sessions_of(connection, code)
        add_entry(connection, Deed.SIGNED_OUT, by=by, now=now, about="person", key={"code": code})


# ---- confirmation, and what it allows


def is_confirmed(session: SignInView, now: datetime) -> bool:
    return now - session.confirmed_at < CONFIRMATION_LASTS


def require_confirmed(connection: Connection, key: str, now: datetime, by: str) -> None:
    """Raise `Refused` unless this is a recently confirmed session of the person `by`."""
    row = connection.execute(_live(key, now)).first()
    if row is None or row.person != by or not is_confirmed(_sign_in(row), now):
        raise Refused(RefusalCode.CONFIRM_FIRST)


@needs(Right.READ)
def confirm(key: str, *, now: datetime, by: str) -> None:
    """Record that the person of this session has just authenticated again. Raises `Refused`."""
    s = m.SignIn
    with writing() as connection:
        require(connection, by, Right.READ)
        connection.execute(update(s).where(s.token == key, s.person == by).values(confirmed_at=now))


@needs(Right.READ)
def change_password(key: str, password: str, *, now: datetime, by: str) -> None:
    """Change one's own password in a recently confirmed session; the others end. Raises `Refused`."""
    with reading() as connection:  # the slow hash is computed before the lock for writing is taken
        require(connection, by, Right.READ)
        require_confirmed(connection, key, now, by)
        hashed = password_hash(password, by, existing_person(connection, by).name)
    with writing() as connection:
        require(connection, by, Right.READ)
        require_confirmed(connection, key, now, by)
        refuse_sample(connection, by)
        store_password(connection, by, hashed, now, by)
        end_sessions_of(connection, by, but=key)


def _open_person(code: str) -> Select[tuple[object, ...]]:
    return select(m.Person.__table__).where(m.Person.code == code, m.Person.closed_on.is_(None))


def _live(key: str, now: datetime) -> Select[tuple[object, ...]]:
    s, p = m.SignIn, m.Person
    query = select(p.__table__, *s.__table__.columns).join(s, s.person == p.code)
    is_live = s.seen_at > now - LONGEST_IDLE, s.opened_at > now - LONGEST_SESSION
    return query.where(s.token == key, p.closed_on.is_(None), *is_live)


def _sign_in(row: Row[tuple[object, ...]]) -> SignInView:
    return SignInView(row.token, row.person, row.way, row.opened_at, row.seen_at, row.confirmed_at, row.browser)
