"""The table of a whole year: what its cells begin with."""

from urllib.parse import parse_qs

import pytest

from pages.ui.entry.grid import stored_cells
from store.year_closures import close_year
from tests.support.entry_form import stored
from tests.support.people import ADMINISTRATOR
from tests.support.screen import elements, screen, screen_text
from tests.support.small_city import NOW
from views import FigureView

pytestmark = pytest.mark.usefixtures("store")


def last(code: str, year: int) -> FigureView | None:
    return stored(code).last_of_record(year)


@pytest.mark.parametrize(
    ("code", "year", "value", "status", "note"),
    [
        ("LEVEL", 2023, "15,5", "Chính thức", ""),
        ("LEVEL", 2024, "17,25", "Sơ bộ", "sơ bộ"),
        ("COVER", 2024, "2/3", "Chính thức", ""),
        ("DONE", 2025, "Đang thực hiện", "Chính thức", ""),
    ],
)
def test_a_stored_figure_stands_in_its_cells_as_it_would_be_typed(
    code: str, year: int, value: str, status: str, note: str
) -> None:
    cells = stored_cells(last(code, year))
    assert (cells["value"], cells["status"], cells["note"]) == (value, status, note)
    assert cells["reason"] == "", "a reason is of its own correction"


def test_without_a_stored_figure_every_cell_is_empty() -> None:
    assert set(stored_cells(last("LEVEL", 2025)).values()) == {""}


def test_the_table_has_a_row_for_each_commitment_and_a_link_for_those_counted_over_wards() -> None:
    at = screen("grid", **{"for": "2025"})
    assert sorted(at.data_editor[0].value["code"]) == ["COUNT", "DONE", "GROWTH", "LEVEL", "SHARE"]
    queries = [parse_qs(link.proto.query_string) for link in elements(at) if link.type == "page_link"]
    assert [query["code"] for query in queries if query.get("for") == ["2025"]] == [["COVER"], ["NAMED"]]


def test_a_closed_agreement_is_named_and_its_rows_are_gone() -> None:
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    at = screen("grid", **{"for": "2025"})
    assert not at.exception
    assert "Thành phố Nhỏ" in at.info[0].value
    assert "LEVEL" not in screen_text(at)
