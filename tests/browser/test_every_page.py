"""Every page as it stands: for readers with a screen reader, on a phone, in the dark."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.at_rest import PAGES, gone_to, settled
from tests.browser.conftest import Watch, signed_in_page
from tests.browser.server import Server
from web.streamlit_words import streamlit_words

KINDS = {
    "level": "TPM-01",
    "coverage": "TPM-02",
    "average_growth": "TPM-12",
    "count": "TPM-22",
    "named_units": "TPM-10",
    "milestone": "TPM-09",
}
COMMITMENTS = [f"/cam-ket?code={code}" for code in KINDS.values()]
FORMS = [f"/nhap-so-lieu?code={KINDS[kind]}" for kind in ("level", "coverage")]
READ = ["/phuong-xa?code=TPM-02", "/bao-cao?agreement=sample-city", "/phuong-phap"]
PLACES = ["/?agreement=sample-city", *COMMITMENTS, *FORMS, *READ]
IN_THE_DARK = [PLACES[0], COMMITMENTS[0], *FORMS, *PLACES[-2:]]


@pytest.fixture(scope="module")
def desks(browser: Browser, demo: Server) -> Iterator[dict[str, Page]]:
    """One page for each look, which goes from place to place."""
    watch = Watch()
    pages = {look: signed_in_page(browser, demo, look, watch) for look in ("wide", "tablet", "phone", "dark")}
    for page in pages.values():
        page.goto("/phuong-phap")
        settled(page)
    yield pages
    for page in pages.values():
        page.context.close()
    assert watch.faults == []


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def wide(desks: dict[str, Page], place: str) -> Page:
    return gone_to(desks["wide"], place)


@pytest.fixture(scope="module")
def tablet(desks: dict[str, Page], place: str) -> Page:
    return gone_to(desks["tablet"], place)


@pytest.fixture(scope="module")
def phone(desks: dict[str, Page], place: str) -> Page:
    return gone_to(desks["phone"], place)


def violations(page: Page, rule: str | None = None) -> list[str]:
    """Return the violations that axe-core finds, with their places."""
    rules = Axe().run(page, options={"runOnly": [rule]} if rule else None).response["violations"]
    return [f"{f['id']}: {json.dumps(n['target'])} {n['html'][:200]}" for f in rules for n in f["nodes"]]


def too_wide(page: Page) -> list[str]:
    """Return the elements that reach beyond the screen, and the names that are cut."""
    wide: list[str] = page.evaluate(
        """() => {
          const found = [];
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth) found.push(`page ${root.scrollWidth} > ${innerWidth}`);
          for (const e of document.querySelectorAll('h1, h2, h3, p, li, summary, td, th, label, figcaption')) {
            const box = e.getBoundingClientRect(), look = getComputedStyle(e);
            if (!box.width || e.closest('table')) continue;
            if (box.right > innerWidth + 1 || box.left < -1) found.push(`beyond: ${e.textContent.slice(0, 80)}`);
            if (e.scrollWidth > e.clientWidth + 1 && look.overflowX !== 'visible' && e.clientWidth > 0)
              found.push(`cut: ${e.textContent.slice(0, 80)}`);
          }
          return found;
        }"""
    )
    return wide


def out_of_sight(page: Page) -> list[str]:
    """Statuses in tables that one must move sideways to read; tables that are folded away may be wider."""
    hidden: list[str] = page.evaluate(
        """() => {
          const edge = e => e.getBoundingClientRect().right;
          return [...document.querySelectorAll('[data-testid=stTable] .stMarkdownBadge')]
            .filter(e => e.checkVisibility() && !e.closest('[data-testid=stExpander]'))
            .filter(e => edge(e) > edge(e.closest('[data-testid=stTable]')) + 1)
            .map(e => e.textContent);
        }"""
    )
    return hidden


def beyond_the_picture(page: Page) -> list[str]:
    """Words of its charts, if it has any, that reach over their edge."""
    beyond: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
          const frame = plot.getBoundingClientRect();
          return [...plot.querySelectorAll('.annotation-text, .legendtext, .xtick text, .ytick text')]
            .filter(e => {
              const box = e.getBoundingClientRect();
              return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1);
            })
            .map(e => e.textContent);
        })"""
    )
    return beyond


def test_nothing_is_wider_than_a_tablet_and_no_word_leaves_its_chart(tablet: Page) -> None:
    assert too_wide(tablet) == []
    assert beyond_the_picture(tablet) == []


def words_of_streamlit(page: Page) -> list[str]:
    """Return the English words of Streamlit's own parts, in sight or read aloud."""
    words: list[str] = page.evaluate(
        """words => [...document.querySelectorAll('[aria-label], [placeholder], [data-testid]')]
          .filter(e => !e.closest('[data-testid=stHtml]') && e.checkVisibility())
          .flatMap(e => [e.ariaLabel, e.placeholder, ...[...e.childNodes].map(text => text.nodeValue)])
          .filter(said => words.includes(said))""",
        list(streamlit_words()),
    )
    return words


def test_streamlits_own_words_are_vietnamese_too(wide: Page) -> None:
    assert words_of_streamlit(wide) == []


def test_axe_finds_no_fault_on_a_wide_screen(wide: Page) -> None:
    assert violations(wide) == []


def test_axe_finds_no_fault_on_a_phone(phone: Page) -> None:
    assert violations(phone) == []


def test_nothing_is_wider_than_a_phone_and_no_word_leaves_its_chart(phone: Page) -> None:
    assert [*too_wide(phone), *out_of_sight(phone)] == []
    assert phone.locator(".st-key-history table").count() == 0, "records are read line by line"
    assert beyond_the_picture(phone) == []


@pytest.mark.parametrize("place", IN_THE_DARK)
def test_text_in_the_dark_stands_out(desks: dict[str, Page], place: str) -> None:
    assert violations(gone_to(desks["dark"], place), "color-contrast") == []


@pytest.mark.parametrize(("path", "titles"), PAGES.items())
def test_english_fits_a_phone_too(desks: dict[str, Page], path: str, titles: tuple[str, str]) -> None:
    page = gone_to(desks["phone"], f"{path}?lang=en")
    assert page.get_by_role("heading", level=1).inner_text() == titles[1]
    assert page.get_by_test_id("stSkipToContent").inner_text() == "Skip to main content"  # Vietnamese before
    assert too_wide(page) == []
