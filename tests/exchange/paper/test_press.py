"""The fonts that pictures and papers are set in."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from exchange.paper.pictures import ChartPart, as_png, chart_svg
from exchange.paper.press import FONTS
from tests.support.standings import TODAY as SAMPLE_DAY
from tests.support.standings import samples
from text import LOCALES, Language

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
SIGNS = "–—…“”’·•≥≤≈→−×"


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
