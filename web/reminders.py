"""Reminders by e-mail: python -m web.reminders sends each officer what is due and overdue, in their language.

An administrator sets the mail server, on the page or in the environment (see `web.post`). Without one nothing is sent.
"""

import os
import smtplib
import sys
from collections.abc import Iterable, Sequence
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
from web.post import Post, deliver, plain_letter, post


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reminded, and of which commitments."""

    address: str
    language: Language
    commitments: frozenset[str]


def letter(reader: Reader, due: Sequence[Due], sender: str, today: date) -> EmailMessage:
    """What a reader is told; the same as a table beside it."""
    language = reader.language
    lines = [word("reminder.line", language, **_named(each, language)) for each in due]
    text = "\n".join([word("reminder.opening", language), "", *lines, "", word("reminder.end", language)])
    message = plain_letter(plural("reminder.subject", len(due), language), text, sender, reader.address)
    name = f"cam-ket-{today.isoformat()}.csv"
    message.add_attachment(work_csv(due, language).encode(), maintype="text", subtype="csv", filename=name)
    return message


def _named(due: Due, language: Language) -> dict[str, str]:
    code, name, _, year, state, by, _ = work_cells(due, language)
    return {"code": code, "name": name, "year": year, "state": state, "by": by}


def send(readers: Iterable[Reader], to: Post, today: date) -> int:
    """Send everybody who has something due a letter; returns how many. Raises what the mail server says."""
    due = tuple(each for each in dues(whole(today), today) if each.is_open)
    found = ((reader, _mine(due, reader)) for reader in readers)
    return deliver((letter(reader, mine, to.server.sender, today) for reader, mine in found if mine), to)


def _mine(due: Iterable[Due], reader: Reader) -> list[Due]:
    return [each for each in due if each.commitment.code in reader.commitments]


def readers() -> list[Reader]:
    """Every officer with an address and commitments of their own."""
    officers = (p for p in people() if p.role is Role.OFFICER and p.email and p.closed_on is None)
    return [Reader(str(p.email), Language(p.language), assigned(p.code)) for p in officers]


def main() -> int:
    """Send the reminders of today, or say why not."""
    try:
        to = post(os.environ)
        if to is None:
            print(_both("reminder.no_server"), file=sys.stderr)
            return 1
        sent = send(readers(), to, clock.today())
    except (OSError, ValueError, smtplib.SMTPException) as error:
        print(_both("reminder.failed", detail=str(error)), file=sys.stderr)
        return 1
    print(_both("reminder.sent", n=sent))
    return 0


def _both(key: str, **values: object) -> str:
    return "\n".join(word(key, language, **values) for language in Language)


if __name__ == "__main__":
    sys.exit(main())
