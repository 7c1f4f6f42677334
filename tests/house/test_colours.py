"""The colours of a status stand once, in `charts.palette`: whatever shows one takes it from there."""

import re
from pathlib import Path

import pytest

from charts import PALETTES, Theme, css_variables
from wording.labels import Tone

ROOT = Path(__file__).resolve().parents[2]
TABLE = "charts/palette.py"
WRITTEN = {
    ".py",
    ".css",
    ".html",
    ".js",
    ".typ",
    ".po",
    ".md",
}  # Streamlit's theme is held to the table by tests/charts


def source_files() -> list[Path]:
    rooms = [path for path in ROOT.iterdir() if path.name != "tests" and not path.name.startswith(".")]
    files = [file for path in rooms for file in (path.rglob("*") if path.is_dir() else [path])]
    return [file for file in files if file.suffix in WRITTEN and file != ROOT / TABLE]


def status_colours() -> set[str]:
    columns = [column for p in PALETTES.values() for column in (p.fill, p.text, p.tint)]
    return {colour.upper() for column in columns for colour in column.values()}


def test_no_file_but_the_palette_spells_the_colour_of_a_status() -> None:
    colours = status_colours()
    assert [
        f"{file.relative_to(ROOT)}: {colour}"
        for file in source_files()
        for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8"))
        if colour.upper() in colours
    ] == []


@pytest.mark.parametrize("theme", PALETTES)
def test_a_style_sheet_is_given_every_colour_of_a_status(theme: Theme) -> None:
    palette, variables = PALETTES[theme], css_variables(theme)
    for tone in Tone:
        for name, colours in ((tone, palette.text), (f"{tone}-tint", palette.tint), (f"{tone}-fill", palette.fill)):
            assert f"--{name}:{colours[tone]};" in variables


def test_of_both_themes_the_browser_chooses() -> None:
    light, dark = (PALETTES[theme].text[Tone.RED] for theme in PALETTES)
    assert f"--red:light-dark({light},{dark});" in css_variables("light", "dark")
