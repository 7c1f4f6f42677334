"""The big screen over the network: what a link opens, and that it opens nothing else."""

import re
from datetime import date

import pytest
from starlette.testclient import TestClient

import clock
from store.accounts.throttling import FREE_ATTEMPTS
from store.accounts.walls import make_wall, revoke_wall
from tests.support.gated_client import gated_client
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, figure, record, record_approved
from text import Language, translate
from web.routes import PAGE_ACCESS, PAGES, ROUTE_ACCESS, SIGN_IN

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN


def made(ends_on: date | None = None) -> str:
    return make_wall("Sảnh <b>", ends_on, today=TODAY, now=NOW, by=ADMINISTRATOR)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A stranger's browser before all routes, while reading is not public."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return gated_client()


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
