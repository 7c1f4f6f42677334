"""The filters: what the address asks for, and what a choice writes to it."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from board.selection import NOT_STATED, Selection
from progress.terms import Status, Verdict
from store.accounts.people import person
from store.board import board
from tests.support.overview import card_codes, selected_codes
from tests.support.screen import elements, html, screen, whose
from tests.support.small_city import TODAY
from text import Language
from web.routes import PAGE_ACCESS, may_open
from wording.headline import headline_words

pytestmark = pytest.mark.usefixtures("cities")


@pytest.mark.parametrize(
    ("address", "selection"),
    [
        ({}, Selection()),
        ({"agreement": "tay-ninh-viettel"}, Selection(agreement="tay-ninh-viettel")),
        ({"pillar": "society"}, Selection(pillar="society")),
        ({"year": "2024"}, Selection(year=2024)),
        ({"body": NOT_STATED}, Selection(body=NOT_STATED)),
        ({"state": "met"}, Selection(states=frozenset({Status.MET}))),
        ({"state": ["met", "missed"]}, Selection(states=frozenset({Status.MET, Status.MISSED}))),
        ({"year": "2025", "state": "nearly_met"}, Selection(year=2025, states=frozenset({Verdict.NEARLY_MET}))),
        ({"q": "BANG thong RONG"}, Selection(query="BANG thong RONG")),
        ({"agreement": "sample-city", "q": "ho so"}, Selection("sample-city", query="ho so")),
    ],
)
def test_the_overview_shows_what_its_address_asks_for(address: dict[str, str], selection: Selection) -> None:
    at = screen("overview", **address)
    assert not at.exception
    assert card_codes(at) == selected_codes(selection) != []
    assert at.header[0].value == headline_words(board(selection, TODAY).headline, selection.year, Language.VI)


def test_an_empty_selection_says_so_and_shows_the_way_out() -> None:
    at = screen("overview", q="no commitment is called this", lang="en")
    assert card_codes(at) == []
    at.button(key="show_all").click().run()
    assert card_codes(at) == selected_codes(Selection())
    assert at.query_params == {"lang": "en"}


def links_of_cards(at: AppTest) -> list[dict[str, list[str]]]:
    """The query of the link of each card."""
    addresses = [unescape(address) for part in html(at) for address in re.findall('<a [^>]*href="([^"]*)"', part)]
    assert all(address.startswith("cam-ket?") for address in addresses)
    return [parse_qs(urlsplit(address).query) for address in addresses]


def test_a_filter_writes_a_code_to_the_address_and_links_carry_it_along() -> None:
    at = screen("overview", lang="en")
    at.selectbox(key="agreement").select("buon-ma-thuot-vnpt").run()
    assert at.query_params == {"lang": "en", "agreement": "buon-ma-thuot-vnpt"}
    assert card_codes(at) == selected_codes(Selection(agreement="buon-ma-thuot-vnpt"))
    assert [link["code"] for link in links_of_cards(at)] == [[code] for code in card_codes(at)]
    links = [parse_qs(link.proto.query_string) for link in elements(at) if link.type == "page_link"]
    links += links_of_cards(at)
    menu = [place for place in PAGE_ACCESS.values() if may_open(person(whose("overview")), place)]
    assert len(links) == len(menu) + len(card_codes(at))
    assert all(link["agreement"] == ["buon-ma-thuot-vnpt"] and link["lang"] == ["en"] for link in links)
    at.selectbox(key="agreement").select("").run()
    assert at.query_params == {"lang": "en"}


def test_a_pressed_status_filters_and_another_adds_to_it() -> None:
    at = screen("overview")
    at.pills(key="state").select("met").run()
    assert card_codes(at) == selected_codes(Selection(states=frozenset({Status.MET})))
    at.pills(key="state").select("missed").run()
    assert sorted(at.query_params["state"]) == ["met", "missed"]
    at.pills(key="state").unselect("met").run()
    at.pills(key="state").unselect("missed").run()
    assert at.query_params == {}


@pytest.mark.parametrize("key", ["agreement", "pillar", "body"])
def test_a_code_that_nobody_knows_leaves_its_filter_at_all(key: str) -> None:
    at = screen("overview", **{key: "nowhere"})
    assert at.selectbox(key=key).value == ""
    assert card_codes(at) == selected_codes(Selection())


@pytest.mark.parametrize("year", ["1999", "2027", "20"])
def test_a_year_without_target_or_figure_is_today(year: str) -> None:
    at = screen("overview", year=year, q="thong rong")
    assert at.selectbox(key="year").value == ""
    assert card_codes(at) == selected_codes(Selection(query="thong rong")) != []


def test_a_status_of_another_time_is_left_out() -> None:
    of_a_year = Verdict.NEARLY_MET.value
    assert card_codes(screen("overview", state=of_a_year)) == selected_codes(Selection())


def test_every_filter_narrows_what_the_others_leave_and_emptying_one_leaves_the_rest() -> None:
    at = screen("overview", agreement="sample-city", pillar="society", year="2025")
    both = Selection("sample-city", pillar="society", year=2025)
    assert card_codes(at) == selected_codes(both) != []
    at.selectbox(key="pillar").select("").run()
    assert at.query_params == {"agreement": "sample-city", "year": "2025"}
    assert card_codes(at) == selected_codes(Selection("sample-city", year=2025))


def test_a_count_without_evidence_shows_only_those_when_it_is_pressed() -> None:
    at = screen("overview", agreement="sample-city")
    at.pills(key="unproved").select("1").run()
    assert at.query_params["unproved"] == "1"
    assert card_codes(at) == selected_codes(Selection("sample-city", is_unproved=True)) != []
