"""A chart as a picture to download."""

import io

from PIL import Image

from exchange.paper.pictures import WIDTH, ChartPart, as_png, chart_svg
from tests.support.standings import TODAY as SAMPLE_DAY
from tests.support.standings import samples
from text import Language


def test_a_picture_is_drawn_in_our_own_fonts() -> None:
    svg = chart_svg(samples()["coverage"], Language.VI, SAMPLE_DAY, ChartPart.UNITS)
    assert svg is not None
    with Image.open(io.BytesIO(as_png(svg))) as image:
        dark = sum(grey < 100 for grey in image.convert("L").crop((0, 0, 900, 60)).tobytes())
    assert dark > 500  # the title is there; without a font nothing would be


def test_a_commitment_without_units_has_no_chart_of_them() -> None:
    level, coverage = samples()["level_gap"], samples()["coverage"]
    assert chart_svg(level, Language.VI, SAMPLE_DAY, ChartPart.UNITS) is None
    assert chart_svg(level, Language.VI, SAMPLE_DAY) is not None
    years, units = (chart_svg(coverage, Language.VI, SAMPLE_DAY, part) for part in ChartPart)
    assert years != units


def test_a_picture_is_twice_as_fine_as_the_drawing() -> None:
    svg = chart_svg(samples()["level_gap"], Language.EN, SAMPLE_DAY)
    assert svg is not None
    assert f'width="{WIDTH}"' in svg
    with Image.open(io.BytesIO(as_png(svg))) as image:
        assert (image.format, image.width) == ("PNG", 2 * WIDTH)
