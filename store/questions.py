"""Questions about a commitment and their answers: asked, answered and taken back, and never altered.

Only the officers answer to whom the commitment is assigned. Closing the commitment or a year ends neither asking nor
answering: there is still somebody who knows why.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, func, select

import models as m
from store.database import writing
from store.journal import Deed, insert_with_entries
from store.point_in_time import PointInTimeRead
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from views.questions import AnswerView, QuestionState, QuestionView

Part = TypeVar("Part", m.Question, m.QuestionAnswer, m.QuestionWithdrawal)


@needs(Right.ASK)
def ask(commitment: str, text: str, *, year: int | None = None, now: datetime, by: str) -> int:
    """Ask about the figure of a year, or without one about the status; returns its number. Raises `Refused`."""
    text = required_text(text, RefusalCode.QUESTION_MISSING)
    q = m.Question
    with writing() as connection:
        require(connection, by, Right.ASK)
        if connection.scalar(select(m.Commitment.code).where(m.Commitment.code == commitment)) is None:
            raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=commitment)
        number = (connection.scalar(select(func.max(q.number)).where(q.commitment == commitment)) or 0) + 1
        row = {"commitment": commitment, "number": number, "year": year, "text": text, "at": now, "by": by}
        insert_with_entries(connection, q, [row], deed=Deed.ASKED, by=by, now=now)
        return number


@needs(Right.ENTER)
def answer(commitment: str, number: int, text: str, *, now: datetime, by: str) -> None:
    """Answer a question about a commitment of one's own, or add to the answer. Raises `Refused`."""
    text = required_text(text, RefusalCode.ANSWER_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER, commitment)
        question = _existing(connection, commitment, number)
        if question.state is QuestionState.TAKEN_BACK:
            raise Refused(RefusalCode.QUESTION_TAKEN_BACK)
        row = _key(commitment, number) | {"n": len(question.answers) + 1, "text": text, "at": now, "by": by}
        insert_with_entries(connection, m.QuestionAnswer, [row], deed=Deed.ANSWERED, by=by, now=now)


@needs(Right.ASK)
def take_back(commitment: str, number: int, *, now: datetime, by: str) -> None:
    """Take back one's own question while nobody has answered it. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ASK)
        question = _existing(connection, commitment, number)
        if question.by != by:
            raise Refused(RefusalCode.NOT_ASKER)
        if question.state is not QuestionState.OPEN:
            is_answered = question.state is QuestionState.ANSWERED
            raise Refused(RefusalCode.QUESTION_ANSWERED if is_answered else RefusalCode.QUESTION_TAKEN_BACK)
        row = _key(commitment, number) | {"at": now, "by": by}
        insert_with_entries(connection, m.QuestionWithdrawal, [row], deed=Deed.RECALLED, by=by, now=now)


def questions_of(
    read: PointInTimeRead, commitments: Sequence[str] | None = None
) -> Mapping[object, tuple[QuestionView, ...]]:
    """Every question with its answers, by commitment, in the order in which they were asked; None: of all of them."""
    answers: dict[tuple[str, int], list[AnswerView]] = defaultdict(list)
    for a in _of(read, m.QuestionAnswer, commitments, "commitment", "number", "n"):
        answers[a.commitment, a.number].append(AnswerView(a.text, a.at, a.by))
    taken_back = {(w.commitment, w.number): w.at for w in _of(read, m.QuestionWithdrawal, commitments)}
    questions: dict[object, tuple[QuestionView, ...]] = {}
    for q in _of(read, m.Question, commitments, "commitment", "number"):
        key = (q.commitment, q.number)
        view = QuestionView(q.number, q.year, q.text, q.at, q.by, tuple(answers[key]), taken_back.get(key))
        questions[q.commitment] = (*questions.get(q.commitment, ()), view)
    return questions


def _of(read: PointInTimeRead, table: type[Part], commitments: Sequence[str] | None, *order: str) -> Sequence[Part]:
    query = select(table).order_by(*(getattr(table, name) for name in order))
    return read.rows(query if commitments is None else query.where(table.commitment.in_(commitments)))


def _existing(connection: Connection, commitment: str, number: int) -> QuestionView:
    questions = questions_of(PointInTimeRead(connection), [commitment]).get(commitment, ())
    question = next((question for question in questions if question.number == number), None)
    if question is None:
        raise Refused(RefusalCode.UNKNOWN_QUESTION)
    return question


def _key(commitment: str, number: int) -> dict[str, object]:
    return {"commitment": commitment, "number": number}
