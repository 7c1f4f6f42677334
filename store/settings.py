"""What an administrator can switch, and the key that this store signs cookies with."""

import secrets
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import Connection, delete, insert, select

import models as m
from store.database import database_url, reading, writing
from store.journal import Deed, note
from store.rights import Right, needs, require

SIGNING_KEY = "signing_key"
ON, OFF = "1", "0"


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
    was, is_now = {"value": _value(connection, switch) or OFF}, {"value": ON if on else OFF}
    connection.execute(delete(m.Setting).where(m.Setting.key == switch))
    connection.execute(insert(m.Setting), {"key": switch.value} | is_now)
    note(connection, Deed.SETTING_CHANGED, by=by, now=now, about="setting", key={"key": switch}, old=was, new=is_now)


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
