"""Reminders by e-mail: python -m commands.reminders sends each officer what is due and overdue, in their language.

An administrator sets the mail server, on the page or in the environment (see `web.mail`). Without one nothing is sent.
"""

import os
import smtplib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from typing import TypeVar

import clock
from board.due import Due, dues
from commands.terminal import in_words, run, say
from exchange.report.work import work_cells, work_csv
from models import Role
from store.accounts.assignments import assigned
from store.accounts.people import people
from store.board import complete_standings
from store.questions import OpenQuestion, open_questions
from store.review import closed_years
from store.schema import require_current
from text import Language, plural, translate
from web.mail import Delivered, Post, deliver, plain_letter, post

Theirs = TypeVar("Theirs", Due, OpenQuestion)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reminded, and of which commitments."""

    address: str
    language: Language
    commitments: frozenset[str]


def letter(reader: Reader, due: Sequence[Due], asked: Sequence[OpenQuestion], sender: str, today: date) -> EmailMessage:
    """What a reader is told: what is due, in a table beside it as well, and what waits for their answer."""
    language = reader.language
    text = "\n".join([*_figures(due, language), *_questions(asked, language)])
    about = "reminder.subject" if due else "reminder.asked"
    message = plain_letter(plural(about, len(due) or len(asked), language), text, sender, reader.address)
    if not due:
        return message
    name = f"cam-ket-{today.isoformat()}.csv"
    message.add_attachment(work_csv(due, language).encode(), maintype="text", subtype="csv", filename=name)
    return message


def _figures(due: Sequence[Due], language: Language) -> list[str]:
    lines = [translate("reminder.line", language, **_named(each, language)) for each in due]
    return (
        [translate("reminder.opening", language), "", *lines, "", translate("reminder.end", language), ""]
        if lines
        else []
    )


def _questions(asked: Sequence[OpenQuestion], language: Language) -> list[str]:
    lines = [
        translate("reminder.question", language, code=one.commitment.code, text=" ".join(one.question.text.split()))
        for one in asked
    ]
    return [translate("reminder.questions", language), "", *lines] if lines else []


def _named(due: Due, language: Language) -> dict[str, str]:
    code, name, _, year, state, by, _ = work_cells(due, language)
    return {"code": code, "name": name, "year": year, "state": state, "by": by}


def send(readers: Iterable[Reader], to: Post, today: date) -> Delivered:
    """Send everybody a letter who has something due or to answer. Raises what the mail server says."""
    everything = complete_standings(today)
    due = tuple(each for each in dues(everything, today, closed_years()) if each.is_open)
    asked = open_questions(everything)
    found = ((reader, _mine(due, reader), _mine(asked, reader)) for reader in readers)
    sender = to.server.sender
    return deliver((letter(who, mine, theirs, sender, today) for who, mine, theirs in found if mine or theirs), to)


def _mine(due: Iterable[Theirs], reader: Reader) -> list[Theirs]:
    return [each for each in due if each.commitment.code in reader.commitments]


def readers() -> list[Reader]:
    """Every officer with an address and commitments of their own."""
    officers = (p for p in people() if p.role is Role.OFFICER and p.email and p.closed_on is None)
    return [Reader(str(p.email), Language(p.language), assigned(p.code)) for p in officers]


def main() -> int:
    """Send the reminders of today; 1 where any could not be sent, and why."""
    return in_words(_send_all)


def _send_all() -> int:
    require_current()
    try:
        to = post(os.environ)
        if to is None:
            say("reminder.no_server", to=sys.stderr)
            return 1
        found = send(readers(), to, clock.today())
    except (OSError, ValueError, smtplib.SMTPException) as error:
        say("reminder.failed", to=sys.stderr, detail=error)
        return 1
    for address, detail in found.refused.items():
        say("reminder.refused", to=sys.stderr, address=address, detail=detail)
    say("reminder.sent", n=found.sent)
    return 1 if found.refused else 0


if __name__ == "__main__":
    run(lambda _: main())
