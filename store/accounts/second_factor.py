"""The second factor: a time-based code (TOTP, RFC 6238) from an app on one's phone."""

from datetime import datetime

import pyotp
from sqlalchemy import Connection, select, update

import models as m
from store.accounts.people import end_sessions_of, existing_person, refuse_sample
from store.accounts.sessions import require_confirmed
from store.database import writing
from store.journal import Deed, add_entry
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require

ISSUER = "Cam Kết"
STEP = 30  # seconds
LEEWAY = (0, -1, 1)  # steps by which a phone's clock may be wrong


def new_secret() -> str:
    """A key for an app, in base 32."""
    return pyotp.random_base32()


def provisioning_uri(secret: str, code: str) -> str:
    """The URI that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=code, issuer_name=ISSUER)


@needs(Right.READ)
def set_up(secret: str, typed: str, key: str | None = None, *, now: datetime, by: str) -> None:
    """Store the secret if its first code is right: while signing in (no `key`), or in a recently confirmed session.

    Raises `Refused`; while signing in, an existing one is not replaced.
    """
    with writing() as connection:
        require(connection, by, Right.READ)
        if key is not None:
            require_confirmed(connection, key, now, by)
        elif existing_person(connection, by).has_second_factor:
            raise Refused(RefusalCode.WRONG_CODE)
        refuse_sample(connection, by)
        step = _step(secret, typed, now, None)
        _change(connection, by, secret, step)
        add_entry(connection, Deed.SECOND_FACTOR_SET, by=by, now=now, about="person", key={"code": by})


@needs(Right.READ)
def use_code(typed: str, *, now: datetime, by: str) -> None:
    """Accept a code, each only once. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.READ)
        p = m.Person
        secret, last = connection.execute(select(p.totp_secret, p.totp_step).where(p.code == by)).one()
        if secret is None:
            raise Refused(RefusalCode.WRONG_CODE)
        _change(connection, by, secret, _step(secret, typed, now, last))


@needs(Right.READ)
def remove_own(key: str, *, now: datetime, by: str) -> None:
    """Remove one's own second factor, in a recently confirmed session. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.READ)
        require_confirmed(connection, key, now, by)
        _remove(connection, by, now, by)


@needs(Right.ADMINISTER)
def remove(code: str, *, now: datetime, by: str) -> None:
    """Remove the second factor of a person whose phone is lost, and end their sessions. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        existing_person(connection, code)
        _remove(connection, code, now, by)
        end_sessions_of(connection, code)


def _remove(connection: Connection, code: str, now: datetime, by: str) -> None:
    _change(connection, code, None, None)
    add_entry(connection, Deed.SECOND_FACTOR_REMOVED, by=by, now=now, about="person", key={"code": code})


def _change(connection: Connection, code: str, secret: str | None, step: int | None) -> None:
    connection.execute(update(m.Person).where(m.Person.code == code).values(totp_secret=secret, totp_step=step))


def _step(secret: str, typed: str, now: datetime, last: int | None) -> int:
    """The time step that the code belongs to, later than the last one used. Raises `Refused`."""
    code = "".join(typed.split())
    current = int(now.timestamp()) // STEP
    for step in (current + off for off in LEEWAY):
        fits = code.isascii() and pyotp.utils.strings_equal(pyotp.TOTP(secret).at(step * STEP), code)
        if fits and (last is None or step > last):
            return step
    raise Refused(RefusalCode.WRONG_CODE)
