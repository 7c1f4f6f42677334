"""Closed is closed: whatever counts, orders, shows or asks takes what is closed as if it were not there."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.due import coming, dues, work
from board.queues import open_questions
from board.selection import Selection, selected
from progress.terms import Status
from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Closing, Remark, Standing
from web.wall_content import wall_screens

pytestmark = pytest.mark.usefixtures("store")
CLOSING = Closing(date(2026, 10, 1), Remark("Đã chấm dứt", "Ended"))
CODES = ("LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE", "SHARE", "NATION")
SELECTIONS = (
    Selection(),
    Selection(year=2024),
    Selection(query="kinh te so", year=2025),
    Selection(query="phuong"),
    Selection(is_asked=True),
    Selection(is_unproved=True),
    Selection(states=frozenset({Status.DUE_NO_FIGURE})),
)


def shown(among: Collection[Standing]) -> list[object]:
    """Everything that is counted, ordered or asked for among these commitments."""
    boards = [replace(selected(among, selection), closed=()) for selection in SELECTIONS]
    owed = [dues(among, TODAY, {}), coming(among, TODAY, {}), work(among), open_questions(among)]
    return [*boards, *owed, *(wall_screens(among, language, TODAY) for language in Language)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(CODES)))
def test_nothing_closed_is_counted_ordered_shown_or_asked_for(closed: set[str]) -> None:
    everything = complete_standings(TODAY)
    mixed = [replace(s, closing=CLOSING) if s.commitment.code in closed else s for s in everything]
    assert shown(mixed) == shown([s for s in everything if s.commitment.code not in closed])
