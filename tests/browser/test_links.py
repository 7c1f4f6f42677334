"""The links of the cards: quick, by hand and by keyboard, and still links."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.server import Server

LINK = "Xem chi tiết TN-03"
NAME = "Kinh tế số đóng góp khoảng 20% GDP"


@pytest.fixture
def board(server: Server, open_page: Open) -> Page:
    page = open_page(server, "/?agreement=tay-ninh-viettel")
    page.evaluate("() => { window.isTheSame = true; }")
    return page


def is_the_same(page: Page) -> bool:
    """Whether the page was not loaded anew."""
    return bool(page.evaluate("() => window.isTheSame === true"))


def test_a_card_opens_without_loading_everything_anew_and_back_is_the_same_board(board: Page) -> None:
    board.get_by_role("link", name=LINK).click()
    expect(board.get_by_role("heading", name=NAME)).to_be_visible()
    expect(board).to_have_url(re.compile("/cam-ket[?].*code=TN-03.*agreement=tay-ninh-viettel"))
    expect(board.get_by_role("heading", level=1)).to_be_in_viewport()
    board.go_back()
    expect(board.get_by_role("heading", level=1)).to_have_text("Tổng quan")
    expect(board.get_by_role("link", name=LINK)).to_be_attached()
    expect(board).to_have_url(re.compile("/[?]agreement=tay-ninh-viettel$"))
    assert is_the_same(board)


def test_a_card_opens_by_keyboard(board: Page) -> None:
    board.locator(".cards a").first.focus()
    while LINK not in (focused := str(board.evaluate("() => document.activeElement.textContent"))):
        assert "Xem chi tiết" in focused
        board.keyboard.press("Tab")
    board.keyboard.press("Enter")
    expect(board.get_by_role("heading", name=NAME)).to_be_visible()
    assert is_the_same(board)


def test_whoever_wants_a_new_tab_gets_one_with_the_same_language_and_filters(board: Page) -> None:
    with board.context.expect_page() as opened:
        board.get_by_role("link", name=LINK).click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("heading", name=NAME)).to_be_visible()
    expect(opened.value).to_have_url(re.compile("agreement=tay-ninh-viettel"))
    expect(board.get_by_role("heading", level=1)).to_have_text("Tổng quan")


def test_the_cards_are_a_list_with_headings_and_described_pictures(board: Page) -> None:
    cards = board.locator(".cards").get_by_role("listitem")
    expect(cards.nth(5)).to_be_attached()
    for card in cards.all():
        assert card.get_by_role("heading", level=3).count() == 1
        assert len(card.locator("img").get_attribute("alt") or "") > 40
        assert card.get_by_role("link").count() == 1
