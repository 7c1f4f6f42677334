"""Invitations: links that can be used once, to set a password or to become the first administrator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

import models as m
from models import Role
from store.accounts.passwords import password_hash
from store.accounts.people import end_sessions_of, existing_person, insert_person, store_password
from store.accounts.tokens import new_token, token_hash
from store.database import reading, writing
from store.journal import PROGRAM, Deed, add_entry
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from views import PersonView

VALID = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Invitation:
    """The person whom a link invites; None: the first administrator."""

    person: PersonView | None


@needs(Right.ADMINISTER)
def invite(code: str, *, now: datetime, by: str) -> str:
    """Return the token of a new link with which a person sets a password; earlier ones end. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        if existing_person(connection, code).closed_on is not None:
            raise Refused(RefusalCode.UNKNOWN_PERSON, typed=code)
        add_entry(connection, Deed.INVITED, by=by, now=now, about="person", key={"code": code})
        return _new_link(connection, code, now)


def first_administrator_token(now: datetime) -> str | None:
    """The token of a new link to become the first administrator; None if there is an administrator."""
    with writing() as connection:
        if _has_administrator(connection):
            return None
        return _new_link(connection, None, now)


def invitation_of(token: str, now: datetime) -> Invitation:
    """The invitation of a link. Raises `Refused` where it cannot be used, or no longer."""
    with reading() as connection:
        return _invitation(connection, token, now)


def accept(token: str, password: str, *, now: datetime) -> str:
    """Set a password by a link and end all older sessions; return the user name. Raises `Refused`."""
    person = invitation_of(token, now).person
    if person is None:
        raise Refused(RefusalCode.LINK_SPENT)
    hashed = password_hash(password, person.code, person.name)
    with writing() as connection:
        _invitation(connection, token, now)
        _spend(connection, token, now)
        store_password(connection, person.code, hashed, now, person.code)
        end_sessions_of(connection, person.code)
    return person.code


def accept_first(token: str, code: str, name: str, password: str, *, now: datetime) -> str:
    """Create the first administrator by a link; return the user name. Raises `Refused`."""
    hashed = password_hash(password, code, name)
    with writing() as connection:
        if _invitation(connection, token, now).person is not None:
            raise Refused(RefusalCode.LINK_SPENT)
        created = insert_person(connection, code, name, Role.ADMINISTRATOR, None, now, PROGRAM)
        store_password(connection, created, hashed, now, created)
        _spend(connection, token, now)
    return created


def _invitation(connection: Connection, token: str, now: datetime) -> Invitation:
    i = m.Invitation
    live = select(i.person).where(i.token == token_hash(token), i.used_at.is_(None), i.expires_at > now)
    row = connection.execute(live).first()
    if row is None or (row.person is None and _has_administrator(connection)):
        raise Refused(RefusalCode.LINK_SPENT)
    person = None if row.person is None else existing_person(connection, row.person)
    if person is not None and person.closed_on is not None:
        raise Refused(RefusalCode.LINK_SPENT)
    return Invitation(person)


def _new_link(connection: Connection, code: str | None, now: datetime) -> str:
    i, token = m.Invitation, new_token()
    connection.execute(delete(i).where(i.person.is_(None) if code is None else i.person == code, i.used_at.is_(None)))
    connection.execute(insert(i), {"token": token_hash(token), "person": code, "expires_at": now + VALID})
    return token


def _spend(connection: Connection, token: str, now: datetime) -> None:
    i = m.Invitation
    connection.execute(update(i).where(i.token == token_hash(token)).values(used_at=now))


def _has_administrator(connection: Connection) -> bool:
    p = m.Person
    administrators = select(p.code).where(p.role == Role.ADMINISTRATOR, p.closed_on.is_(None))
    return connection.scalar(administrators.limit(1)) is not None
