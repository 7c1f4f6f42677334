"""The colours of both themes: the contrast of text, and the same colours in the theme of the screens."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from charts.palette import PALETTES, Theme, faded
from tests.support.plotly_figures import SAMPLES, THEMES, figure
from wording.labels import Tone


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(colour: str, other: str) -> float:
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "tone"), list(product(THEMES, Tone)))
def test_words_can_be_read_in_both_themes(theme: Theme, tone: Tone) -> None:
    colours = PALETTES[theme]
    for text in (colours.text[tone], colours.label(tone), colours.ink, colours.muted):
        assert contrast(text, colours.background) >= 4.5
    assert contrast(colours.text[tone], colours.tint[tone]) >= 4.5
    assert contrast(colours.muted, colours.track) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_on_a_chart_has_a_readable_colour(theme: Theme) -> None:
    for case in SAMPLES.values():
        for note in figure(case, theme=theme).layout.annotations:
            assert contrast(note.font.color, PALETTES[theme].background) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_of_the_screens_has_the_colours_of_the_palette(theme: Theme) -> None:
    palette = PALETTES[theme]
    colours = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))["theme"][theme]
    for tone in Tone:
        assert colours[f"{tone}Color"] == palette.fill[tone]
        assert colours[f"{tone}TextColor"] == palette.text[tone]
        assert colours[f"{tone}BackgroundColor"] == palette.tint[tone]
    assert colours["backgroundColor"] == palette.background


def test_a_status_without_a_judgement_is_drawn_in_ink() -> None:
    colours = PALETTES["light"]
    assert colours.line(Tone.GRAY) == colours.label(Tone.GRAY) == colours.ink
    assert colours.line(Tone.RED) == colours.fill[Tone.RED] != colours.label(Tone.RED)


def test_a_faded_colour_keeps_its_red_green_and_blue() -> None:
    assert faded("#0A10FF", 0.5) == "rgba(10,16,255,0.5)"
