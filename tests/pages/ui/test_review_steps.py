"""The review of a figure as its officer and its readers see it."""

import pytest

from models import ReviewState
from store.review import approve, send_back
from tests.support.entry_form import form, has_field, last_figure, press, save, saved
from tests.support.people import REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW
from views import FigureKey

pytestmark = pytest.mark.usefixtures("real_cities")


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


def test_the_history_tells_every_step(entered: FigureKey) -> None:
    approve([entered], now=NOW, by=REVIEWER)
    shown = screen_text(screen("commitment", code="TN-03"))
    assert "**Duyệt** · Lê Văn Minh" in shown
    assert "**Gửi thẩm định** · Trần Thị Lan" in shown


def state(year: int = 2024) -> ReviewState:
    return last_figure("TN-03", year).observation.review
