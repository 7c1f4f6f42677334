"""What an administrator can switch, and the key that this store signs cookies with."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import Connection, delete, insert, select

import models as m
from store.database import database_url, reading, writing
from store.journal import Deed, add_entry
from store.refusal import RefusalCode, Refused, refuse_long
from store.rights import Right, needs, require
from text.names import is_email, nfc

SIGNING_KEY = "signing_key"
ON, OFF = "1", "0"
LINE_LIMIT = 200
MULTILINE_LIMIT = 2000


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
    PLACE_VI = "letter_place_vi"
    PLACE_EN = "letter_place_en"
    SIGNED_AS_VI = "letter_signed_as_vi"
    SIGNED_AS_EN = "letter_signed_as_en"
    RECIPIENTS_VI = "letter_recipients_vi"
    RECIPIENTS_EN = "letter_recipients_en"
    NUMBER = "letter_number"
    SIGNER = "letter_signer"


MULTILINE = (Letter.SIGNED_AS_VI, Letter.SIGNED_AS_EN, Letter.RECIPIENTS_VI, Letter.RECIPIENTS_EN)


def setting_text(which: Heading | Letter) -> str:
    with reading() as connection:
        return _value(connection, which) or ""


def report_heading(language: str) -> str:
    """What stands above a report in the reader's language: "vi" or "en"."""
    return setting_text(Heading.EN if language == "en" else Heading.VI)


def letter_texts() -> dict[Letter, str]:
    """All that a report on paper is headed and signed with, as it was entered."""
    with reading() as connection:
        return {which: _value(connection, which) or "" for which in Letter}


@needs(Right.ADMINISTER)
def change_settings(
    switches: Mapping[Switch, bool], texts: Mapping[Heading | Letter, str], *, now: datetime, by: str
) -> None:
    """Set all of these switches and lines, or none. Raises `Refused`."""
    said = {which: _checked_text(which, text) for which, text in texts.items()}
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        for switch, on in switches.items():
            set_switch(connection, switch, on, now, by)
        for which, text in said.items():
            set_text(connection, which, text, now, by)


def _checked_text(which: Heading | Letter, typed: str) -> str:
    """What was typed for a line as it is stored. Raises `Refused` where it is too long."""
    text, limit = _tidied(which, typed), MULTILINE_LIMIT if which in MULTILINE else LINE_LIMIT
    refuse_long(text, limit)
    return text


def set_text(connection: Connection, which: Heading | Letter, text: str, now: datetime, by: str) -> None:
    """Store such a line and note it."""
    _put(connection, which, _value(connection, which) or "", text, now, by)


def _tidied(which: Heading | Letter, text: str) -> str:
    """Without needless blanks; on one line, but where lines are meant."""
    lines = [" ".join(line.split()) for line in nfc(text).splitlines()]
    return ("\n" if which in MULTILINE else " ").join(line for line in lines if line)


class MailSecurity(StrEnum):
    """How the conversation with the mail server is kept secret; each has its word: `mail.security.<security>`."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that letters go through. Its password is never kept in the store."""

    host: str
    port: int = 587
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    sender: str = ""


class _Mail(StrEnum):
    SERVER = "mail_server"


def mail_server() -> MailServer | None:
    """The mail server as an administrator has set it; None: none is."""
    with reading() as connection:
        kept = _value(connection, _Mail.SERVER)
    if not kept:
        return None
    said = json.loads(kept)
    return MailServer(**(said | {"security": MailSecurity(said["security"])}))


@needs(Right.ADMINISTER)
def set_mail_server(server: MailServer | None, *, now: datetime, by: str) -> None:
    """Say through which server letters go; None: through none. Raises `Refused`."""
    kept = "" if server is None else json.dumps(asdict(_checked_server(server)), ensure_ascii=False, sort_keys=True)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        _put(connection, _Mail.SERVER, _value(connection, _Mail.SERVER) or "", kept, now, by)


def _checked_server(server: MailServer) -> MailServer:
    """As it is stored. Raises `Refused` for what can be no server's name, port or sender."""
    host, user, sender = (nfc(text).strip() for text in (server.host, server.user, server.sender))
    if not re.fullmatch(r"[\w.:\[\]-]{1,253}", host) or not 0 < server.port < 65536 or len(user) > LINE_LIMIT:
        raise Refused(RefusalCode.MAIL_SERVER_UNUSABLE, host=host, port=str(server.port))
    if not sender:
        raise Refused(RefusalCode.SENDER_MISSING)
    if not is_email(sender):
        raise Refused(RefusalCode.BAD_EMAIL, typed=sender)
    return replace(server, host=host, user=user, sender=sender)


def _put(connection: Connection, key: StrEnum, old: str, new: str, now: datetime, by: str) -> None:
    """Store a setting and note it, if that changes anything."""
    if old == new:
        return
    connection.execute(delete(m.Setting).where(m.Setting.key == key))
    connection.execute(insert(m.Setting), {"key": key.value, "value": new})
    was, is_now = {"value": old}, {"value": new}
    add_entry(connection, Deed.SETTING_CHANGED, by=by, now=now, about="setting", key={"key": key}, old=was, new=is_now)


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
