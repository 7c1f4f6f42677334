"""The big screen in a real browser: it walks, keeps itself up to date, and stops when its link is revoked."""

import pytest
from playwright.sync_api import Browser, Page, expect

import clock
from store.accounts.walls import make_wall, revoke_wall
from store.commitments import commitment
from store.database import file_url
from store.journal import PROGRAM
from tests.browser.conftest import Watch, new_page
from tests.browser.server import Server
from tests.support.small_city import figure, record_approved
from text import Language, translate
from web.routes import WALL

SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
    .filter(one => one.getClientRects().length && !one.closest('svg') && one.innerText?.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


def shown(page: Page) -> str:
    return page.locator("#screens > section:not([hidden]) h1").inner_text()


def method_of(code: str, year: int) -> str:
    view = commitment(code)
    assert view is not None
    return view.promise.method_of_record(year)


def test_the_big_screen_walks_refreshes_itself_and_ends_with_its_link(
    browser: Browser, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", file_url(server.store))
    token = make_wall("Sảnh", today=clock.today(), now=clock.now(), by=PROGRAM)
    watch = Watch()
    page = new_page(browser, server, "wide", watch)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.clock.install()
    page.goto(f"{WALL.format(token=token)}?giay=5")
    first = shown(page)
    assert page.evaluate(SMALLEST) >= 28
    page.clock.run_for(5_100)
    second = shown(page)
    assert second != first
    page.keyboard.press("ArrowLeft")
    assert shown(page) == first
    page.get_by_role("button", name=translate("wall.pause", Language.VI)).click()
    page.clock.run_for(11_000)
    assert shown(page) == first
    page.keyboard.press(" ")
    page.clock.run_for(5_100)
    assert shown(page) == second

    page.context.set_offline(True)
    page.clock.run_for(21_000)
    expect(page.get_by_role("alert")).to_contain_text(translate("wall.unreachable", Language.VI))
    assert shown(page)
    page.context.set_offline(False)
    page.wait_for_function("navigator.onLine")
    page.clock.run_for(21_000)
    if page.locator("#fault").is_visible():  # it had asked once more before the network was there again
        page.clock.run_for(21_000)
    expect(page.locator("#fault")).to_be_hidden()

    record_approved(figure("TN-04", 2023, method=method_of("TN-04", 2023), value=8.27, why_right="Có"))
    page.clock.run_for(21_000)
    expect(page.locator("#screens")).to_contain_text("8,27")
    assert shown(page)

    revoke_wall(1, now=clock.now(), by=PROGRAM)
    page.clock.run_for(21_000)
    expect(page.get_by_role("alert")).to_have_text(translate("wall.ended", Language.VI))
    expect(page.locator("#screens > section")).to_have_count(0)
    page.context.close()
