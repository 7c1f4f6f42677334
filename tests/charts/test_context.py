"""Other methods, other places and the yardstick, beside the figures of record."""

import pytest

from charts.context import context_points, is_comparable
from charts.palette import PALETTES
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import standing, value
from views import Bilingual


def test_other_methods_and_references_stand_beside_by_name() -> None:
    made = figure(SAMPLES["level_national"])
    other = named(made, "Bộ Thông tin và Truyền thông")
    assert list(other.y) == [11.91, 14.26]
    assert other.line.color == PALETTES["light"].muted
    assert named(made, "Tỉnh Tây Ninh").mode == "markers"


def test_the_yardstick_lies_under_the_citys_line_with_the_name_of_its_place() -> None:
    country = standing(
        Kind.LEVEL,
        [Target(2030, Comparator.MORE_THAN, 30)],
        [value(2023, 12.9)],
        place=Bilingual("Cả nước", "Viet Nam"),
    )
    made = figure(SAMPLES["level_close"], yardstick=country)
    assert made.data[0].name == "Cả nước: thực hiện"
    assert "trên 30%" in named(made, "Cả nước: mục tiêu").customdata[0]
    without = figure(SAMPLES["milestone"], yardstick=country)
    assert "Cả nước" not in all_text(without)


@pytest.mark.parametrize(
    ("name", "other", "is_drawn"),
    [
        ("level_close", "level_gap", True),
        ("growth_on", "growth_due", True),
        ("level_close", "count", False),
        ("milestone", "milestone_done", False),
        ("named", "named_empty", False),
    ],
)
def test_a_yardstick_is_drawn_under_figures_of_its_own_kind_over_years(name: str, other: str, is_drawn: bool) -> None:
    assert is_comparable(SAMPLES[name], SAMPLES[other]) is is_drawn


def test_the_axes_reach_the_figures_of_other_methods_and_places() -> None:
    assert context_points(SAMPLES["level_national"]) == [(2021, 11.91), (2022, 14.26), (2022, 5.78)]
    assert context_points(SAMPLES["level_close"]) == []


def test_a_yardstick_whose_series_breaks_is_drawn_as_points() -> None:
    figures = [value(2022, 12.9), value(2023, 13.5, breaks_series=True)]
    country = standing(Kind.LEVEL, [], figures, place=Bilingual("Cả nước", "Viet Nam"))
    assert named(figure(SAMPLES["level_close"], yardstick=country), "Cả nước: thực hiện").mode == "markers"
