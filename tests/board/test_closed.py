"""What is closed is parted from what is open, from its day on; see also tests/house/test_closed.py."""

from datetime import date, timedelta

import pytest

from board.closed import parted
from board.queues import Unfinished, open_questions, unfinished
from board.selection import Selection
from progress.terms import Status
from store.accounts.people import person
from store.board import board, standing, standings
from store.questions import ask
from store.review import send_back
from tests.support.administration import close
from tests.support.people import LEADER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record
from views import AsOf

pytestmark = pytest.mark.usefixtures("store")
CODES = ("LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE", "SHARE", "NATION")


def test_the_open_ones_keep_their_order_and_the_last_closed_comes_first() -> None:
    close("commitment", "LEVEL", on="2026-09-01")
    close("commitment", "DONE", on="2026-10-01")
    close("agreement", "nation", on="2026-08-01")
    still_open, closed = parted(standings(TODAY))
    assert [s.commitment.code for s in still_open] == ["COVER", "GROWTH", "COUNT", "NAMED", "SHARE"]
    assert [s.commitment.code for s in closed] == ["DONE", "LEVEL", "NATION"]


def test_a_closed_agreement_closes_all_its_commitments() -> None:
    close("agreement", "city")
    assert {s.commitment.code for s in parted(standings(TODAY))[0]} == {"NATION"}


def test_what_closes_later_is_open_until_then_and_what_was_closed_is_open_before() -> None:
    close("commitment", "LEVEL", on=TODAY.isoformat())
    day_before = TODAY - timedelta(days=1)
    assert standing("LEVEL", day_before).closing is None
    assert standing("LEVEL", TODAY).closing is not None
    assert "LEVEL" in {s.commitment.code for s in board(Selection(), TODAY, as_of=AsOf(day_before)).standings}
    assert "LEVEL" in {s.commitment.code for s in board(Selection(), TODAY).closed}


def test_the_status_stays_that_of_the_day_of_the_closing() -> None:
    close("commitment", "COVER", on="2026-03-01")
    close("commitment", "GROWTH", on="2026-06-01")
    assert standing("COVER", TODAY).assessment == standing("COVER", date(2026, 3, 1)).assessment
    later = date(2035, 1, 1)
    assert standing("COVER", later).assessment == standing("COVER", TODAY).assessment
    waiting = standing("COVER", TODAY).assessment
    assert waiting.overdue_years == standing("COVER", date(2026, 3, 1)).assessment.overdue_years


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("day", ["2010-01-01", "2022-12-31", "2024-06-30", "2026-01-01", "2026-11-22"])
def test_whatever_its_day_a_closing_leaves_a_standing(code: str, day: str) -> None:
    close("commitment", code, on=day)
    s = standing(code, TODAY)
    assert s.closing is not None
    assert s.assessment.years.keys() >= {f.observation.year for f in s.commitment.figures if not f.observation.of_span}


def test_filters_that_leave_only_what_is_closed_say_so() -> None:
    close("agreement", "nation")
    left = board(Selection(agreement="nation"), TODAY)
    assert (left.standings, [s.commitment.code for s in left.closed]) == ((), ["NATION"])
    assert left.codes == {"NATION"}, "what changed with them is still told"


def test_a_status_a_question_or_missing_evidence_is_asked_of_what_is_open() -> None:
    close("commitment", "LEVEL")
    assert board(Selection(), TODAY).closed
    assert board(Selection(states=frozenset({Status.DUE_NO_FIGURE})), TODAY).closed == ()
    assert board(Selection(states=frozenset({Status.MISSED})), TODAY).closed, "a status that nothing has is left out"
    assert board(Selection(is_unproved=True), TODAY).closed == ()


def test_questions_and_figures_of_what_is_closed_are_nobodys_work_and_are_not_lost() -> None:
    ask("LEVEL", "Vì sao?", now=NOW, by=LEADER)
    record(figure("LEVEL", 2025, value=19.5))
    close("commitment", "LEVEL")
    everything = standings(TODAY, person(LEADER))
    assert open_questions(everything) == ()
    (level,) = parted(everything)[1]
    assert unfinished(level) == Unfinished(waiting=1, returned=0, questions=1)
    send_back([key("LEVEL", 2025)], "Sai nguồn", now=NOW, by=REVIEWER)
    assert unfinished(standing("LEVEL", TODAY, person(LEADER))) == Unfinished(waiting=0, returned=1, questions=1)
    assert unfinished(standing("LEVEL", TODAY)) == Unfinished(0, 0, 0), "nothing of it is a stranger's to know"
