"""What the rule cannot take stands by itself: it says so on its own card and in the log, and nothing else fails."""

import csv
import io
import logging
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import clock
from board.due import coming, dues
from board.selection import Selection
from commands.reminders import Recipient, reminder
from exchange.meetings.snapshots import Meeting, take
from exchange.report.work import work_calendar, work_csv
from progress.terms import Reason, Status
from store.board import board, complete_standings, standing, standings
from tests.support.people import OFFICER, REVIEWER, signed_in
from tests.support.report_files import excel_lines
from tests.support.screen import screen, screen_text, whose
from tests.support.small_city import NOW, TODAY
from tests.support.unworkable import ODD, UNWORKABLE, spoil
from text import Language, translate
from views import Standing
from web.print_pages import print_address
from web.routes import (
    ARCHIVE,
    CALENDAR,
    CHART_PNG,
    CHART_SVG,
    COMMITMENT_PDF,
    PRINTS,
    REPORT,
    SNAPSHOT_TABLE,
    TEMPLATE,
    WORK,
    WORKBOOK,
)
from web.wall_content import wall_screens
from wording import published_readings, why, why_year
from wording.problem import problem_words

SPOILT = (*UNWORKABLE, *ODD)
FILES = (REPORT, f"{REPORT}?form=machine", WORKBOOK, ARCHIVE, WORK, CALENDAR, TEMPLATE)
OF_ONE = (CHART_SVG, CHART_PNG, PRINTS["commitment"], PRINTS["entry"])


@pytest.fixture
def spoilt(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    spoil(store)
    return store


@pytest.fixture
def browser(reader: TestClient, spoilt: Path) -> TestClient:
    return reader


def by_code() -> dict[str, Standing]:
    return {s.commitment.code: s for s in complete_standings(TODAY)}


def test_each_is_judged_by_itself_and_every_other_one_as_before(store: Path) -> None:
    before = by_code()
    spoil(store)
    after = by_code()
    assert {code: after[code].assessment for code in before} == {code: s.assessment for code, s in before.items()}
    assert set(after) == {*before, *SPOILT}
    reasons = {code: (after[code].assessment.status, after[code].assessment.working.reason) for code in SPOILT}
    assert reasons == dict.fromkeys(UNWORKABLE, (Status.NO_BASIS, Reason.NOT_COMPUTABLE)) | {
        "EMPTY": (Status.NO_BASIS, Reason.NO_FIGURE),
        "BOUND": (Status.ON_TRACK, Reason.PACE),
    }


def test_each_is_logged_by_its_code_once_a_reading(spoilt: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "camket"):
        standings(TODAY)
    messages = [record.getMessage() for record in caplog.records]
    assert messages == [f"{code}: the rule cannot take its figures or targets" for code in UNWORKABLE]
    caplog.clear()
    standings(TODAY)
    assert caplog.records == [], "read from memory"
    standing("RATE_150", TODAY)
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["RATE_150"]


@pytest.mark.parametrize("language", Language)
def test_each_says_so_in_words_on_its_own_card(spoilt: Path, language: Language) -> None:
    card = translate("problem.no_basis.not_computable", language)
    for code in UNWORKABLE:
        s = by_code()[code]
        assert problem_words(s, language) == card, code
        assert translate("working.not_computable", language) in why(s, language).in_short
        for year, judged in s.assessment.years.items():
            assert why_year(s, judged, s.assessment.state(year), language)
        assert all(reading.in_short for reading in published_readings(s, TODAY, language))
        assert s.outlook.projection is None
    at = screen("overview", lang=language)
    assert not at.exception
    assert screen_text(at).count(card) == len(UNWORKABLE)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", SPOILT)
def test_its_page_is_drawn(spoilt: Path, code: str, language: Language) -> None:
    at = screen("commitment", lang=language, code=code)
    assert not at.exception
    assert (translate("working.not_computable", language) in screen_text(at)) is (code in UNWORKABLE)


@pytest.mark.parametrize(
    "page", ["wards", "my_work", "grid", "entry", "review", "reports", "meetings", "administration"]
)
def test_every_page_beside_it_is_drawn(spoilt: Path, page: str) -> None:
    assert not screen(page).exception


@pytest.mark.parametrize(("path", "language"), list(product(FILES, Language)))
def test_every_file_is_made(browser: TestClient, path: str, language: Language) -> None:
    joint = "&" if "?" in path else "?"
    answer = browser.get(f"{path}{joint}lang={language}", headers={"Cookie": signed_in(OFFICER)})
    assert (answer.status_code, bool(answer.content)) == (200, True)


@pytest.mark.parametrize("language", Language)
def test_every_picture_and_page_for_paper_is_made(browser: TestClient, language: Language) -> None:
    addresses = [f"{path}?code={code}&lang={language}" for path in OF_ONE for code in SPOILT]
    statuses = {path: browser.get(path, headers={"Cookie": signed_in(OFFICER)}).status_code for path in addresses}
    for page in PRINTS:
        pairs = [("lang", language), *([] if page == "wards" else [("code", "LEVEL")])]
        answer = browser.get(print_address(page, pairs), headers={"Cookie": signed_in(whose(page))})
        statuses[page] = answer.status_code
    assert {path: status for path, status in statuses.items() if status != 200} == {}


@pytest.mark.parametrize("code", ["RATE_150", "OVERFLOW", "DECIDED"])
def test_its_own_sheet_is_made_as_a_pdf(browser: TestClient, code: str) -> None:
    answer = browser.get(f"{COMMITMENT_PDF}?code={code}", headers={"Cookie": signed_in(OFFICER)})
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_the_rows_of_the_others_stand_in_the_file_as_before(store: Path) -> None:
    before = excel_lines()
    spoil(store)
    after = excel_lines()
    assert {code: after[code] for code in before} == before
    assert {after[code]["status"] for code in UNWORKABLE} == {"Chưa đủ căn cứ"}


@pytest.mark.parametrize("language", Language)
def test_big_screen_calendar_and_letters_go_on(spoilt: Path, language: Language) -> None:
    everything = complete_standings(TODAY)
    assert wall_screens(everything, language, TODAY)
    due = dues(everything, TODAY, {})
    assert b"BEGIN:VCALENDAR" in work_calendar(coming(everything, TODAY, {}), language, NOW)
    table = csv.reader(io.StringIO(work_csv(due, language)))
    assert len(list(table)) == len(due) + 1
    letter = reminder(Recipient("a@tp.vn", language, frozenset(SPOILT)), due, [], "b@tp.vn", TODAY)
    assert letter["Subject"]


def test_a_meeting_is_frozen_and_read(browser: TestClient) -> None:
    number = take(Meeting("Giao ban", date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER)
    table = browser.get(f"{SNAPSHOT_TABLE}?ky={number}", headers={"Cookie": signed_in(OFFICER)})
    assert table.status_code == 200
    assert [code for code in UNWORKABLE if code not in table.text] == []
    assert not screen("meetings").exception


def test_a_selection_by_a_year_or_a_past_day_goes_on(spoilt: Path) -> None:
    shown = board(Selection(year=2024), TODAY)
    assert {s.commitment.code for s in shown.standings} >= {"LEVEL", "RATE_150"}
    early = standing("OVERFLOW", date(2024, 1, 1))
    assert early.assessment.working.reason is Reason.NOT_COMPUTABLE
