"""The judgement on a status, a verdict or a blank: whether it counts as good, and how soon it needs attention."""

from enum import StrEnum
from typing import NamedTuple, assert_never

from progress.terms import DataState, State, Status, Verdict


class Concern(StrEnum):
    """Why somebody should look, the most pressing first: this is the order of attention, everywhere."""

    MISSED = "missed"
    DUE_NO_FIGURE = "due_no_figure"
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    OVERDUE = "overdue"
    SENT_BACK = "sent_back"
    REOPENED = "reopened"
    ASKED = "asked"
    DUE_WAITING = "due_waiting"
    SUBMITTED = "submitted"
    ESTIMATE_ONLY = "estimate_only"
    UNPROVED = "unproved"
    DUE_THIS_YEAR = "due_this_year"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    NO_BASIS = "no_basis"
    ON_TRACK = "on_track"
    MET = "met"


_PLACE = {concern: place for place, concern in enumerate(Concern)}


class Judgement(NamedTuple):
    """`good` is None where nothing is judged."""

    good: bool | None
    concern: Concern


_STATUS: dict[Status, Judgement] = {
    Status.MISSED: Judgement(False, Concern.MISSED),
    Status.DUE_NO_FIGURE: Judgement(None, Concern.DUE_NO_FIGURE),
    Status.DUE_WAITING: Judgement(None, Concern.DUE_WAITING),
    Status.OFF_TRACK: Judgement(False, Concern.OFF_TRACK),
    Status.AT_RISK: Judgement(False, Concern.AT_RISK),
    Status.DUE_THIS_YEAR: Judgement(None, Concern.DUE_THIS_YEAR),
    Status.NOT_STARTED: Judgement(None, Concern.NOT_STARTED),
    Status.UNDER_WAY: Judgement(None, Concern.UNDER_WAY),
    Status.NO_BASIS: Judgement(None, Concern.NO_BASIS),
    Status.ON_TRACK: Judgement(True, Concern.ON_TRACK),
    Status.MET: Judgement(True, Concern.MET),
}

_VERDICT: dict[Verdict, Judgement] = {
    Verdict.MISSED: Judgement(False, Concern.MISSED),
    Verdict.NEARLY_MET: Judgement(False, Concern.OFF_TRACK),
    Verdict.BEHIND: Judgement(False, Concern.AT_RISK),
    Verdict.NO_BASIS: Judgement(None, Concern.NO_BASIS),
    Verdict.IN_SPAN: Judgement(None, Concern.NO_BASIS),
    Verdict.ON_PATH: Judgement(True, Concern.ON_TRACK),
    Verdict.AHEAD: Judgement(True, Concern.ON_TRACK),
    Verdict.MET: Judgement(True, Concern.MET),
    Verdict.EXCEEDED: Judgement(True, Concern.MET),
}

_DATA: dict[DataState, Judgement] = {
    DataState.OVERDUE: Judgement(None, Concern.OVERDUE),
    DataState.SUBMITTED: Judgement(None, Concern.SUBMITTED),
    DataState.ESTIMATE_ONLY: Judgement(None, Concern.ESTIMATE_ONLY),
    DataState.WAITING: Judgement(None, Concern.DUE_WAITING),
    DataState.NOT_AVAILABLE: Judgement(None, Concern.NO_BASIS),
    DataState.NOT_DUE: Judgement(None, Concern.NO_BASIS),
    DataState.REPORTED: Judgement(None, Concern.MET),
}


# States of one concern keep the order of the tables.
_STATES: tuple[State, ...] = (*_STATUS, *_VERDICT, *_DATA)
_PLACE_IN_TABLES = {state: place for place, state in enumerate(_STATES)}


def judgement(state: State) -> Judgement:
    """The judgement on a status of today, a verdict of a year, or a state of the data."""
    match state:
        case Status():
            return _STATUS[state]
        case Verdict():
            return _VERDICT[state]
        case DataState():
            return _DATA[state]
        case _:
            assert_never(state)


def is_good(state: State) -> bool | None:
    return judgement(state).good


def rank(state: State) -> tuple[int, int]:
    """How soon it needs attention: the smaller, the sooner."""
    return concern_rank(judgement(state).concern), _PLACE_IN_TABLES[state]


def concern_rank(concern: Concern) -> int:
    """How soon a concern needs attention: the smaller, the sooner."""
    return _PLACE[concern]
