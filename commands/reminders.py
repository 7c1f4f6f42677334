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
from board.queues import OpenQuestion, open_questions
from commands.terminal import exit_code, run, say
from exchange.report.work import work_cells, work_csv
from models import Role
from store.accounts.assignments import assigned
from store.accounts.people import people
from store.board import complete_standings
from store.schema import require_current
from store.year_closures import closed_years
from text import Language, plural, translate
from web.mail import Delivery, MailAccount, deliver, mail_account, plain_message

Item = TypeVar("Item", Due, OpenQuestion)


@dataclass(frozen=True, slots=True)
class Recipient:
    """An officer who is reminded, and of which commitments."""

    address: str
    language: Language
    commitments: frozenset[str]


def reminder(
    recipient: Recipient, due: Sequence[Due], questions: Sequence[OpenQuestion], sender: str, today: date
) -> EmailMessage:
    """The message: figures due, also as an attached table, and questions that wait for the recipient's answer."""
    language = recipient.language
    text = "\n".join([*_due_lines(due, language), *_question_lines(questions, language)])
    key = "reminder.subject" if due else "reminder.asked"
    subject = plural(key, len(due) or len(questions), language)
    message = plain_message(subject, text, sender, recipient.address)
    if due:
        name = f"cam-ket-{today.isoformat()}.csv"
        message.add_attachment(work_csv(due, language).encode(), maintype="text", subtype="csv", filename=name)
    return message


def _due_lines(due: Sequence[Due], language: Language) -> list[str]:
    if not due:
        return []
    lines = [translate("reminder.line", language, **_named_cells(item, language)) for item in due]
    return [translate("reminder.opening", language), "", *lines, "", translate("reminder.end", language), ""]


def _named_cells(due: Due, language: Language) -> dict[str, str]:
    code, name, _, year, state, by, _ = work_cells(due, language)
    return {"code": code, "name": name, "year": year, "state": state, "by": by}


def _question_lines(questions: Sequence[OpenQuestion], language: Language) -> list[str]:
    if not questions:
        return []
    texts = [(question.commitment.code, " ".join(question.question.text.split())) for question in questions]
    lines = [translate("reminder.question", language, code=code, text=text) for code, text in texts]
    return [translate("reminder.questions", language), "", *lines]


def send(recipients: Iterable[Recipient], account: MailAccount, today: date) -> Delivery:
    """Remind everybody who has something due or to answer. Raises OSError or smtplib.SMTPException."""
    standings = complete_standings(today)
    due = [item for item in dues(standings, today, closed_years()) if item.is_open]
    questions = open_questions(standings)
    lists = ((recipient, _own(due, recipient), _own(questions, recipient)) for recipient in recipients)
    sender = account.server.sender
    return deliver((reminder(*each, sender, today) for each in lists if each[1] or each[2]), account)


def _own(items: Iterable[Item], recipient: Recipient) -> list[Item]:
    return [item for item in items if item.commitment.code in recipient.commitments]


def recipients() -> list[Recipient]:
    """Every officer with an address, and their own commitments."""
    officers = (p for p in people() if p.role is Role.OFFICER and p.email and p.closed_on is None)
    return [Recipient(str(p.email), Language(p.language), assigned(p.code)) for p in officers]


def main(_arguments: Sequence[str] = ()) -> int:
    """Send the reminders of today; 1 where any could not be sent, and why."""
    return exit_code(_send_all)


def _send_all() -> int:
    require_current()
    try:
        account = mail_account(os.environ)
        if account is None:
            say("reminder.no_server", to=sys.stderr)
            return 1
        delivery = send(recipients(), account, clock.today())
    except (OSError, ValueError, smtplib.SMTPException) as error:
        say("reminder.failed", to=sys.stderr, detail=error)
        return 1
    for address, detail in delivery.refused.items():
        say("reminder.refused", to=sys.stderr, address=address, detail=detail)
    say("reminder.sent", n=delivery.sent)
    return 1 if delivery.refused else 0


if __name__ == "__main__":
    run(main)
