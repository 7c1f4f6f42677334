"""Questions about a commitment and their answers: plain values, as the store hands them out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class QuestionState(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer, its author, and when it was given (UTC)."""

    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question about the figure of a year or, without a year, about the status; `at` is in UTC.

    `answers` are all of them, the oldest first; `taken_back` is when its asker took it back.
    """

    number: int
    year: int | None
    text: str
    at: datetime
    by: str
    answers: tuple[AnswerView, ...] = ()
    taken_back: datetime | None = None

    @property
    def state(self) -> QuestionState:
        if self.answers:
            return QuestionState.ANSWERED
        return QuestionState.OPEN if self.taken_back is None else QuestionState.TAKEN_BACK
