"""The figures that are due from officers, and when they are overdue."""

from datetime import date
from pathlib import Path

from board.due import coming, dues
from exchange.report.work import work_csv
from progress.terms import DataState
from store.board import complete_standings
from store.review import reopen, send_back
from store.year_closures import close_year, closed_years
from tests.support.people import ADMINISTRATOR, REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import ESTIMATE, NOT_AVAILABLE, NOW, TODAY, figure, key, record, record_approved
from text import Language


def due(today: date = TODAY) -> list[tuple[str, int, DataState]]:
    return [(d.commitment.code, d.year, d.state) for d in dues(complete_standings(today), today, closed_years())]


def test_what_is_overdue_is_due_and_what_has_come_is_done(store: Path) -> None:
    assert ("LEVEL", 2025, DataState.OVERDUE) in due()
    record(figure("LEVEL", value=19.5))
    record_approved(figure("COUNT", status=NOT_AVAILABLE, note="Không thống kê"))
    assert ("LEVEL", 2025, DataState.SUBMITTED) in due()
    assert ("COUNT", 2025, DataState.NOT_AVAILABLE) in due()


def test_a_figure_waits_until_its_day_and_is_overdue_after_it(store: Path) -> None:
    assert ("LEVEL", 2025, DataState.WAITING) in due(date(2026, 3, 31))
    assert ("LEVEL", 2025, DataState.OVERDUE) in due(date(2026, 4, 1))


def test_a_year_that_is_over_stays_due_with_its_words_while_there_is_part_of_its_figure_or_an_estimate(
    store: Path,
) -> None:
    record_approved(figure("LEVEL", value=19.5, cut_off_on="2025-12-13", why_right="Chưa có số cả năm"))
    record_approved(figure("SHARE", 2025, value=45, status=ESTIMATE))
    asked = dues(complete_standings(TODAY), TODAY, closed_years())
    states = {(d.commitment.code, d.year): (d.state, d.is_open) for d in asked}
    assert states["LEVEL", 2025] == states["SHARE", 2025] == (DataState.ESTIMATE_ONLY, True)
    text = work_csv(asked, Language.VI)
    assert "2025;Mới có số liệu đến 13/12/2025;31/03/2026" in text
    assert "2025;Mới có ước tính;31/03/2026" in text
    assert "Mới có số liệu đến 13/12/2025" in screen_text(screen("my_work"))


def test_a_figure_counted_to_14_december_ends_what_is_due(store: Path) -> None:
    record_approved(figure("LEVEL", value=19.5, cut_off_on="2025-12-14"))
    assert ("LEVEL", 2025, DataState.REPORTED) in due()


def test_what_came_back_is_due_again_with_its_reason_until_it_is_submitted_anew(store: Path) -> None:
    record(figure("LEVEL", value=19.5))
    record(figure("SHARE", 2026, value=45, status=ESTIMATE))
    send_back([key(), key("SHARE", 2026)], "=Thiếu nguồn", now=NOW, by=REVIEWER)
    mine = dues(complete_standings(TODAY), TODAY, closed_years())
    assert [(d.commitment.code, d.year, d.is_open) for d in mine[:2]] == [("LEVEL", 2025, True), ("SHARE", 2026, True)]
    text = work_csv(mine, Language.EN)
    assert "LEVEL,Share of the digital economy,%,2025,Returned,31 March 2026,'=Thiếu nguồn" in text
    record(figure("LEVEL", value=19.5, seen_version=1, reason="Bổ sung nguồn"))
    assert [d.commitment.code for d in dues(complete_standings(TODAY), TODAY, closed_years()) if d.back] == ["SHARE"]


def test_what_was_opened_again_is_the_officers_to_mend_until_it_is_submitted_anew(store: Path) -> None:
    record_approved(figure("LEVEL", value=19.5))
    reopen(key(), "Nguồn đã đính chính", now=NOW, by=REVIEWER)
    first = dues(complete_standings(TODAY), TODAY, closed_years())[0]
    assert (first.commitment.code, first.year, first.is_open) == ("LEVEL", 2025, True)
    assert "Nguồn đã đính chính" in screen_text(screen("my_work"))
    record(figure("LEVEL", value=19.6, seen_version=1, reason="Đính chính"))
    assert [d for d in dues(complete_standings(TODAY), TODAY, closed_years()) if d.back] == []


def test_what_a_closed_year_lacks_is_asked_of_nobody(store: Path) -> None:
    assert 2025 in {year for code, year, _ in due() if code == "LEVEL"}
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    assert 2025 not in {d.year for ask in (dues, coming) for d in ask(complete_standings(TODAY), TODAY, closed_years())}


def test_yardsticks_are_nobodys_work(store: Path) -> None:
    assert "NATION" not in {code for code, _, _ in due()}
