"""What an administrator can switch, and the key that this store signs cookies with."""

import secrets
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import Connection, delete, insert, select

import models as m
from names import nfc
from store.database import database_url, reading, writing
from store.journal import Deed, note
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require

SIGNING_KEY = "signing_key"
ON, OFF = "1", "0"
HEADING_LIMIT = 200
LINES_LIMIT = 2000


class Switch(StrEnum):
    """What can be on or off; all are off in a new store. Each has its word in the catalogues: `switch.<switch>`."""

    PUBLIC_READING = "public_reading"
    SECOND_FACTOR = "second_factor"


def is_on(switch: Switch) -> bool:
    with reading() as connection:
        return _value(connection, switch) == ON


@needs(Right.ADMINISTER)
def turn(switch: Switch, on: bool, *, now: datetime, by: str) -> None:
    """Switch it on or off. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        set_switch(connection, switch, on, now, by)


def set_switch(connection: Connection, switch: Switch, on: bool, now: datetime, by: str) -> None:
    """Set a switch and note it."""
    _put(connection, switch, _value(connection, switch) or OFF, ON if on else OFF, now, by)


class Heading(StrEnum):
    """What stands above the table of a report, in each language; empty in a new store."""

    VI = "report_heading_vi"
    EN = "report_heading_en"


class Letter(StrEnum):
    """What a report on paper is headed and signed with; empty in a new store. Of a pair, the English one may be."""

    SUPERIOR_VI = "letter_superior_vi"
    SUPERIOR_EN = "letter_superior_en"
    BODY_VI = "letter_body_vi"
    BODY_EN = "letter_body_en"
    NUMBER = "letter_number"
    PLACE_VI = "letter_place_vi"
    PLACE_EN = "letter_place_en"
    SIGNED_AS_VI = "letter_signed_as_vi"
    SIGNED_AS_EN = "letter_signed_as_en"
    SIGNER = "letter_signer"
    RECIPIENTS_VI = "letter_recipients_vi"
    RECIPIENTS_EN = "letter_recipients_en"


IN_LINES = (Letter.SIGNED_AS_VI, Letter.SIGNED_AS_EN, Letter.RECIPIENTS_VI, Letter.RECIPIENTS_EN)


def heading(which: Heading | Letter) -> str:
    with reading() as connection:
        return _value(connection, which) or ""


def letter() -> dict[Letter, str]:
    """All that a report on paper is headed and signed with, as it was entered."""
    with reading() as connection:
        return {which: _value(connection, which) or "" for which in Letter}


@needs(Right.ADMINISTER)
def set_heading(which: Heading | Letter, text: str, *, now: datetime, by: str) -> None:
    """Say what stands above a report, or at its end; empty: nothing. Raises `Refused`."""
    text, limit = tidy(which, text), LINES_LIMIT if which in IN_LINES else HEADING_LIMIT
    if len(text) > limit:
        raise Refused(RefusalCode.TOO_LONG, length=len(text), limit=limit)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        _put(connection, which, _value(connection, which) or "", text, now, by)


def tidy(which: Heading | Letter, text: str) -> str:
    """Without needless blanks; on one line, but where lines are meant."""
    lines = [" ".join(line.split()) for line in nfc(text).splitlines()]
    return ("\n" if which in IN_LINES else " ").join(line for line in lines if line)


def _put(connection: Connection, key: StrEnum, old: str, new: str, now: datetime, by: str) -> None:
    """Store a setting and note it."""
    connection.execute(delete(m.Setting).where(m.Setting.key == key))
    connection.execute(insert(m.Setting), {"key": key.value, "value": new})
    was, is_now = {"value": old}, {"value": new}
    note(connection, Deed.SETTING_CHANGED, by=by, now=now, about="setting", key={"key": key}, old=was, new=is_now)


def signing_key() -> str:
    """The key of this store, made when it is first asked for. To end all sessions, delete its row and start again."""
    return _signing_key(database_url())


@cache
def _signing_key(_url: str) -> str:
    with reading() as connection:
        found = _value(connection, SIGNING_KEY)
    return found or _made_key()


def _made_key() -> str:
    with writing() as connection:
        found = _value(connection, SIGNING_KEY)  # made by another process in between
        if found is None:
            found = secrets.token_urlsafe(32)
            connection.execute(insert(m.Setting), {"key": SIGNING_KEY, "value": found})
    return found


def _value(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(m.Setting.value).where(m.Setting.key == key))
