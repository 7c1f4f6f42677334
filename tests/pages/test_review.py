"""What a reviewer and an officer see of the review, and what their buttons do."""

import pytest
from streamlit.testing.v1 import AppTest

from models import ReviewState
from store.evidence import NewFile, NewLink
from store.review import approve, send_back
from tests.support.entry_form import faults, fill, form, has_field, last_figure, press, save, saved
from tests.support.evidence_files import PDF
from tests.support.people import OFFICER, REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, figure, record
from views import FigureKey

pytestmark = pytest.mark.usefixtures("real_cities")


@pytest.fixture
def entered() -> FigureKey:
    """A figure of the real agreements, as the officer at this machine enters it."""
    method = str(form("TN-03", 2024).selectbox(key="method").value)
    new = figure(
        "TN-03",
        2024,
        method=method,
        value=8.4,
        source="Báo cáo số 12",
        evidence=(NewFile("Niên giám.pdf", PDF), NewLink("https://gso.gov.vn/a")),
    )
    record(new, by=OFFICER)
    return FigureKey("TN-03", 2024, method, False, 1)


def ticked(at: AppTest) -> AppTest:
    for box in at.checkbox:
        box.check()
    return at.run()


def state(year: int = 2024) -> ReviewState:
    return last_figure("TN-03", year).observation.review


# ---- the reviewer


def test_an_empty_inbox_says_so() -> None:
    assert "Không có số liệu nào chờ thẩm định" in "\n".join(box.value for box in screen("review", by=REVIEWER).info)


def test_the_inbox_shows_what_one_must_know(entered: FigureKey) -> None:
    shown = screen_text(screen("review", by=REVIEWER))
    for words in (
        "Chờ thẩm định: 1",
        "2024: 8,40 % GDP",
        "Báo cáo số 12",
        "Niên giám.pdf",
        "gso.gov.vn",
        "Trần Thị Lan",
    ):
        assert words in shown


def test_a_reviewer_approves_every_digit_that_was_entered(entered: FigureKey) -> None:
    record(figure("TN-03", 2023, method=entered.method, value=7.123, source="Báo cáo số 3"))
    assert "2023: 7,123 % GDP" in screen_text(screen("review", by=REVIEWER))


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
    which = at.selectbox(key="reopen-which")
    which.select(next(o for o in which.options if o.startswith("TN-03")))
    at.text_input(key="why-reopen").input("Niên giám đính chính")
    at.run()
    at.button(key="reopen").click().run()
    assert state() is ReviewState.REOPENED


# ---- the officer


def test_the_officer_sees_what_came_back_and_why(entered: FigureKey) -> None:
    send_back([entered], "Thiếu trang 14", now=NOW, by=REVIEWER)
    at = form("TN-03", 2024)
    assert "“Thiếu trang 14”" in screen_text(at)
    assert saved(save(at, value="8,5", source="Báo cáo số 12, trang 14", reason="Bổ sung trang"))
    assert (state(), last_figure("TN-03", 2024).observation.version) == (ReviewState.SUBMITTED, 2)


def test_the_officer_takes_a_figure_back(entered: FigureKey) -> None:
    at = press(form("TN-03", 2024), "recall")
    assert state() is ReviewState.RECALLED
    assert "Đã rút lại" in at.success[0].value


def test_a_locked_figure_has_no_form(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    at = form("TN-03", 2024)
    assert not has_field(at, "value")
    assert "đề nghị người thẩm định mở lại" in "\n".join(box.value for box in at.info)


def test_a_link_that_cannot_be_attached_is_refused_before_anything_is_saved() -> None:
    at = press(fill(form("TN-03", 2024), value="8,4", source="Báo cáo", link="javascript:alert(1)"), "check")
    assert "không phải một địa chỉ web" in faults(at)
    assert not has_field(at, "save")


# ---- everybody


@pytest.mark.parametrize(("language", "words"), [("vi", "chưa được duyệt"), ("en", "not yet approved")])
@pytest.mark.parametrize("page", ["commitment", "overview", "reports"])
def test_a_figure_that_is_not_approved_is_named_so(entered: FigureKey, page: str, language: str, words: str) -> None:
    at = screen(page, code="TN-03", lang=language, q="TN-03")
    html = "\n".join(str(element.proto.body) for element in at.get("html"))
    assert words in (screen_text(at) + html).lower()


def test_the_history_tells_every_step(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    shown = screen_text(screen("commitment", code="TN-03"))
    assert "**Duyệt** · Lê Văn Minh" in shown
    assert "**Gửi thẩm định** · Trần Thị Lan" in shown
