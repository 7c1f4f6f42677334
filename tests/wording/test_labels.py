"""A status's word stands once: what is changed there is changed on every screen and in every file."""

import io
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

import app
import clock
from board.headline import headline
from board.selection import Selection
from exchange.paper.report import report_pdf
from exchange.paper.values import ReportInput
from exchange.report.files import ReportForm, report_csv
from exchange.report.workbook import BookInput, write_book
from progress.terms import Status
from store.board import board, standings
from store.journal import PROGRAM
from store.settings import Switch, turn
from tests.support.people import LEADER
from tests.support.screen import html, markdown, screen
from tests.support.small_city import NOW, TODAY
from text import Language, quote_words
from web import wall_content
from web.gate import Gate
from web.routes import PRINTS
from wording.labels import STATUS, Label
from wording.numbers import thresholds

OLD = {Language.VI: "có nguy cơ", Language.EN: "at risk"}
NEW = {Language.VI: "lung lay", Language.EN: "wobbling"}
PAGES = ("overview", "commitment", "reports", "method")


@pytest.fixture
def _renamed(cities: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program with another word for `at risk`, given in the one place where it stands."""
    label = STATUS[Status.AT_RISK]
    monkeypatch.setitem(STATUS, Status.AT_RISK, Label("Lung lay", "Wobbling", label.icon, label.tone))
    for language in Language:
        quote_words(language, {"status_at_risk": STATUS[Status.AT_RISK].text(language)})
    thresholds.cache_clear()
    yield
    for language in Language:
        quote_words(language, {"status_at_risk": label.text(language)})
    thresholds.cache_clear()


def _at_risk() -> str:
    return next(s.commitment.code for s in standings(TODAY) if s.assessment.status is Status.AT_RISK)


def _screen(page: str, language: Language) -> str:
    address = {"lang": "en"} if language is Language.EN else {}
    at = screen(page, LEADER, **address, **({"code": _at_risk()} if page == "commitment" else {}))
    return "\n".join([*markdown(at), *html(at)])


def _excel_csv(language: Language) -> str:
    return "".join(report_csv(board(Selection(), TODAY).standings, None, ReportForm.EXCEL, language, TODAY))


def _workbook(language: Language) -> str:
    file = io.BytesIO()
    write_book(file, BookInput(board(Selection(), TODAY).standings, None, language, "", NOW, clock.ZONE, TODAY, None))
    sheets = load_workbook(io.BytesIO(file.getvalue()))
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def _pdf(language: Language) -> str:
    shown = board(Selection(), TODAY).standings
    report = report_pdf(ReportInput(shown, headline(shown, None), None, language, TODAY, TODAY, {}))
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(report)).pages)


def _big_screen(language: Language) -> str:
    return str(wall_content.wall_screens(standings(TODAY), language, TODAY))


def _paper(page: str, language: Language) -> str:
    turn(Switch.PUBLIC_READING, True, now=NOW, by=PROGRAM)
    browser = TestClient(Starlette(routes=list(app.ROUTES), middleware=[Middleware(Gate)]), follow_redirects=False)
    address = {"lang": "en"} if language is Language.EN else {}
    return browser.get(PRINTS[page], params=address | ({"code": _at_risk()} if page == "commitment" else {})).text


FILES: dict[str, Callable[[Language], str]] = {
    "the CSV for Excel": _excel_csv,
    "the workbook": _workbook,
    "the PDF": _pdf,
    "the big screen": _big_screen,
}


@pytest.mark.usefixtures("_renamed")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PAGES)
def test_a_word_of_a_status_is_changed_on_every_screen_by_changing_it_once(page: str, language: Language) -> None:
    _is_changed(_screen(page, language), language)


@pytest.mark.usefixtures("_renamed")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PAGES)
def test_a_word_of_a_status_is_changed_on_every_page_for_paper_by_changing_it_once(
    page: str, language: Language
) -> None:
    _is_changed(unescape(_paper(page, language)), language)


@pytest.mark.usefixtures("_renamed")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("file", FILES)
def test_a_word_of_a_status_is_changed_in_every_file_by_changing_it_once(file: str, language: Language) -> None:
    _is_changed(FILES[file](language), language)


def _is_changed(text: str, language: Language) -> None:
    text = text.replace("\u00a0", " ").lower()
    assert NEW[language] in text
    places = [text[max(0, i - 60) : i + 40] for i in range(len(text)) if text.startswith(OLD[language], i)]
    assert places == []
