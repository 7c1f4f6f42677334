"""The state that a figure counts by."""

import pytest

from tables.codes import ReviewState


@pytest.mark.parametrize("state", ReviewState)
def test_a_state_is_in_force_as_itself_but_a_figure_stays_approved_while_reopening_is_only_asked(
    state: ReviewState,
) -> None:
    only_asked = state is ReviewState.REOPENING_ASKED
    assert state.in_force is (ReviewState.APPROVED if only_asked else state)
