"""People with an account, and how identity providers know them."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

import models as m
from models import ReaderLanguage, Role
from store.database import reading, writing
from store.journal import Deed, add_entry
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from text.names import is_email, nfc
from views import PersonView

RESERVED = ("seed", "program", "local-officer")  # authors in the record that are no person
CODE = re.compile(r"[^\W_](?:[\w.-]{0,62}[^\W_])?")
NAME_LIMIT = 200


def user_name(typed: str) -> str:
    """A user name as it is stored: in NFC and lower case."""
    return nfc(nfc(typed).strip().casefold())


def people() -> tuple[PersonView, ...]:
    """All people, those with a closed account last."""
    p = m.Person
    with reading() as connection:
        rows = connection.execute(select(p.__table__).order_by(p.closed_on.is_not(None), p.code))
        return tuple(person_view(row) for row in rows)


def person(code: str) -> PersonView | None:
    with reading() as connection:
        row = connection.execute(select(m.Person.__table__).where(m.Person.code == code)).first()
    return None if row is None else person_view(row)


def person_names() -> dict[str, str]:
    """The names of all who ever had an account, by user name."""
    with reading() as connection:
        return {row.code: row.name for row in connection.execute(select(m.Person.code, m.Person.name))}


@needs(Right.ADMINISTER)
def add_person(code: str, name: str, role: Role, email: str | None = None, *, now: datetime, by: str) -> None:
    """Create an account, still without a password. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        insert_person(connection, code, name, role, email, now, by)


@needs(Right.ADMINISTER)
def change_person(
    code: str, name: str, email: str | None = None, role: Role | None = None, *, now: datetime, by: str
) -> None:
    """Change the name that others see, the e-mail address and, unless None, the role. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        old = existing_person(connection, code)
        was, values = {"name": old.name, "email": old.email}, {"name": _name(name), "email": _email(email)}
        if values != was:
            connection.execute(update(m.Person).where(m.Person.code == code).values(**values))
            key = {"code": code}
            add_entry(connection, Deed.PERSON_CHANGED, by=by, now=now, about="person", key=key, old=was, new=values)
        if role is not None and role is not old.role:
            _put_role(connection, code, old.role, role, now, by)


@needs(Right.READ)
def choose_language(language: ReaderLanguage, *, now: datetime, by: str) -> None:
    """Choose one's own language. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.READ)
        old = {"language": existing_person(connection, by).language}
        connection.execute(update(m.Person).where(m.Person.code == by).values(language=language))
        new = {"language": language}
        add_entry(connection, Deed.PERSON_CHANGED, by=by, now=now, about="person", key={"code": by}, old=old, new=new)


@needs(Right.ADMINISTER)
def change_role(code: str, role: Role, *, now: datetime, by: str) -> None:
    """Give a person another role; it counts from their next click. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        _put_role(connection, code, existing_person(connection, code).role, role, now, by)


def _put_role(connection: Connection, code: str, old: Role, role: Role, now: datetime, by: str) -> None:
    connection.execute(update(m.Person).where(m.Person.code == code).values(role=role))
    _refuse_without_administrator(connection)
    was, is_now = {"role": old}, {"role": role}
    add_entry(connection, Deed.ROLE_CHANGED, by=by, now=now, about="person", key={"code": code}, old=was, new=is_now)


@needs(Right.ADMINISTER)
def close_person(code: str, today: date, *, now: datetime, by: str) -> None:
    """Close an account and end its sessions; its figures stay. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        existing_person(connection, code)
        connection.execute(update(m.Person).where(m.Person.code == code).values(closed_on=today))
        _refuse_without_administrator(connection)
        end_sessions_of(connection, code)
        connection.execute(delete(m.Invitation).where(m.Invitation.person == code, m.Invitation.used_at.is_(None)))
        new = {"closed_on": today}
        add_entry(connection, Deed.PERSON_CLOSED, by=by, now=now, about="person", key={"code": code}, new=new)


@needs(Right.ADMINISTER)
def reopen_person(code: str, *, now: datetime, by: str) -> None:
    """Open a closed account again. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        old = {"closed_on": existing_person(connection, code).closed_on}
        connection.execute(update(m.Person).where(m.Person.code == code).values(closed_on=None))
        add_entry(connection, Deed.PERSON_REOPENED, by=by, now=now, about="person", key={"code": code}, old=old)


@needs(Right.ADMINISTER)
def link_identity(code: str, issuer: str, subject: str, *, now: datetime, by: str) -> None:
    """Let a person, and nobody else, sign in with an identity of a provider. Raises `Refused`."""
    i, key = m.Identity, {"issuer": issuer.strip(), "subject": subject.strip()}
    if not all(key.values()):
        raise Refused(RefusalCode.IDENTITY_UNUSABLE)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        existing_person(connection, code)
        old = connection.scalar(delete(i).where(*_identity_conditions(key)).returning(i.person))
        connection.execute(insert(i), key | {"person": code})
        was, new = None if old is None else {"person": old}, {"person": code}
        add_entry(connection, Deed.IDENTITY_LINKED, by=by, now=now, about="identity", key=key, old=was, new=new)


@needs(Right.ADMINISTER)
def unlink_identity(issuer: str, subject: str, *, now: datetime, by: str) -> None:
    """Let nobody sign in with an identity any more, and end its person's sessions. Raises `Refused`."""
    i, key = m.Identity, {"issuer": issuer, "subject": subject}
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        old = connection.scalar(delete(i).where(*_identity_conditions(key)).returning(i.person))
        if old is None:
            raise Refused(RefusalCode.IDENTITY_UNUSABLE)
        end_sessions_of(connection, old)
        add_entry(connection, Deed.IDENTITY_UNLINKED, by=by, now=now, about="identity", key=key, old={"person": old})


def identities(code: str) -> tuple[tuple[str, str], ...]:
    """The identities of a person: issuer and subject of each."""
    i = m.Identity
    query = select(i.issuer, i.subject).where(i.person == code).order_by(i.issuer, i.subject)
    with reading() as connection:
        return tuple((issuer, subject) for issuer, subject in connection.execute(query))


def insert_person(
    connection: Connection, code: str, name: str, role: Role, email: str | None, now: datetime, by: str
) -> str:
    """Insert and journal a person; return the user name as it is stored. Raises `Refused`."""
    code = user_name(code)
    if not CODE.fullmatch(code) or code in RESERVED:
        raise Refused(RefusalCode.NAME_UNUSABLE, typed=code)
    if connection.scalar(select(m.Person.code).where(m.Person.code == code)):
        raise Refused(RefusalCode.NAME_TAKEN, typed=code)
    new = {"name": _name(name), "role": role, "email": _email(email)}
    connection.execute(insert(m.Person), new | {"code": code, "created_at": now})
    add_entry(connection, Deed.PERSON_ADDED, by=by, now=now, about="person", key={"code": code}, new=new)
    return code


def store_password(connection: Connection, code: str, hashed: str, now: datetime, by: str) -> None:
    """Store the hash of a new password, and journal that there is one."""
    connection.execute(update(m.Person).where(m.Person.code == code).values(password=hashed))
    add_entry(connection, Deed.PASSWORD_SET, by=by, now=now, about="person", key={"code": code})


def refuse_sample(connection: Connection, code: str) -> None:
    """Refuse to change how a sample person signs in: others could no longer try the sample city."""
    if existing_person(connection, code).is_sample:
        raise Refused(RefusalCode.SAMPLE_STAYS)


def end_sessions_of(connection: Connection, code: str, but: str | None = None) -> None:
    s = m.SignIn
    connection.execute(delete(s).where(s.person == code, s.token != (but or "")))


def existing_person(connection: Connection, code: str) -> PersonView:
    """The person of this user name. Raises `Refused`."""
    row = connection.execute(select(m.Person.__table__).where(m.Person.code == code)).first()
    if row is None:
        raise Refused(RefusalCode.UNKNOWN_PERSON, typed=code)
    return person_view(row)


def person_view(row: Row[tuple[object, ...]]) -> PersonView:
    return PersonView(
        row.code,
        row.name,
        row.role,
        row.email,
        row.language,
        row.password is not None,
        row.totp_secret is not None,
        bool(row.is_sample),
        row.closed_on,
    )


def _identity_conditions(key: Mapping[str, str]) -> list[ColumnElement[bool]]:
    return [getattr(m.Identity, name) == value for name, value in key.items()]


def _name(typed: str) -> str:
    name = " ".join(nfc(typed).split())
    if not name or len(name) > NAME_LIMIT:
        raise Refused(RefusalCode.NAME_MISSING)
    return name


def _email(typed: str | None) -> str | None:
    email = nfc(typed or "").strip()
    if email and not is_email(email):
        raise Refused(RefusalCode.BAD_EMAIL, typed=email)
    return email or None


def _refuse_without_administrator(connection: Connection) -> None:
    """Refuse a change that would leave no administrator."""
    p = m.Person
    if not connection.scalar(select(p.code).where(p.role == Role.ADMINISTRATOR, p.closed_on.is_(None)).limit(1)):
        raise Refused(RefusalCode.LAST_ADMINISTRATOR)
