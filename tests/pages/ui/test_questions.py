"""Questions as a leader, an officer and everybody else see them, and the buttons."""

import pytest
from streamlit.testing.v1 import AppTest

from store.accounts.assignments import assign
from store.questions import answer, ask, take_back
from store.settings import Switch, turn
from tests.support.entry_form import faults, field, fill, has_field, press, stored
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, OTHERS, REVIEWER
from tests.support.screen import LANGUAGES, elements, go, html, screen, screen_text
from tests.support.small_city import NOW
from views.questions import QuestionState, QuestionView

pytestmark = pytest.mark.usefixtures("real_cities")
TITLE = {"vi": "Hỏi và trả lời", "en": "Questions and answers"}


def page(by: str | None, language: str = "vi") -> AppTest:
    return screen("commitment", by=by, code="TN-03", lang=language)


def ask_leader(text: str = "Vì sao chậm?", year: int | None = None) -> int:
    return ask("TN-03", text, year=year, now=NOW, by=LEADER)


def questions() -> tuple[QuestionView, ...]:
    return stored("TN-03").questions


@pytest.mark.parametrize("by", [LEADER, REVIEWER, ADMINISTRATOR])
def test_a_leader_finds_where_to_ask_and_asks_about_a_year(by: str) -> None:
    at = page(by)
    assert "[Hỏi về số liệu này](#hoi-va-tra-loi)" in screen_text(at)
    assert "Trần Thị Lan" in screen_text(at), "who will answer"
    press(fill(at, ask_about="2024", ask_text="Vì sao *thấp*?\nBao giờ xong?"), "ask")
    assert [(q.year, q.text, q.by) for q in questions()] == [(2024, "Vì sao *thấp*?\nBao giờ xong?", by)]
    assert "Đã gửi câu hỏi" in at.success[0].value
    assert "Về số liệu năm 2024" in screen_text(at)
    assert field(at, "ask_text").value == "", "the next question begins empty"


def test_what_was_typed_stays_when_it_is_refused() -> None:
    at = press(page(LEADER), "ask")
    assert "Hãy viết câu hỏi" in faults(at)
    press(fill(at, ask_text="x" * 2001), "ask")
    assert "2001 ký tự" in faults(at)
    assert field(at, "ask_text").value == "x" * 2001
    assert questions() == ()


def test_the_officer_finds_the_question_at_the_top_of_the_own_work_and_answers_it_twice() -> None:
    ask_leader()
    at = screen("my_work", by=OFFICER)
    assert "1 câu hỏi chờ bạn trả lời" in at.header[0].value
    assert "Vì sao chậm?" in screen_text(at)
    press(at, "answer")
    assert "Hãy viết câu trả lời" in faults(at)
    press(fill(at, answer_text="Vì nhà thầu chậm"), "answer")
    assert "Đã gửi câu trả lời" in at.success[0].value
    assert not has_field(at, "answer_text"), "nothing waits any more"
    go(at, "commitment", code="TN-03")
    press(fill(at, answer_text="Bổ sung: xong vào tháng 6"), "answer")
    assert [a.text for a in questions()[0].answers] == ["Vì nhà thầu chậm", "Bổ sung: xong vào tháng 6"]
    assert "câu hỏi chờ bạn" not in screen_text(go(at, "my_work"))


def test_a_question_that_was_taken_back_meanwhile_has_nothing_to_answer_and_says_so() -> None:
    ask_leader()
    at = fill(page(OFFICER), answer_text="Vì nhà thầu chậm")
    take_back("TN-03", 1, now=NOW, by=LEADER)
    press(at, "answer")
    assert questions()[0].state is QuestionState.TAKEN_BACK
    assert not has_field(at, "answer")
    assert "Đã rút lại" in screen_text(at)


def test_only_whoever_asked_is_offered_to_take_it_back_and_only_while_it_waits() -> None:
    ask_leader()
    assert not has_field(page(REVIEWER), "take_back")
    at = press(page(LEADER), "take_back")
    assert "Đã rút lại câu hỏi" in at.success[0].value
    assert not has_field(at, "take_back")
    ask_leader("Bao giờ xong?")
    answer("TN-03", 2, "Tháng 6", now=NOW, by=OFFICER)
    assert not has_field(page(LEADER), "take_back")


def test_who_may_neither_ask_nor_answer_reads_what_was_said_and_is_offered_nothing() -> None:
    assign(OTHERS[0], ["TN-04"], now=NOW, by=ADMINISTRATOR)
    assert "Hỏi và trả lời" not in screen_text(page(OTHERS[0]))
    ask_leader()
    at = page(OTHERS[0])
    assert "Vì sao chậm?" in screen_text(at)
    assert not has_field(at, "ask_text")
    assert not has_field(at, "answer_text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exchange_is_in_the_readers_language(language: str) -> None:
    ask_leader(year=2024)
    answer("TN-03", 1, "Vì nhà thầu chậm", now=NOW, by=OFFICER)
    ask_leader("Bao giờ xong?")
    shown = screen_text(page(LEADER, language))
    words = {
        "vi": ("Chờ trả lời", "Đã trả lời", "Về số liệu năm 2024", "Về tình trạng hôm nay", "1 câu hỏi chờ trả lời"),
        "en": ("Waiting for an answer", "Answered", "About the figure for 2024", "1 question waits for an answer"),
    }[language]
    for said_ in (TITLE[language], *words, "Vì nhà thầu chậm", "Nguyễn Thị Hoa", "Trần Thị Lan"):
        assert said_ in shown


def test_older_questions_fold_away_and_those_that_wait_come_first() -> None:
    for n in range(6):
        ask_leader(f"Câu {n}")
        if n:
            answer("TN-03", n + 1, "Rồi", now=NOW, by=OFFICER)
    at = page(LEADER)
    boxes = [b for b in at.expander if "câu hỏi cũ hơn" in b.label]
    assert [b.label for b in boxes] == ["2 câu hỏi cũ hơn"]
    shown = screen_text(at)
    assert shown.index("Câu 0") < shown.index("Câu 5") < shown.index("Câu 1")


# ---- the overview


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_counts_open_questions_and_shows_only_those(language: str) -> None:
    assert not [p for p in screen("overview", by=LEADER).get("button_group") if p.key == "asked"]
    ask_leader()
    ask_leader("Bao giờ xong?")
    at = screen("overview", by=LEADER, lang=language, asked="1")
    label = {"vi": "Câu hỏi chờ trả lời **2**", "en": "Open questions **2**"}[language]
    assert label in screen_text(at)
    cards = "".join(html(at))
    assert cards.count('data-code="') == 1
    assert {"vi": "2 câu hỏi chờ trả lời", "en": "2 questions wait for an answer"}[language] in cards


def test_a_stranger_is_shown_nothing_of_it() -> None:
    turn(Switch.PUBLIC_READING, True, now=NOW, by="program")
    ask_leader()
    for name in ("commitment", "overview", "reports"):
        at = screen(name, by=None, code="TN-03")
        assert not at.exception
        sent = screen_text(at) + str([e.proto for e in elements(at)])
        assert "Vì sao chậm" not in sent
        of_questions = ("câu hỏi chờ trả lời", "Câu hỏi chờ trả lời", "Hỏi và trả lời")
        assert not any(words in screen_text(at) for words in of_questions)
