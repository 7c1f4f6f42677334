"""Pictures of charts: what one takes away is what one may see, with its title, source and date."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from starlette.testclient import TestClient

from exchange.paper.pictures import ChartPart, as_png, chart_svg
from exchange.paper.press import FONTS
from tests.support.people import LEADER, signed_in
from tests.support.small_city import figure, record
from tests.support.standings import TODAY as SAMPLE_DAY
from tests.support.standings import samples
from text import LOCALES, Language
from web.pictures import picture_address
from web.routes import CHART_PNG, CHART_SVG

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
SIGNS = "–—…“”’·•≥≤≈→−×"


def words(svg: bytes) -> str:
    return "\n".join(ET.fromstring(svg).itertext())  # noqa: S314


def test_a_chart_comes_as_a_drawing_with_title_and_date(reader: TestClient) -> None:
    answer = reader.get(picture_address(CHART_SVG, "LEVEL", Language.EN, ChartPart.YEARS))
    assert answer.headers["content-type"] == "image/svg+xml"
    assert 'filename="LEVEL-' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    assert "As of " in words(answer.content)


def test_a_chart_comes_as_a_picture(reader: TestClient) -> None:
    answer = reader.get(picture_address(CHART_PNG, "COVER", Language.VI, ChartPart.UNITS))
    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.width) == ("PNG", 1800)


def test_a_stranger_takes_approved_figures_away_and_a_leader_all(reader: TestClient) -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    address = picture_address(CHART_SVG, "LEVEL", Language.VI, ChartPart.YEARS)
    assert "73,4" not in words(reader.get(address).content)
    assert "73,4" in words(reader.get(address, headers={"Cookie": signed_in(LEADER)}).content)


def test_what_is_not_there_is_not_found(reader: TestClient) -> None:
    for address in (
        CHART_SVG,
        picture_address(CHART_PNG, "NONE", Language.VI, ChartPart.YEARS),
        picture_address(CHART_SVG, "LEVEL", Language.VI, ChartPart.UNITS),
    ):
        assert reader.get(address).status_code == 404


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda font: font.stem)
def test_every_font_has_every_vietnamese_letter(font: Path) -> None:
    with TTFont(font) as opened:
        glyphs = opened.getBestCmap()
    assert [letter for letter in LETTERS + LETTERS.upper() + SIGNS if ord(letter) not in glyphs] == []


def test_some_font_has_every_sign_that_a_screen_says() -> None:
    glyphs: set[int] = set()
    for font in FONTS.glob("*.ttf"):
        with TTFont(font) as opened:
            glyphs |= set(opened.getBestCmap())
    texts = "".join(file.read_text("utf-8") for file in LOCALES.rglob("*.po")) + "✓✕?◇◆"
    assert {letter for letter in texts if ord(letter) not in glyphs and letter.isprintable()} == set()


def test_the_licence_stands_beside_each_font() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in (FONTS / "DejaVu.txt").read_text("utf-8")


def test_a_picture_is_drawn_in_our_own_fonts() -> None:
    svg = chart_svg(samples()["coverage"], Language.VI, SAMPLE_DAY, ChartPart.UNITS)
    assert svg is not None
    with Image.open(io.BytesIO(as_png(svg))) as image:
        dark = sum(grey < 100 for grey in image.convert("L").crop((0, 0, 900, 60)).tobytes())
    assert dark > 500  # the title is there; without a font nothing would be
