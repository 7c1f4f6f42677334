"""A commitment ward by ward on paper."""

import pytest

from exchange.paper.wards import wards_part
from models import Answer
from store.board import standing
from store.boundaries import put_boundaries
from store.units import units
from tests.support.geojson import RING, polygon
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, WARD_1, figure, record_approved
from text import Language
from views.outlines import parse_geometry

pytestmark = pytest.mark.usefixtures("store")
EN = Language.EN


def test_it_counts_names_the_missing_and_has_the_board() -> None:
    part = wards_part(standing("COVER", TODAY), "", TODAY, EN)
    assert part["name"] == "Broadband"
    assert "2" in str(part["count"])
    assert part["missing"] == ["Not known for 2024 (1): Tân Lập Commune"]
    assert part["successions"] == []


def test_the_map_says_why_it_is_empty() -> None:
    part = wards_part(standing("COVER", TODAY), "", TODAY, EN)
    assert (part["map"], part["absent"]) == ("", "")
    nothing = wards_part(standing("COUNT", TODAY), "", TODAY, EN)
    assert nothing["map_words"] not in ("", part["map_words"])


def test_the_map_is_of_the_chosen_year_else_of_the_latest_and_names_what_it_lacks() -> None:
    ward = next(unit for unit in units() if unit.key == WARD_1)
    put_boundaries([(ward, parse_geometry(polygon(RING)))], "x", by=ADMINISTRATOR, now=NOW)
    record_approved(figure("COVER", answers=((WARD_1, Answer.NO),)))
    latest, chosen = (wards_part(standing("COVER", TODAY), year, TODAY, EN) for year in ("x", "2024"))
    assert "2025" in str(latest["map_words"])
    assert "2024" in str(chosen["map_words"])
    assert str(latest["map"]).startswith("<svg")
    assert "Hòa Bình Ward" in str(chosen["absent"])
