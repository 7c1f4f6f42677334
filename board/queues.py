"""The queues of reviewers and officers, the oldest first: figures by the state of their review, open questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import ReviewState
from views import CommitmentView, FigureView, Standing
from views.questions import QuestionView


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question beside the commitment that it is about."""

    commitment: CommitmentView
    question: QuestionView


def figures_in(standings: Iterable[Standing], state: ReviewState) -> list[tuple[Standing, FigureView]]:
    """Every figure whose review is in this state."""
    figures = [(s, f) for s in standings for f in s.commitment.figures if f.review is state]
    return sorted(figures, key=lambda pair: pair[1].recorded_at)


def open_questions(standings: Iterable[Standing]) -> tuple[OpenQuestion, ...]:
    """The questions about these commitments that nobody has answered."""
    questions = (OpenQuestion(s.commitment, question) for s in standings for question in s.open_questions)
    return tuple(sorted(questions, key=lambda open_question: open_question.question.at))
