"""The form that states that a figure is waited for, and where that is read."""

import pytest

import clock
from tests.support.entry_form import fill, form, press, stored
from tests.support.screen import markdown, screen, screen_text
from tests.support.small_city import TODAY

NOTE = "Cục Thống kê công bố vào tháng 3"


@pytest.mark.usefixtures("real_cities")
def test_an_officer_says_it_on_the_page_of_entry_and_reads_it_everywhere() -> None:
    at = form("TN-03", what="waiting")
    assert "Nếu sẽ không bao giờ có số liệu này" in screen_text(at)
    press(fill(at, why=NOTE), "wait")
    assert "Chưa ghi chờ đến khi nào" in at.error[0].value
    press(fill(at, until="03/2027"), "wait")
    assert "Đã ghi: số liệu năm 2025 đang chờ công bố." in screen_text(at)
    page = screen_text(screen("commitment", code="TN-03"))
    assert f"Số liệu năm 2025 đang chờ cơ quan thống kê, đến 03/2027: “{NOTE}” · Trần Thị Lan" in page
    assert "chờ đến 03/2027" in page
    english = screen_text(screen("commitment", code="TN-03", lang="en"))
    assert "The figure for 2025 is waited for until March 2027" in english
    work = "\n".join(markdown(screen("my_work")))
    assert "31/03/2027" in work
    assert clock.today() == TODAY
    press(form("TN-03", what="waiting"), "end")
    assert stored("TN-03").awaited == ()
