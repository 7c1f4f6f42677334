"""Other methods, other places and the yardstick, beside the figures of record."""

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
    assert "trên 30\u00a0%" in named(made, "Cả nước: mục tiêu").customdata[0]
    without = figure(SAMPLES["milestone"], yardstick=country)
    assert "Cả nước" not in all_text(without)
