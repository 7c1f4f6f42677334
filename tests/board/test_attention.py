"""The commitments that need attention first, each with the line that states why."""

from datetime import date
from pathlib import Path

from board.attention import attention_rank, concern, sent_back
from board.selection import Selection, selected
from models import ReviewState
from progress.judgement import Concern, judgement
from progress.terms import DataState, Status
from store.board import complete_standings
from store.questions import answer, ask
from store.review import approve, send_back
from tests.support.people import LEADER, OFFICER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record
from text import Language
from views import Standing
from wording import problem_words

VI, EN = Language.VI, Language.EN


def of(code: str, today: date = TODAY) -> Standing:
    return next(s for s in complete_standings(today) if s.commitment.code == code)


def test_the_board_is_in_the_order_of_its_concerns_within_firm_strive_and_yardsticks(cities: Path) -> None:
    shown = selected(complete_standings(TODAY), Selection()).standings
    order = [(s.commitment.agreement.is_yardstick, s.assessment.is_strive_in(None), attention_rank(s)) for s in shown]
    assert order == sorted(order)
    assert len({concern(s) for s in shown}) > 6


def test_the_statuses_that_alarm_come_before_whatever_else_is_wrong(cities: Path) -> None:
    for s in complete_standings(TODAY):
        if s.assessment.status in (Status.MISSED, Status.DUE_NO_FIGURE, Status.OFF_TRACK, Status.AT_RISK):
            assert concern(s).value == s.assessment.status.value
        elif s.assessment.data is DataState.OVERDUE and s.assessment.status is not Status.MET:
            assert concern(s) is Concern.OVERDUE


def test_a_figure_that_came_back_is_said_until_it_is_entered_anew(store: Path) -> None:
    record(figure(value=19.5, why_right="Đã kiểm tra"))
    assert sent_back(of("LEVEL")) is None
    send_back([key()], "Thiếu bảng kê " + "rất dài " * 200, now=NOW, by=REVIEWER)
    returned = sent_back(of("LEVEL"))
    assert returned is not None
    assert returned.observation.review is ReviewState.RETURNED
    if concern(of("LEVEL")) is Concern.SENT_BACK:
        assert "Thiếu bảng kê" in problem_words(of("LEVEL"), VI)
        assert len(problem_words(of("LEVEL"), VI)) < 120
    record(figure(value=19.6, seen_version=1, reason="Bổ sung", why_right="Đã kiểm tra"))
    approve([key(version=2)], now=NOW, by=REVIEWER)
    assert sent_back(of("LEVEL")) is None


def test_an_open_question_comes_before_what_only_waits_until_it_is_answered(cities: Path) -> None:
    calm = next(
        s for s in complete_standings(TODAY) if attention_rank(s) > list(Concern).index(Concern.ASKED)
    ).commitment.code
    before = concern(of(calm))
    ask(calm, "Vì sao chậm?", now=NOW, by=LEADER)
    assert concern(of(calm)) is Concern.ASKED
    assert problem_words(of(calm), VI) == "1 câu hỏi chờ trả lời"
    answer(calm, 1, "Vì nhà thầu chậm", now=NOW, by=OFFICER)
    assert concern(of(calm)) is before


def test_the_order_is_by_what_alarms_then_by_what_is_asked_then_by_what_waits() -> None:
    assert list(Concern)[:10] == [
        *(Concern.MISSED, Concern.DUE_NO_FIGURE, Concern.OFF_TRACK, Concern.AT_RISK, Concern.OVERDUE),
        *(Concern.SENT_BACK, Concern.REOPENED, Concern.ASKED, Concern.DUE_WAITING, Concern.SUBMITTED),
    ]
    assert list(Concern)[-2:] == [Concern.ON_TRACK, Concern.MET]
    assert {judgement(status).concern.value for status in Status} == {status.value for status in Status}
