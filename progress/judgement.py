"""The judgement on a status, a verdict or a blank: whether it counts as good, and how soon it needs attention."""

from typing import NamedTuple, assert_never

from progress.terms import DataState, State, Status, Verdict


class Judgement(NamedTuple):
    """`good` is None where nothing is judged; a smaller `rank` needs attention sooner."""

    good: bool | None
    rank: int


_STATUS: dict[Status, Judgement] = {
    Status.MISSED: Judgement(False, 1),
    Status.DUE_NO_FIGURE: Judgement(None, 2),
    Status.OFF_TRACK: Judgement(False, 3),
    Status.AT_RISK: Judgement(False, 4),
    Status.DUE_THIS_YEAR: Judgement(None, 6),
    Status.NOT_STARTED: Judgement(None, 7),
    Status.UNDER_WAY: Judgement(None, 8),
    Status.NO_BASIS: Judgement(None, 9),
    Status.ON_TRACK: Judgement(True, 10),
    Status.MET: Judgement(True, 11),
}

_VERDICT: dict[Verdict, Judgement] = {
    Verdict.MISSED: Judgement(False, 1),
    Verdict.NEARLY_MET: Judgement(False, 3),
    Verdict.BEHIND: Judgement(False, 4),
    Verdict.NO_BASIS: Judgement(None, 8),
    Verdict.IN_SPAN: Judgement(None, 9),
    Verdict.ON_PATH: Judgement(True, 10),
    Verdict.AHEAD: Judgement(True, 11),
    Verdict.MET: Judgement(True, 12),
    Verdict.EXCEEDED: Judgement(True, 13),
}

# The ranks of the blanks lie between those of the verdicts: with a year chosen, cards show either.
_DATA: dict[DataState, Judgement] = {
    DataState.OVERDUE: Judgement(None, 2),
    DataState.SUBMITTED: Judgement(None, 5),
    DataState.WAITING: Judgement(None, 5),
    DataState.NOT_AVAILABLE: Judgement(None, 6),
    DataState.NOT_DUE: Judgement(None, 7),
    DataState.REPORTED: Judgement(None, 14),
}


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


def rank(state: State) -> int:
    return judgement(state).rank
