"""The fonts that pictures and papers are set in."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from exchange.paper.press import FONTS
from text import LOCALES

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
