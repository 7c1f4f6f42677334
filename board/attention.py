"""The order of the overview: the concern that puts a commitment where it stands."""

from enum import StrEnum

from models import ReviewState
from progress.terms import DataState, Status
from views import FigureView, Standing


class Concern(StrEnum):
    """Why somebody should look, the most pressing first: this order is the order of the overview."""

    MISSED = "missed"
    DUE_NO_FIGURE = "due_no_figure"
    OFF_TRACK = "off_track"
    OVERDUE = "overdue"
    SENT_BACK = "sent_back"
    ASKED = "asked"
    AT_RISK = "at_risk"
    DUE_THIS_YEAR = "due_this_year"
    SUBMITTED = "submitted"
    UNPROVED = "unproved"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    NO_BASIS = "no_basis"
    NONE = "none"


# An order of its own beside `progress.judgement`: there each state alone has a rank, here the work around a commitment
# (a question, a review, an overdue figure) comes between the statuses; a test keeps the statuses in one order.
_RANK = {concern: place for place, concern in enumerate(Concern)}
_OF_STATUS = {
    Status.MISSED: Concern.MISSED,
    Status.DUE_NO_FIGURE: Concern.DUE_NO_FIGURE,
    Status.OFF_TRACK: Concern.OFF_TRACK,
    Status.AT_RISK: Concern.AT_RISK,
    Status.DUE_THIS_YEAR: Concern.DUE_THIS_YEAR,
    Status.NOT_STARTED: Concern.NOT_STARTED,
    Status.UNDER_WAY: Concern.UNDER_WAY,
    Status.NO_BASIS: Concern.NO_BASIS,
    Status.ON_TRACK: Concern.NONE,
    Status.MET: Concern.NONE,
}


def concern(s: Standing) -> Concern:
    """The most pressing reason to look at a commitment today."""
    a = s.assessment
    raised = {
        _OF_STATUS[a.status]: True,
        Concern.OVERDUE: a.data is DataState.OVERDUE and a.status is not Status.MET,
        Concern.SENT_BACK: sent_back(s) is not None,
        Concern.ASKED: bool(s.open_questions),
        Concern.SUBMITTED: a.latest_submitted is not None,
        Concern.UNPROVED: s.is_unproved(None),
    }
    return min((each for each, applies in raised.items() if applies), key=_RANK.__getitem__)


def attention_rank(s: Standing) -> int:
    """How soon a commitment needs attention: the smaller, the sooner."""
    return _RANK[concern(s)]


def sent_back(s: Standing) -> FigureView | None:
    """The latest figure that came back from its review and was not entered anew; None where there is none."""
    last = s.commitment.last_versions.values()
    returned = [f for f in last if f.observation.review is ReviewState.RETURNED]
    return max(returned, key=lambda f: f.observation.year, default=None)
