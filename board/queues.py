"""The queues of reviewers and officers, the oldest first: figures by the state of their review, open questions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from board.closed import parted
from board.due import BACK
from models import ReviewState
from progress.assessment import assess
from progress.terms import JudgedYear
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


def counted_early(standings: Iterable[Standing]) -> list[tuple[Standing, FigureView]]:
    """The approved figures that stand for a year and were counted to a day before it closed: they settle nothing."""
    years = [(s, v.observation) for s in standings for v in s.assessment.years.values() if v.is_incomplete]
    figures = [(s, s.commitment.figure_of(o)) for s, o in years if o is not None]
    return sorted(figures, key=lambda pair: pair[1].recorded_at)


def asked_to_reopen(standings: Iterable[Standing]) -> list[tuple[Standing, FigureView]]:
    """The approved figures that an officer asks to open again."""
    approved = figures_in(standings, ReviewState.APPROVED)
    return [(s, f) for s, f in approved if f.steps and f.steps[-1].state is ReviewState.REOPENING_ASKED]


def judged_if_approved(s: Standing, f: FigureView) -> JudgedYear | None:
    """How the year of a figure that waits would be judged by it; None where another one would stand for the year."""
    o = replace(f.observation, review=ReviewState.APPROVED)
    observations = [o if figure is f else figure.observation for figure in s.commitment.figures]
    judged = assess(s.commitment.promise, observations, s.assessment.today).years.get(o.year)
    return judged if judged is not None and judged.observation == o else None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How much work on a commitment was begun and not ended: figures to review or to mend, questions to answer."""

    waiting: int
    returned: int
    questions: int


def unfinished(s: Standing) -> Unfinished:
    """The work that a closing leaves where it stands, so that it is not lost with the commitment."""
    reviews = [f.review for f in s.commitment.last_versions.values()]
    returned = sum(review in BACK for review in reviews)
    return Unfinished(reviews.count(ReviewState.SUBMITTED), returned, len(s.open_questions))


def open_questions(standings: Iterable[Standing]) -> tuple[OpenQuestion, ...]:
    """The questions about these commitments that nobody has answered; none about what is closed."""
    still_open, _ = parted(standings)
    questions = (OpenQuestion(s.commitment, question) for s in still_open for question in s.open_questions)
    return tuple(sorted(questions, key=lambda open_question: open_question.question.at))
