"""The big screen and its links: made, listed, revoked; what one opens, and that it opens nothing else."""

import re
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

import clock
from board.attention import concern
from store.accounts.throttling import FREE_ATTEMPTS
from store.accounts.walls import make_wall, revoke_wall, wall, walls
from store.board import standings
from store.database import reading
from store.journal import EntryFilter, entries
from tests.support.gated_client import gated_client
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, figure, record, record_approved
from text import Language, translate
from web.routes import PAGE_ACCESS, PAGES, ROUTE_ACCESS, SIGN_IN
from web.wall_content import CARDS, PRESSING, wall_screens

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN


def made(ends_on: date | None = None) -> str:
    return make_wall("Sảnh <b>", ends_on, today=TODAY, now=NOW, by=ADMINISTRATOR)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A stranger's browser before all routes, while reading is not public."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return gated_client()


# ---- the store


def test_a_link_opens_until_it_is_revoked() -> None:
    token, other = made(), made()
    opened = wall(token, TODAY)
    assert opened is not None
    assert (opened.name, opened.made_by, opened.ends_on) == ("Sảnh <b>", ADMINISTRATOR, None)
    revoke_wall(opened.number, now=NOW, by=ADMINISTRATOR)
    assert wall(token, TODAY) is None
    assert wall(other, TODAY) is not None
    assert [link.revoked_at is None for link in walls()] == [True, False]


def test_a_link_opens_on_its_last_day_and_not_on_the_next() -> None:
    token = made(ends_on=TODAY)
    assert wall(token, TODAY) is not None
    assert wall(token, TODAY + timedelta(days=1)) is None


def test_what_is_not_quite_the_token_opens_nothing() -> None:
    token = made()
    others = (token.swapcase(), token[:-1], token + "x", "", walls()[0].name)
    assert [wall(other, TODAY) for other in others] == [None] * len(others)


def test_the_store_holds_no_token_and_the_journal_who_made_and_revoked_it() -> None:
    token = made()
    revoke_wall(1, now=NOW, by=ADMINISTRATOR)
    with reading() as connection:
        queries = [sa.text(f"SELECT * FROM {table}") for table in ("wall_link", "journal")]
        rows = [str(row) for query in queries for row in connection.execute(query)]
    assert not any(token in row for row in rows)
    deeds = [(e.deed, e.by, e.key) for e in entries(EntryFilter(about="wall_link"), 9)]
    assert deeds == [("wall_revoked", ADMINISTRATOR, {"number": 1}), ("wall_made", ADMINISTRATOR, {"number": 1})]


# ---- what is shown


@pytest.mark.parametrize("language", Language)
def test_the_walk_goes_through_the_pillars_and_then_what_is_pressing(language: Language) -> None:
    everything = standings(TODAY, None)
    screens = wall_screens(everything, language, TODAY)
    ours = [s for s in everything if not s.commitment.agreement.is_yardstick]
    shown = [card.code for screen in screens for card in screen.cards]
    assert sorted(shown) == sorted(s.commitment.code for s in ours)
    assert all(1 <= len(screen.cards) <= CARDS for screen in screens if screen.card is None)
    alone = [screen.key for screen in screens if screen.card is not None]
    assert sorted(alone) == sorted(s.commitment.code for s in ours if concern(s) in PRESSING)
    assert [screen.card is None for screen in screens] == sorted((s.card is None for s in screens), reverse=True)
    assert all(screen.svg.startswith("<svg") for screen in screens if screen.card)
    assert len({screen.key for screen in screens}) == len(screens)


# ---- over the network


def test_the_link_shows_approved_figures_and_says_when_it_was_refreshed(browser: TestClient) -> None:
    address = f"/man-hinh/{made()}"
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    page = browser.get(f"{address}?lang=en")
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in page.headers["x-robots-tag"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "set-cookie" not in page.headers
    assert not re.search(r"<script(?! defer src=)|\sstyle=|\son\w+=", page.text)
    assert "73.4" not in page.text
    first = browser.get(f"{address}/so-lieu?lang=en").json()
    assert set(first) == {"at", "version", "screens"}
    assert first["version"] == browser.get(f"{address}/so-lieu?lang=en").json()["version"]
    record_approved(figure("COUNT", value=3, note="<script>"))
    after = browser.get(f"{address}/so-lieu?lang=en").json()
    assert after["version"] != first["version"]
    assert "3 wards" in after["screens"].replace("\xa0", " ")


def test_a_revoked_link_opens_nothing_any_more(browser: TestClient) -> None:
    address = f"/man-hinh/{made()}"
    assert browser.get(f"{address}/so-lieu").status_code == 200
    revoke_wall(1, now=NOW, by=ADMINISTRATOR)
    assert (browser.get(f"{address}/so-lieu").status_code, browser.get(f"{address}/so-lieu").text) == (404, "")
    page = browser.get(address)
    assert page.status_code == 404
    assert "LEVEL" not in page.text
    assert translate("wall.ended", VI) in page.text


def test_the_token_opens_no_page_and_no_other_route(browser: TestClient) -> None:
    token = made()
    browser.get(f"/man-hinh/{token}")
    paths = [f"/{path}" for path in PAGES.values()] + [route.format(id=token) for route in ROUTE_ACCESS]
    paths += [f"/man-hinh/{token}/x", f"/man-hinh/{token}/so-lieu/", "/man-hinh/", f"/man-hinh/x/../../{token}"]
    for path in paths:
        for named in ({}, {"Cookie": f"camket={token}"}, {"X-Camket-Key": token}, {"Authorization": f"Bearer {token}"}):
            answer = browser.get(f"{path}?token={token}", headers=named)
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith(SIGN_IN)
    assert set(PAGE_ACCESS) == set(PAGES)
    assert browser.post(f"/man-hinh/{token}").status_code in (303, 405)


def test_whoever_guesses_links_has_to_wait(browser: TestClient) -> None:
    token = made()
    answers = [browser.get(f"/man-hinh/guess-{n}").status_code for n in range(FREE_ATTEMPTS["address"] + 2)]
    assert (answers[0], answers[-1]) == (404, 429)
    assert browser.get(f"/man-hinh/{token}").status_code == 200, "a link that is one is no guess"
