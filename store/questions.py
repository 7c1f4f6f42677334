"""What is asked about a commitment, and the answers: asked, answered and taken back, and never altered.

Whoever may ask does not answer: the officers answer to whom the commitment is assigned. That figures of it are no
longer entered, because it or its year is closed, ends neither: there is still somebody who knows why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, func, select

import models as m
from store.database import writing
from store.journal import Deed, insert_with_entries
from store.point_in_time import Known
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from views import CommitmentView, Standing
from views.questions import AnswerView, QuestionState, QuestionView

Row = TypeVar("Row", m.Question, m.QuestionAnswer, m.QuestionWithdrawal)
Key = tuple[str, int]  # a question: its commitment, and its number there


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question beside the commitment that it is about."""

    commitment: CommitmentView
    question: QuestionView


@needs(Right.ASK)
def ask(commitment: str, text: str, *, year: int | None = None, now: datetime, by: str) -> int:
    """Ask about the figure of a year, or without one about the status; returns its number. Raises `Refused`."""
    said = required_text(text, RefusalCode.QUESTION_MISSING)
    q = m.Question
    with writing() as connection:
        require(connection, by, Right.ASK)
        if connection.scalar(select(m.Commitment.code).where(m.Commitment.code == commitment)) is None:
            raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=commitment)
        number = (connection.scalar(select(func.max(q.number)).where(q.commitment == commitment)) or 0) + 1
        row = {"commitment": commitment, "number": number, "year": year, "text": said, "at": now, "by": by}
        insert_with_entries(connection, q, [row], deed=Deed.ASKED, by=by, now=now)
        return number


@needs(Right.ENTER)
def answer(commitment: str, number: int, text: str, *, now: datetime, by: str) -> None:
    """Answer a question about a commitment of one's own, or add to the answer. Raises `Refused`."""
    said = required_text(text, RefusalCode.ANSWER_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER, commitment)
        found = _known(connection, commitment, number)
        if found.state is QuestionState.TAKEN_BACK:
            raise Refused(RefusalCode.QUESTION_TAKEN_BACK)
        row = _key(commitment, number) | {"n": len(found.answers) + 1, "text": said, "at": now, "by": by}
        insert_with_entries(connection, m.QuestionAnswer, [row], deed=Deed.ANSWERED, by=by, now=now)


@needs(Right.ASK)
def take_back(commitment: str, number: int, *, now: datetime, by: str) -> None:
    """Take back one's own question while nobody has answered it. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ASK)
        found = _known(connection, commitment, number)
        if found.by != by:
            raise Refused(RefusalCode.NOT_ASKER)
        if found.state is not QuestionState.OPEN:
            is_answered = found.state is QuestionState.ANSWERED
            raise Refused(RefusalCode.QUESTION_ANSWERED if is_answered else RefusalCode.QUESTION_TAKEN_BACK)
        row = _key(commitment, number) | {"at": now, "by": by}
        insert_with_entries(connection, m.QuestionWithdrawal, [row], deed=Deed.RECALLED, by=by, now=now)


def open_questions(standings: Iterable[Standing]) -> tuple[OpenQuestion, ...]:
    """The questions about these commitments that wait for an answer, the oldest first."""
    found = (OpenQuestion(s.commitment, question) for s in standings for question in s.open_questions)
    return tuple(sorted(found, key=lambda asked: asked.question.at))


def questions_of(
    known: Known, commitments: Sequence[str] | None = None
) -> Mapping[object, tuple[QuestionView, ...]]:
    """Every question with its answers, by commitment, in the order in which they were asked; None: of all of them."""
    answers: dict[Key, list[AnswerView]] = defaultdict(list)
    for a in _of(known, m.QuestionAnswer, commitments, "commitment", "number", "n"):
        answers[a.commitment, a.number].append(AnswerView(a.text, a.at, a.by))
    gone = {(w.commitment, w.number): w.at for w in _of(known, m.QuestionWithdrawal, commitments)}
    found: dict[object, tuple[QuestionView, ...]] = {}
    for q in _of(known, m.Question, commitments, "commitment", "number"):
        key = (q.commitment, q.number)
        view = QuestionView(q.number, q.year, q.text, q.at, q.by, tuple(answers[key]), gone.get(key))
        found[q.commitment] = (*found.get(q.commitment, ()), view)
    return found


def _of(known: Known, table: type[Row], commitments: Sequence[str] | None, *order: str) -> Sequence[Row]:
    query = select(table).order_by(*(getattr(table, name) for name in order))
    return known.rows(query if commitments is None else query.where(table.commitment.in_(commitments)))


def _known(connection: Connection, commitment: str, number: int) -> QuestionView:
    there = questions_of(Known(connection), [commitment]).get(commitment, ())
    found = next((question for question in there if question.number == number), None)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_QUESTION)
    return found


def _key(commitment: str, number: int) -> dict[str, object]:
    return {"commitment": commitment, "number": number}
