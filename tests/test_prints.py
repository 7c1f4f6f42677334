"""Pages for paper: what the screen says, whole charts, no controls, no script, and what people typed as words."""

import re
from html import escape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

import app
import clock
from exchange.headline import headline_words
from store.board import Selection, board
from store.journal import PROGRAM
from store.settings import Heading, Switch, set_heading, turn
from tests.people import LEADER, signed_in
from tests.small_city import NOW, TODAY, figure, record, record_approved
from text import Language, word
from web.gate import Gate
from web.places import PRINT_LOOKS, PRINTS
from web.prints import LOOKS, print_address

VI, EN = Language.VI, Language.EN
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} </svg>"


@pytest.fixture
def browser(store: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A browser before all routes, while reading is public."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    turn(Switch.PUBLIC_READING, True, now=NOW, by=PROGRAM)
    return TestClient(Starlette(routes=list(app.ROUTES), middleware=[Middleware(Gate)]), follow_redirects=False)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PRINTS)
def test_a_page_for_paper_is_titled_dated_and_without_controls(
    browser: TestClient, page: str, language: Language
) -> None:
    set_heading(Heading.VI, HOSTILE, now=NOW, by=PROGRAM)
    set_heading(Heading.EN, HOSTILE, now=NOW, by=PROGRAM)
    record_approved(figure("COUNT", value=3, source=HOSTILE, note=HOSTILE))
    answer = browser.get(print_address(page, [("code", "COUNT"), ("lang", language)]))
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    title = "COUNT" if page == "commitment" else word(f"page.{page}", language)
    assert page == "commitment" or f"<h1>{title}</h1>" in answer.text
    assert "22/11/2026" in answer.text or "22 November 2026" in answer.text
    assert not re.search(r"<(script|button|input|form|a|img|iframe)\b|\son\w+=\"|\sstyle=", answer.text)
    assert escape(HOSTILE, quote=False)[:20] in answer.text
    assert "49" not in answer.text.partition("</header>")[0]
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("language", Language)
def test_the_selection_of_the_address_is_what_is_printed(browser: TestClient, language: Language) -> None:
    selection = Selection(pillar="economy", year=2024)
    shown = board(selection, TODAY, None)
    pairs = [("pillar", "economy"), ("year", "2024"), ("lang", str(language))]
    for page in ("overview", "reports"):
        text = browser.get(print_address(page, pairs)).text
        assert escape(headline_words(shown.headline, 2024, language), quote=False) in text
        assert all(s.commitment.name.said(language) in text for s in shown.standings)
        assert "Băng thông rộng" not in text
    charts = browser.get(print_address("overview", pairs)).text.count("<svg")
    assert charts == len(shown.standings)


def test_who_reads_decides_what_is_printed(browser: TestClient) -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    address = print_address("commitment", [("code", "LEVEL")])
    assert "73,4" not in browser.get(address).text
    assert "73,4" in browser.get(address, headers={"Cookie": signed_in(LEADER)}).text
    turn(Switch.PUBLIC_READING, False, now=NOW, by=PROGRAM)
    assert browser.get(address).status_code == 303


def test_what_was_known_on_a_day_says_so_and_what_is_not_there_is_not_found(browser: TestClient) -> None:
    then = browser.get(print_address("overview", [("ngay", "2026-11-01"), ("theo", "ghi"), ("lang", "en")])).text
    assert "1 November 2026" in then
    assert browser.get(print_address("commitment", [("code", "NONE")])).status_code == 404


def test_charts_are_never_cut_and_heads_of_tables_come_again(browser: TestClient) -> None:
    rules = browser.get(PRINT_LOOKS).text
    assert rules == LOOKS.read_text("utf-8")
    assert re.search(r"figure[^{]*\{[^}]*break-inside: avoid", rules)
    assert "display: table-header-group" in rules
    assert "size: A4" in rules
