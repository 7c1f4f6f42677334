"""The projection: a dotted line and its band."""

from charts.palette import PALETTES
from charts.projection import projection_marks, projection_text, projection_values
from charts.scene import Scene
from models import Comparator, Kind
from progress.terms import Target
from tests.support.standings import standing, value
from text import Language
from views import Standing

WIDE = (-1000.0, 1000.0)


def projected() -> Standing:
    figures = [value(year, amount) for year, amount in ((2021, 10), (2022, 23), (2023, 29), (2024, 42))]
    return standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 60)], figures, years=(2021, 2030))


def scene(case: Standing) -> Scene:
    return Scene(case, Language.EN, PALETTES["light"])


def test_without_enough_figures_nothing_is_projected() -> None:
    case = standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 60)], [value(2024, 5)])
    assert projection_marks(scene(case), WIDE) == []
    assert projection_text(case, Language.EN) == ""
    assert projection_values(case.outlook.projection) == []


def test_the_line_and_its_band_go_from_the_last_figure_to_the_last_target() -> None:
    case = projected()
    band, line = projection_marks(scene(case), WIDE)
    assert (line.x[0], line.x[-1]) == (2024, 2030)
    assert list(line.y) == projection_values(case.outlook.projection)
    assert list(band.x) == [*line.x, *reversed(line.x)]
    assert all(low <= value <= high for low, value, high in zip(band.y, line.y, reversed(band.y), strict=False))
    assert "2030" in projection_text(case, Language.EN)


def test_the_band_ends_at_the_axis_and_the_pointer_reads_it_whole() -> None:
    cut, line = projection_marks(scene(projected()), (0, 50))
    whole, same = projection_marks(scene(projected()), WIDE)
    assert max(cut.y) == 50 < max(whole.y)
    assert line.customdata == same.customdata
