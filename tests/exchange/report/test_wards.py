"""A commitment counted over wards, in words."""

from datetime import date

import pytest

from exchange.report.wards import (
    count_words,
    latest_figure,
    map_words,
    mapped_years,
    missing_words,
    on_map,
    succeeded,
    succession_lines,
    today_lines,
)
from models import Answer
from store.board import standing
from store.boundaries import put_boundaries
from store.units import units
from tests.support.administration import changed, fresh, save, succession
from tests.support.geojson import RING, polygon
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, WARD_1, WARD_2, WARD_3, figure, record_approved
from text import Language
from views import Standing
from views.outlines import parse_geometry

pytestmark = pytest.mark.usefixtures("store")
EN = Language.EN
MERGED = "24003@2025-07-01"


def cover() -> Standing:
    return standing("COVER", TODAY)


def merge() -> None:
    """Ward 2 and the commune Tân Lập become one ward on 1 July 2025."""
    names = {"name_vi": "Phường Tân Lập", "name_en": "Tân Lập Ward", "place_vi": "x", "place_en": "x", "source": "doc"}
    save(
        changed("unit", {"code": "24002"}, valid_to="2025-06-30"),
        fresh("unit", code="24003", valid_from="2025-07-01", **names),
        succession(WARD_2, MERGED),
        succession(WARD_3, MERGED),
    )


def test_the_latest_figure_with_answers_is_counted() -> None:
    latest = latest_figure(cover())
    assert latest is not None
    assert latest.observation.year == 2024
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES),)))
    assert "2025" in count_words(cover(), EN)
    assert latest_figure(standing("COUNT", TODAY)) is None
    assert count_words(standing("COUNT", TODAY), EN) != ""


def test_units_that_have_not_reached_it_are_named_apart_from_those_not_known() -> None:
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES), (WARD_2, Answer.NO))))
    missing, unknown = missing_words(cover(), EN)
    assert "Tân Lập Commune" in unknown
    assert ("Hòa Bình Ward" in missing, "Tân Lập" in missing) == (True, False)
    assert missing_words(cover(), EN, str.upper)[0] != missing, "names go through the caller's escaping"
    record_approved(figure("COVER", 2023, answers=tuple((ward, Answer.YES) for ward in (WARD_1, WARD_2, WARD_3))))
    assert len(missing_words(cover(), EN)) == 2, "an earlier year changes nothing"


def test_when_all_have_reached_it_one_line_says_so() -> None:
    record_approved(figure("COVER", answers=tuple((ward, Answer.YES) for ward in (WARD_1, WARD_2, WARD_3))))
    (line,) = missing_words(cover(), EN)
    assert "2025" in line
    assert missing_words(standing("COUNT", TODAY), EN) != [line]


def test_a_succession_is_told_with_its_day_its_units_and_its_decision() -> None:
    assert succession_lines(cover(), TODAY, EN) == []
    assert today_lines(cover(), TODAY, EN) == []
    merge()
    event, *counting = succession_lines(cover(), TODAY, EN)
    for words in ("1 July 2025", "**Tân Lập Ward** (24003)", "Hòa Bình Ward", "Tân Lập Commune", "Resolution 1"):
        assert words in event
    assert counting
    assert succeeded(cover().commitment, date(2025, 6, 30)) == []
    assert len(succeeded(cover().commitment, date(2025, 7, 1))) == 2


def test_today_has_a_line_for_each_unit_that_stands_for_the_list() -> None:
    record_approved(figure("COVER", answers=tuple((ward, Answer.YES) for ward in (WARD_1, WARD_2, WARD_3))))
    merge()
    lines = today_lines(cover(), TODAY, EN)
    assert [(name, note) for name, _, note in lines] == [("Ward 1", "—"), ("Tân Lập Ward", "—")]
    assert all(words.endswith("Yes") for _, words, _ in lines)


def test_the_map_has_the_units_with_a_boundary_and_names_the_others() -> None:
    ward = next(unit for unit in units() if unit.key == WARD_1)
    put_boundaries([(ward, parse_geometry(polygon(RING)))], "x", by=ADMINISTRATOR, now=NOW)
    s = cover()
    assert mapped_years(s) == [2024]
    drawn, absent = on_map(s.commitment, 2024, EN)
    assert ([unit.name for unit in drawn], absent) == (["Ward 1"], ["Hòa Bình Ward", "Tân Lập Commune"])
    assert map_words(drawn, 2024, EN).endswith("Yes: Ward 1.")
