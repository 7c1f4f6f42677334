"""Reminders by e-mail: python -m web.reminders sends each officer what is due and overdue, in their language.

The mail server is set by the administrator in the environment: SMTP_HOST, SMTP_PORT (25), SMTP_FROM, and where the
server asks for them SMTP_USER, SMTP_PASSWORD, SMTP_STARTTLS=1. Without SMTP_HOST nothing is sent.
"""

import os
import smtplib
import ssl
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

import clock
from exchange.work import work_cells, work_csv
from models import Role
from store.accounts.people import assigned, people
from store.board import whole
from store.due import Due, dues
from text import Language, plural, word

PATIENCE = 30  # seconds for the mail server to answer


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reminded, and of which commitments."""

    address: str
    language: Language
    commitments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Post:
    """The mail server."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    starttls: bool = False


def post(settings: Mapping[str, str]) -> Post | None:
    """The server that the administrator has set; None if none is."""
    host = settings.get("SMTP_HOST", "").strip()
    if not host:
        return None
    return Post(
        host,
        int(settings.get("SMTP_PORT") or 25),
        settings.get("SMTP_FROM") or f"cam-ket@{host}",
        settings.get("SMTP_USER", ""),
        settings.get("SMTP_PASSWORD", ""),
        settings.get("SMTP_STARTTLS") == "1",
    )


def letter(reader: Reader, due: Sequence[Due], sender: str, today: date) -> EmailMessage:
    """What a reader is told; the same as a table beside it."""
    language = reader.language
    message = EmailMessage()
    message["Subject"] = plural("reminder.subject", len(due), language)
    message["From"], message["To"] = sender, reader.address
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's absence notice answers it
    lines = [word("reminder.line", language, **_named(each, language)) for each in due]
    message.set_content("\n".join([word("reminder.opening", language), "", *lines, "", word("reminder.end", language)]))
    name = f"cam-ket-{today.isoformat()}.csv"
    message.add_attachment(work_csv(due, language).encode(), maintype="text", subtype="csv", filename=name)
    return message


def _named(due: Due, language: Language) -> dict[str, str]:
    code, name, _, year, state, by, _ = work_cells(due, language)
    return {"code": code, "name": name, "year": year, "state": state, "by": by}


def send(readers: Iterable[Reader], to: Post, today: date) -> int:
    """Send everybody who has something due a letter; returns how many. Raises what the mail server says."""
    due = tuple(each for each in dues(whole(today), today) if each.is_open)
    sent = 0
    with smtplib.SMTP(to.host, to.port, timeout=PATIENCE) as server:
        if to.starttls:
            server.starttls(context=ssl.create_default_context())
        if to.user:
            server.login(to.user, to.password)
        for reader in readers:
            if mine := _mine(due, reader):
                server.send_message(letter(reader, mine, to.sender, today))
                sent += 1
    return sent


def _mine(due: Iterable[Due], reader: Reader) -> list[Due]:
    return [each for each in due if each.commitment.code in reader.commitments]


def readers() -> list[Reader]:
    """Every officer with an address and commitments of their own."""
    officers = (p for p in people() if p.role is Role.OFFICER and p.email and p.closed_on is None)
    return [Reader(str(p.email), Language(p.language), assigned(p.code)) for p in officers]


def main() -> int:
    """Send the reminders of today, or say why not."""
    to = post(os.environ)
    if to is None:
        print(_both("reminder.no_server"), file=sys.stderr)
        return 1
    try:
        sent = send(readers(), to, clock.today())
    except (OSError, smtplib.SMTPException) as error:
        print(_both("reminder.failed", detail=str(error)), file=sys.stderr)
        return 1
    print(_both("reminder.sent", n=sent))
    return 0


def _both(key: str, **values: object) -> str:
    return "\n".join(word(key, language, **values) for language in Language)


if __name__ == "__main__":
    sys.exit(main())
