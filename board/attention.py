"""The concern that puts a commitment where it stands in the overview."""

from models import ReviewState
from progress.judgement import Concern, concern_rank, judgement
from progress.terms import DataState, Status
from views import FigureView, Standing


def concern(s: Standing) -> Concern:
    """The most pressing reason to look at a commitment today."""
    a = s.assessment
    is_open = a.status is not Status.MET
    raised = {
        judgement(a.status).concern: True,
        Concern.OVERDUE: a.data is DataState.OVERDUE and is_open,
        Concern.SENT_BACK: sent_back(s) is not None,
        Concern.REOPENED: _is_reopened(s),
        Concern.ASKED: bool(s.open_questions),
        Concern.SUBMITTED: a.latest_submitted is not None,
        Concern.ESTIMATE_ONLY: a.data is DataState.ESTIMATE_ONLY and is_open,
        Concern.UNPROVED: s.is_unproved(None),
    }
    return min((each for each, applies in raised.items() if applies), key=concern_rank)


def attention_rank(s: Standing) -> int:
    """How soon a commitment needs attention: the smaller, the sooner."""
    return concern_rank(concern(s))


def sent_back(s: Standing) -> FigureView | None:
    """The latest figure that came back from its review and was not entered anew; None where there is none."""
    last = s.commitment.last_versions.values()
    returned = [f for f in last if f.observation.review is ReviewState.RETURNED]
    return max(returned, key=lambda f: f.observation.year, default=None)


def _is_reopened(s: Standing) -> bool:
    """Whether a figure that was approved is disputed: opened again, and not yet entered anew."""
    return any(f.observation.review is ReviewState.REOPENED for f in s.commitment.last_versions.values())
