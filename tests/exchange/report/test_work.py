"""An officer's work as a file for Excel and for a calendar."""

import csv
import io
from datetime import date
from pathlib import Path

from icalendar import Calendar

from board.due import coming, dues
from exchange.report.work import work_calendar, work_csv
from store.board import complete_standings
from store.year_closures import closed_years
from tests.support.small_city import NOW, TODAY, figure, record_approved
from text import Language


def test_the_list_is_a_file_for_excel(store: Path) -> None:
    text = work_csv(dues(complete_standings(TODAY), TODAY, closed_years()), Language.VI)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    head = ["Mã", "Cam kết", "Đơn vị tính", "Năm số liệu", "Tình trạng", "Hạn", "Vì sao trả lại hoặc mở lại"]
    assert rows[0] == head
    assert ["LEVEL", "Tỷ trọng kinh tế số", "%", "2025", "Quá hạn báo cáo", "31/03/2026", ""] in rows


def test_the_calendar_has_a_day_for_each_figure_and_long_lines_are_folded(store: Path) -> None:
    made = work_calendar(coming(complete_standings(TODAY), TODAY, closed_years()), Language.VI, NOW)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    events = Calendar.from_ical(made).walk("VEVENT")
    days = {str(event["uid"]): event.decoded("dtstart") for event in events}
    assert days["LEVEL-2025@cam-ket"] == date(2026, 3, 31)
    assert days["LEVEL-2026@cam-ket"] == date(2027, 3, 31)
    assert "Tỷ trọng kinh tế số" in next(str(e["summary"]) for e in events if e["uid"] == "LEVEL-2025@cam-ket")


def test_the_calendar_says_what_there_is_of_a_figure_that_is_still_owed(store: Path) -> None:
    record_approved(figure("LEVEL", value=19.5, cut_off_on="2025-09-30", why_right="Chưa có số cả năm"))
    made = work_calendar(coming(complete_standings(TODAY), TODAY, closed_years()), Language.VI, NOW)
    events = {str(event["uid"]): str(event["description"]) for event in Calendar.from_ical(made).walk("VEVENT")}
    assert events["LEVEL-2025@cam-ket"].startswith("Mới có số liệu đến 30/09/2025\n")
    assert "Mới có" not in events["LEVEL-2026@cam-ket"]
