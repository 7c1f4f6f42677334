"""Whether a state counts as good, and which state comes first."""

from collections.abc import Iterable

import pytest

from progress.judgement import concern_rank, is_good, judgement, rank
from progress.terms import DataState, State, Status, Verdict


def in_order(states: Iterable[State]) -> list[State]:
    return sorted(states, key=rank)


@pytest.mark.parametrize("state", [*Status, *Verdict, *DataState], ids=repr)
def test_every_state_is_judged(state: State) -> None:
    assert judgement(state) == (is_good(state), judgement(state).concern)
    assert rank(state)[0] == concern_rank(judgement(state).concern)


def test_what_is_bad_comes_before_what_is_good() -> None:
    for states in (list(Status), list(Verdict)):
        worst_of_the_good = min(rank(state) for state in states if is_good(state))
        assert max(rank(state) for state in states if is_good(state) is False) < worst_of_the_good
        assert max(rank(state) for state in states if is_good(state) is None) < worst_of_the_good


def test_a_blank_is_neither_good_nor_bad() -> None:
    assert {is_good(state) for state in DataState} == {None}


def test_of_statuses_only_those_that_measure_something_are_judged() -> None:
    assert [state for state in Status if is_good(state)] == [Status.ON_TRACK, Status.MET]
    assert [state for state in Status if is_good(state) is False] == [Status.MISSED, Status.OFF_TRACK, Status.AT_RISK]


def test_the_blanks_of_a_year_lie_between_its_verdicts() -> None:
    assert in_order((*Verdict, *DataState)) == [
        *(Verdict.MISSED, Verdict.NEARLY_MET, Verdict.BEHIND),
        *(DataState.OVERDUE, DataState.WAITING, DataState.SUBMITTED, DataState.ESTIMATE_ONLY),
        *(Verdict.NO_BASIS, Verdict.IN_SPAN, DataState.NOT_AVAILABLE, DataState.NOT_DUE),
        *(Verdict.ON_PATH, Verdict.AHEAD, Verdict.MET, Verdict.EXCEEDED, DataState.REPORTED),
    ]
