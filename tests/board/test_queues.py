"""The queues of reviewers and officers: which figures and questions wait, the oldest first."""

from datetime import timedelta

import pytest

from board.queues import counted_early, figures_in, judged_if_approved, open_questions
from models import ReviewState
from store.accounts.people import person
from store.board import standings
from store.figures import record_figure
from store.questions import answer, ask, take_back
from store.review import approve
from tests.support.people import LEADER, OFFICER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record, record_approved, reopened
from views import Standing

pytestmark = pytest.mark.usefixtures("store")
HOUR = timedelta(hours=1)


def read() -> tuple[Standing, ...]:
    return standings(TODAY, person(REVIEWER))


def test_figures_wait_in_the_order_in_which_they_were_recorded_until_they_are_reviewed() -> None:
    for hours, new in ((3, figure(value=19)), (1, figure("SHARE", value=41)), (2, figure("COUNT", value=1))):
        record_figure(new, today=TODAY, now=NOW + hours * HOUR, by=OFFICER)
    approve([key("COUNT")], now=NOW + 4 * HOUR, by=REVIEWER)
    waiting = figures_in(read(), ReviewState.SUBMITTED)
    assert [(s.commitment.code, f.content.value) for s, f in waiting] == [("SHARE", 41), ("LEVEL", 19)]
    assert figures_in(read(), ReviewState.APPROVED)[-1][1].key == key("COUNT")
    assert figures_in(read(), ReviewState.RETURNED) == []


def test_questions_wait_in_the_order_in_which_they_were_asked_until_they_are_answered_or_taken_back() -> None:
    for hours, code in ((3, "LEVEL"), (1, "SHARE"), (2, "COVER"), (4, "DONE")):
        ask(code, "Vì sao?", now=NOW + hours * HOUR, by=LEADER)
    answer("COVER", 1, "Vì mưa", now=NOW, by=OFFICER)
    take_back("DONE", 1, now=NOW, by=LEADER)
    waiting = open_questions(read())
    assert [(each.commitment.code, each.question.number) for each in waiting] == [("SHARE", 1), ("LEVEL", 1)]


def test_a_figure_that_waits_is_held_against_its_year_as_if_it_were_approved() -> None:
    record(figure(value=19))
    record(figure(value=18, method="mic"))
    by_method = {f.key.method: judged_if_approved(s, f) for s, f in figures_in(read(), ReviewState.SUBMITTED)}
    judged = by_method["gso"]
    assert judged is not None
    assert judged.difference == -1
    assert by_method["mic"] is None, "the figure of record is the other one"


def test_approved_figures_of_a_year_that_had_not_closed_are_listed_for_a_reviewer() -> None:
    assert counted_early(read()) == []
    early = figure("NATION", 2024, value=13, cut_off_on="2024-09-30", why_right="Chỉ có chín tháng")
    record_approved(early)
    record_approved(figure(value=19.5, cut_off_on="2025-12-14", why_right="Đã kiểm tra"))
    assert [(s.commitment.code, f.key.year) for s, f in counted_early(read())] == [("NATION", 2024)]
    reopened(key("NATION", 2024))
    record_approved(figure("NATION", 2024, value=14, seen_version=1, reason="Cả năm", why_right="Đã kiểm tra"))
    assert counted_early(read()) == []
