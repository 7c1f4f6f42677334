"""The page of reports: the selection, and the files that it hands over."""

from urllib.parse import parse_qs, urlsplit

import pytest

from board.selection import Selection
from progress.terms import Verdict
from tests.support.overview import selected_codes
from tests.support.screen import elements, screen
from web.routes import REPORT

pytestmark = pytest.mark.usefixtures("cities")


def test_the_report_shows_the_selection_and_hands_it_to_the_files() -> None:
    at = screen("reports", agreement="tay-ninh-viettel", year="2024", state="no_basis", lang="en", q="a")
    selection = Selection("tay-ninh-viettel", year=2024, states=frozenset({Verdict.NO_BASIS}), query="a")
    table = next(element for element in elements(at) if element.type == "table")
    assert [code.replace("\\", "") for code in table.value["Code"]] == selected_codes(selection) != []
    links = [urlsplit(link.proto.url) for link in elements(at) if link.type == "link_button"]
    queries = [parse_qs(link.query) for link in links if link.path == REPORT]
    assert [query["form"] for query in queries] == [["excel"], ["machine"]]
    for query in queries:
        assert query["agreement"] == ["tay-ninh-viettel"]
        assert (query["year"], query["state"], query["q"], query["lang"]) == (["2024"], ["no_basis"], ["a"], ["en"])
