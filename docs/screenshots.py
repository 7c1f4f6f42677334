"""Take the pictures of the README, or of every page: python -m docs.screenshots [--all FOLDER]

Starts the program with the sample city on a free port of this machine and ends it again.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from charts.palette import Theme
from models import Role
from store.accounts.samples import SAMPLES
from store.database import file_url
from tests.browser.chromium import LAUNCH_ARGS, ensure_chromium
from tests.support.server import free_port, serving
from web.routes import SIGN_IN

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
TALL, SHORT = 6000, 1500  # pixels: a whole page, and as much of it as a README wants
READY = '[data-testid="stApp"][data-test-script-state="notRunning"] h1'
PAGES = {
    "overview": "/?agreement=sample-city",
    "overview-real": "/",
    "commitment": "/cam-ket?code=TPM-01",
    "commitment-coverage": "/cam-ket?code=TPM-03",
    "commitment-growth": "/cam-ket?code=TPM-13",
    "commitment-count": "/cam-ket?code=TPM-22",
    "commitment-units": "/cam-ket?code=TPM-10",
    "commitment-milestone": "/cam-ket?code=TPM-23",
    "entry": "/nhap-so-lieu?code=TPM-04&for=2025",
    "entry-units": "/nhap-so-lieu?code=TN-02&for=2025",
    "reports": "/bao-cao?agreement=sample-city",
    "method": "/phuong-phap",
}
THEMES: tuple[Theme, ...] = ("light", "dark")
README: tuple[tuple[str, int, Theme, str, str], ...] = (
    ("overview", 1440, "light", "vi", "overview.png"),
    ("commitment", 1440, "light", "en", "commitment.png"),
    ("overview-real", 390, "light", "vi", "phone.png"),
)


@contextmanager
def served() -> Iterator[str]:
    """The program with the sample city, on a store and a port of its own."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"CAMKET_DEMO": "1", "PORT": str(port), "DATABASE_URL": file_url(Path(folder) / "pictures.db")}
        with serving("app.py", port=port, settings=settings):
            yield f"http://localhost:{port}"


def picture(
    browser: Browser, address: str, page: str, width: int, theme: Theme, language: str, file: Path, tallest: int
) -> None:
    """One page, whole, as it looks at this width."""
    device: dict[str, Any] = {"is_mobile": True, "has_touch": True, "user_agent": PHONE} if width < 500 else {}
    viewport: ViewportSize = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=theme, locale="vi-VN", **device)
    tab = context.new_page()
    path = PAGES[page]
    officer = next(sample for sample in SAMPLES if sample.role is Role.OFFICER)
    context.request.post(f"{address}{SIGN_IN}", form={"name": officer.code, "password": officer.password})
    tab.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    tab.wait_for_selector(READY)
    tab.wait_for_timeout(1500)
    height = tab.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    tab.set_viewport_size({"width": width, "height": min(int(height) + 40, tallest)})
    tab.wait_for_timeout(800)
    tab.screenshot(path=file)
    context.close()


def main(arguments: list[str]) -> None:
    shots = [(page, width, theme, language, PICTURES / name) for page, width, theme, language, name in README]
    if arguments:
        folder = Path(arguments[1])
        shots = [
            (page, width, theme, language, folder / f"{page}-{width}-{theme}-{language}.png")
            for page in PAGES
            for width in (1440, 820, 390)
            for theme in THEMES
            for language in ("vi", "en")
        ]
    with sync_playwright() as playwright, served() as address:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=LAUNCH_ARGS)
        for page, width, theme, language, file in shots:
            file.parent.mkdir(parents=True, exist_ok=True)
            picture(browser, address, page, width, theme, language, file, TALL if arguments else SHORT)
            print(file)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
