"""Fixtures of the browser tests: the sample city's server, one Chromium, and pages that tell what should not happen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.at_rest import settled
from tests.browser.chromium import LAUNCH_ARGS, ensure_chromium
from tests.browser.server import Server
from tests.support.people import PASSWORD, sign_in_over

HERE = Path(__file__).parent
WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/146.0 Mobile Safari/537.36",
}
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}
DARK = WIDE | {"color_scheme": "dark"}
LOOKS: dict[str, Any] = {"wide": WIDE, "tablet": TABLET, "phone": PHONE, "dark": DARK}
Open = Callable[..., Page]

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These first: they take the longest, and what is short evens out the end (`--no-loadscope-reorder`)."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = ensure_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGS)
        yield started
        started.close()


def _served(folder: Path, *, is_demo: bool) -> Iterator[Server]:
    server = Server(folder, is_demo=is_demo)
    server.start()
    yield server
    server.stop()
    assert "Traceback" not in server.printed()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with the real agreements, for one file: what it leaves typed is no other's."""
    yield from _served(tmp_path_factory.mktemp("server"), is_demo=False)


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with the sample city beside the real agreements."""
    yield from _served(tmp_path_factory.mktemp("demo"), is_demo=True)


class Watch:
    """Notes what a page must never do: ask elsewhere, fail, or break its own security policy."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def over(self, page: Page, server: Server) -> None:
        socket = server.url.replace("http", "ws", 1) + "/"

        def watch_request(url: str) -> None:
            if not url.startswith((f"{server.url}/", socket, "data:", "blob:")):
                self.faults.append(f"asked for {url}")

        def watch_message(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                self.faults.append(message.text)

        page.on("request", lambda request: watch_request(request.url))
        page.on("websocket", lambda opened: watch_request(opened.url))
        page.on("pageerror", lambda error: self.faults.append(f"failed: {error}"))
        page.on("console", watch_message)
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))


def new_page(browser: Browser, server: Server, look: str, watch: Watch) -> Page:
    """A watched page in a browser context of its own: another person."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", base_url=server.url, **LOOKS[look])
    page = context.new_page()
    watch.over(page, server)
    return page


def sign_in(page: Page, name: str, password: str) -> None:
    """By the sign-in page, as a person does; leaves the browser where that leads."""
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def signed_in_page(browser: Browser, server: Server, look: str, watch: Watch, by: str | None = None) -> Page:
    """A watched page, still empty, of somebody who has signed in; without a name an officer."""
    page = new_page(browser, server, look, watch)
    name, _, value = sign_in_over(server.port, *((by, PASSWORD) if by else server.officer())).partition("=")
    page.context.add_cookies([{"name": name, "value": value, "url": server.url}])
    return page


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A function that opens a place on a server for an officer, or whom it names, in a browser of their own."""
    watch, pages = Watch(), list[Page]()

    def opened(server: Server, place: str = "/", look: str = "wide", by: str | None = None) -> Page:
        page = signed_in_page(browser, server, look, watch, by)
        pages.append(page)
        page.goto(place)
        return settled(page)

    yield opened
    for page in pages:
        page.context.close()
    assert watch.faults == []
