"""Awaited figures: announced by an officer, read everywhere, ended by the figure, refused where absurd."""

from collections.abc import Callable
from pathlib import Path

import pytest

from board.due import dues
from progress.terms import DataState
from store.awaiting import await_figure, await_no_longer
from store.board import standing
from store.commitments import commitment
from store.integrity import verify
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.review import recall
from store.year_closures import close_year, closed_years
from tests.support.administration import close
from tests.support.people import ADMINISTRATOR, OFFICER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, TODAY, figure, key, record
from views import AwaitedView

NOTE = "Cục Thống kê công bố vào tháng 3"


def wait(code: str = "LEVEL", year: int = 2025, until: str = "2027-03", note: str = NOTE, by: str = OFFICER) -> None:
    await_figure(code, year, until, note, today=TODAY, now=NOW, by=by)


def awaited(code: str = "LEVEL") -> tuple[AwaitedView, ...]:
    c = commitment(code)
    assert c is not None
    return c.awaited


def state(code: str = "LEVEL", year: int = 2025) -> DataState:
    return standing(code, TODAY).assessment.years[year].data


def test_while_it_is_waited_for_it_is_not_overdue_and_the_list_says_until_when(store: Path) -> None:
    assert state() is DataState.OVERDUE
    wait(until="2027-03-15")
    assert state() is DataState.WAITING
    assert awaited() == (AwaitedView(2025, "2027-03-15", NOTE, NOW, OFFICER),)
    due = next(d for d in dues((standing("LEVEL", TODAY),), TODAY, closed_years()) if d.year == 2025)
    assert (due.state, due.by.isoformat(), due.is_open) == (DataState.WAITING, "2027-03-15", True)


def test_it_is_said_anew_taken_back_and_every_version_stays(store: Path) -> None:
    wait()
    wait(until="2027-06", note="Lùi đến tháng 6")
    assert [announcement.until for announcement in awaited()] == ["2027-06"]
    await_no_longer("LEVEL", 2025, now=NOW, by=OFFICER)
    await_no_longer("LEVEL", 2025, now=NOW, by=OFFICER)
    assert (awaited(), state()) == ((), DataState.OVERDUE)
    noted = entries(EntryFilter(about="awaited"), 10)
    assert [(e.deed, e.key["version"]) for e in noted] == [("awaited_no_longer", 3), ("awaited", 2), ("awaited", 1)]
    assert (noted[1].why, noted[1].old and noted[1].old["until"]) == ("Lùi đến tháng 6", "2027-03")
    assert verify().findings == ()


def test_the_figure_ends_it_and_one_of_another_method_does_not(store: Path) -> None:
    wait()
    record(figure(value=19, method="mic"))
    assert [announcement.year for announcement in awaited()] == [2025]
    record(figure(value=19.5))
    assert (awaited(), state()) == ((), DataState.OVERDUE), "to a stranger, until it is approved"
    recall([key()], now=NOW, by=OFFICER)
    assert awaited() == ()
    wait()
    assert state() is DataState.WAITING


REFUSED: list[tuple[RefusalCode, Callable[[], object]]] = [
    (RefusalCode.UNKNOWN_COMMITMENT, lambda: await_figure("NONE", 2025, "2027", NOTE, today=TODAY, now=NOW, by="lan")),
    (RefusalCode.WAITING_NOTE_MISSING, lambda: wait(note="  ")),
    (RefusalCode.TOO_LONG, lambda: wait(note="x" * 2001)),
    (RefusalCode.BAD_DATE, lambda: wait(until="2027-02-30")),
    (RefusalCode.WAITING_OVER, lambda: wait(until="2026-11-21")),
    (RefusalCode.WAITING_OVER, lambda: wait(until="2026-10")),
    (RefusalCode.WAITING_TOO_LONG, lambda: wait(until="2029")),
    (RefusalCode.WAITING_FIGURE_THERE, lambda: wait(year=2024)),
    (RefusalCode.FUTURE_YEAR, lambda: wait(year=2027)),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_what_makes_no_sense_is_refused(store: Path, code: RefusalCode, act: Callable[[], object]) -> None:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code in (code, RefusalCode.NOT_ASSIGNED)
    assert entries(EntryFilter(about="awaited"), 10) == ()


def test_a_day_may_be_today_and_the_last_of_three_years(store: Path) -> None:
    for until in ("2026-11-22", "2026", "2028-12-31"):
        wait(until=until)
        assert state() is DataState.WAITING


def test_in_a_closed_year_or_commitment_nothing_is_waited_for(store: Path) -> None:
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    with pytest.raises(Refused) as caught:
        wait()
    assert caught.value.code is RefusalCode.YEAR_CLOSED
    close("commitment", "COUNT", reason="Không theo dõi nữa")
    with pytest.raises(Refused) as caught:
        wait("COUNT", 2024)
    assert caught.value.code is RefusalCode.CLOSED


@pytest.mark.usefixtures("real_cities")
def test_a_card_says_which_year_waits_beside_those_that_are_overdue() -> None:
    wait("TN-05", until="2027-06")
    page = screen_text(screen("overview", q="TN-05"))
    assert "Thiếu số liệu 2023, 2024" in page
    assert "2025: chờ đến 06/2027" in page
