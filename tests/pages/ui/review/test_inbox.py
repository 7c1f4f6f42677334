"""The reviewer's inbox: what is shown of a figure, and what the buttons do."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from models import ReviewState
from store.review import approve, ask_reopening, send_back
from tests.support.entry_form import faults, fill, form, has_field, last_figure, press
from tests.support.people import OFFICER, REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, figure, record
from views import FigureKey

pytestmark = pytest.mark.usefixtures("real_cities")


def test_the_inbox_shows_what_one_must_know(entered: FigureKey) -> None:
    shown = screen_text(screen("review", by=REVIEWER))
    for words in (
        "Chờ thẩm định: 1",
        "2024: 8,40% GDP",
        "Báo cáo số 12",
        "Niên giám.pdf",
        "gso.gov.vn",
        "Trần Thị Lan",
    ):
        assert words in shown


def test_a_reviewer_approves_every_digit_that_was_entered(entered: FigureKey) -> None:
    record(figure("TN-03", 2023, method=entered.method, value=7.123, source="Báo cáo số 3"))
    assert "2023: 7,123% GDP" in screen_text(screen("review", by=REVIEWER))


def test_a_reviewer_is_told_that_a_figure_is_not_the_whole_years_before_approving_it(entered: FigureKey) -> None:
    early: dict[str, object] = {"method": entered.method, "cut_off_on": "2023-09-30", "why_right": "Chưa có số cả năm"}
    record(figure("TN-03", 2023, **early | {"value": 7, "source": "Báo cáo số 3"}))
    shown = screen_text(screen("review", by=REVIEWER))
    assert "2023: 7,00% GDP (tính đến 30/09/2023)" in shown
    assert "Chỉ tính đến 30/09/2023: duyệt xong vẫn chưa kết luận được" in shown
    assert "Chưa có số cả năm" in shown
    assert "Chỉ tính đến 31/12" not in shown


def test_all_can_be_ticked_at_once(entered: FigureKey) -> None:
    record(figure("TN-03", 2023, method=entered.method, value=7, source="Báo cáo số 3"))
    at = screen("review", by=REVIEWER)
    at.checkbox(key="tick-all").check().run()
    assert "(2)" in at.button(key="approve").label


def test_what_is_ticked_is_approved_at_once(entered: FigureKey) -> None:
    at = ticked(screen("review", by=REVIEWER))
    at.button(key="approve").click().run()
    assert not at.exception
    assert state() is ReviewState.APPROVED
    assert "Đã duyệt: 1" in at.success[0].value


def test_a_figure_is_returned_with_a_reason_only(entered: FigureKey) -> None:
    at = press(screen("review", by=REVIEWER), "send")
    assert "lý do trả lại" in faults(at)
    press(fill(at, why="Thiếu trang 14"), "send")
    assert state() is ReviewState.RETURNED
    assert last_figure("TN-03", 2024).steps[-1].reason == "Thiếu trang 14"


def test_somebody_else_who_was_faster_is_told_of(entered: FigureKey) -> None:
    at = ticked(screen("review", by=REVIEWER))
    send_back([entered], "x", now=NOW, by=REVIEWER)
    at.button(key="approve").click().run()
    assert state() is ReviewState.RETURNED


def test_an_approved_figure_is_opened_again_with_a_reason(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    at = screen("review", by=REVIEWER)
    picker = at.selectbox(key="reopen-which")
    picker.select(next(o for o in picker.options if o.startswith("TN-03")))
    at.text_input(key="why-reopen").input("Niên giám đính chính")
    at.run()
    at.button(key="reopen").click().run()
    assert state() is ReviewState.REOPENED


def ticked(at: AppTest) -> AppTest:
    for box in at.checkbox:
        box.check()
    return at.run()


def state(year: int = 2024) -> ReviewState:
    return last_figure("TN-03", year).observation.review


def test_the_card_shows_what_the_year_owes_the_cut_off_day_and_earlier_years_that_wait(entered: FigureKey) -> None:
    record(
        figure(
            "TN-03", 2025, method=entered.method, value=19, source="Niên giám", cut_off_on="2025-12-31", why_right="x"
        )
    )
    words = screen_text(screen("review", by=REVIEWER))
    assert "Mục tiêu năm 2025: **khoảng 20% GDP" in words
    assert "chênh lệch **−1,00 điểm % GDP**" in words
    assert "**Số liệu tính đến ngày**: 31/12/2025" in words
    assert words.count("còn số liệu năm trước đang chờ thẩm định: 2024 (8,40% GDP)") == 1


def test_a_locked_figure_has_the_button_that_asks_for_reopening_and_the_reviewer_decides(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    at = press(form("TN-03", 2024), "ask-reopening")
    assert "lý do" in faults(at)
    at = press(fill(at, **{"why-ask": "Nhầm đơn vị tính"}), "ask-reopening")
    assert "Đã gửi đề nghị mở lại" in at.success[0].value
    assert not has_field(at, "ask-reopening"), "it has been asked already"
    assert state() is ReviewState.APPROVED
    at = screen("review", by=REVIEWER)
    assert "Nhầm đơn vị tính" in screen_text(at)
    press(at, "grant")
    assert state() is ReviewState.REOPENED


def test_a_request_to_reopen_is_declined_with_a_reason(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    ask_reopening(entered, "Nhầm", now=NOW, by=OFFICER)
    at = press(screen("review", by=REVIEWER), "decline")
    assert "lý do" in faults(at)
    at = press(fill(at, **{"why-kept": "Đúng theo niên giám"}), "decline")
    assert "giữ nguyên" in at.success[0].value
    assert "Đúng theo niên giám" in screen_text(form("TN-03", 2024))


@pytest.mark.parametrize(
    ("language", "title", "value"),
    [
        ("vi", "Số liệu năm nhưng tính đến ngày trước 14/12 (1)", "(tính đến 30/09/2023)"),
        ("en", "Figures of a year counted to a day before 14 December (1)", "as of 30 September 2023"),
    ],
)
def test_a_reviewer_sees_the_approved_figures_of_a_year_that_had_not_closed(
    entered: FigureKey, language: str, title: str, value: str
) -> None:
    early: dict[str, object] = {"method": entered.method, "cut_off_on": "2023-09-30", "why_right": "Chưa có số cả năm"}
    record(figure("TN-03", 2023, **early | {"value": 7, "source": "Báo cáo số 3"}))
    assert title not in screen_text(screen("review", by=REVIEWER, lang=language))
    approve([replace(entered, year=2023)], now=NOW, by=REVIEWER)
    words = screen_text(screen("review", by=REVIEWER, lang=language))
    assert title in words
    assert value in words
