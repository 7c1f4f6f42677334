"""Settings: switches, texts of reports, the mail server, and the key that this store signs cookies with."""

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
    """Settings that are on or off, in a new store off. Each has its label in the catalogues: `switch.<switch>`."""

    PUBLIC_READING = "public_reading"
    SECOND_FACTOR = "second_factor"


def is_on(switch: Switch) -> bool:
    with reading() as connection:
        return _value(connection, switch) == ON


@needs(Right.ADMINISTER)
def turn(switch: Switch, on: bool, *, now: datetime, by: str) -> None:
    """Turn a switch on or off. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        set_switch(connection, switch, on, now, by)


def set_switch(connection: Connection, switch: Switch, on: bool, now: datetime, by: str) -> None:
    """Set a switch and journal it."""
    _put(connection, switch, _value(connection, switch) or OFF, ON if on else OFF, now, by)


class Heading(StrEnum):
    """The heading above the table of a report, in each language; empty in a new store."""

    VI = "report_heading_vi"
    EN = "report_heading_en"


class Letter(StrEnum):
    """The letterhead and signature of a printed report; empty in a new store, and in English even later."""

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


def setting_text(setting: Heading | Letter) -> str:
    with reading() as connection:
        return _value(connection, setting) or ""


def report_heading(language: str) -> str:
    """The heading above a report in the reader's language: "vi" or "en"."""
    return setting_text(Heading.EN if language == "en" else Heading.VI)


def letter_texts() -> dict[Letter, str]:
    """The texts of the letterhead and signature of a printed report, as they were entered."""
    with reading() as connection:
        return {setting: _value(connection, setting) or "" for setting in Letter}


@needs(Right.ADMINISTER)
def change_settings(
    switches: Mapping[Switch, bool], texts: Mapping[Heading | Letter, str], *, now: datetime, by: str
) -> None:
    """Set all of these switches and texts, or none. Raises `Refused`."""
    checked = {setting: _checked_text(setting, text) for setting, text in texts.items()}
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        for switch, on in switches.items():
            set_switch(connection, switch, on, now, by)
        for setting, text in checked.items():
            set_text(connection, setting, text, now, by)


def _checked_text(setting: Heading | Letter, typed: str) -> str:
    """A typed text as it is stored. Raises `Refused` where it is too long."""
    text, limit = _tidied(setting, typed), MULTILINE_LIMIT if setting in MULTILINE else LINE_LIMIT
    refuse_long(text, limit)
    return text


def set_text(connection: Connection, setting: Heading | Letter, text: str, now: datetime, by: str) -> None:
    """Set a text and journal it."""
    _put(connection, setting, _value(connection, setting) or "", text, now, by)


def _tidied(setting: Heading | Letter, text: str) -> str:
    """The text without needless blanks; on one line unless the setting has several."""
    lines = [" ".join(line.split()) for line in nfc(text).splitlines()]
    return ("\n" if setting in MULTILINE else " ").join(line for line in lines if line)


class MailSecurity(StrEnum):
    """How the connection to the mail server is encrypted; each has its label: `mail.security.<security>`."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that mail is sent through. Its password is never stored here."""

    host: str
    port: int = 587
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    sender: str = ""


class _Mail(StrEnum):
    SERVER = "mail_server"


def mail_server() -> MailServer | None:
    """The mail server that an administrator has set; None if there is none."""
    with reading() as connection:
        stored = _value(connection, _Mail.SERVER)
    if not stored:
        return None
    values = json.loads(stored)
    return MailServer(**(values | {"security": MailSecurity(values["security"])}))


@needs(Right.ADMINISTER)
def set_mail_server(server: MailServer | None, *, now: datetime, by: str) -> None:
    """Set the mail server, or None for no mail. Raises `Refused`."""
    value = "" if server is None else json.dumps(asdict(_checked_server(server)), ensure_ascii=False, sort_keys=True)
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        _put(connection, _Mail.SERVER, _value(connection, _Mail.SERVER) or "", value, now, by)


def _checked_server(server: MailServer) -> MailServer:
    """The server as it is stored. Raises `Refused` for an impossible host, port or sender."""
    host, user, sender = (nfc(text).strip() for text in (server.host, server.user, server.sender))
    if not re.fullmatch(r"[\w.:\[\]-]{1,253}", host) or not 0 < server.port < 65536 or len(user) > LINE_LIMIT:
        raise Refused(RefusalCode.MAIL_SERVER_UNUSABLE, host=host, port=str(server.port))
    if not sender:
        raise Refused(RefusalCode.SENDER_MISSING)
    if not is_email(sender):
        raise Refused(RefusalCode.BAD_EMAIL, typed=sender)
    return replace(server, host=host, user=user, sender=sender)


def _put(connection: Connection, key: StrEnum, old: str, new: str, now: datetime, by: str) -> None:
    """Store and journal a setting, if that changes anything."""
    if old == new:
        return
    connection.execute(delete(m.Setting).where(m.Setting.key == key))
    connection.execute(insert(m.Setting), {"key": key.value, "value": new})
    was, is_now = {"value": old}, {"value": new}
    add_entry(connection, Deed.SETTING_CHANGED, by=by, now=now, about="setting", key={"key": key}, old=was, new=is_now)


def signing_key() -> str:
    """The key of this store, created when first needed. To end all sessions, delete its row and restart."""
    return _signing_key(database_url())


@cache
def _signing_key(_url: str) -> str:
    with reading() as connection:
        key = _value(connection, SIGNING_KEY)
    return key or _new_key()


def _new_key() -> str:
    with writing() as connection:
        key = _value(connection, SIGNING_KEY)  # perhaps created by another process in between
        if key is None:
            key = secrets.token_urlsafe(32)
            connection.execute(insert(m.Setting), {"key": SIGNING_KEY, "value": key})
    return key


def _value(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(m.Setting.value).where(m.Setting.key == key))
