"""The chart of every kind in every state: what is handed to the browser, not pictures of it."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import product

import pytest

import charts
from charts.palette import Theme
from charts.series import year_points
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import EVIL, LANGUAGES, SAMPLES, THEMES, all_text, figure
from tests.support.standings import TODAY, N, Y, count, reference, standing, value, wards
from text import Language
from views import Bilingual
from wording.labels import VERDICT

GE = Comparator.AT_LEAST


@pytest.mark.parametrize(
    ("name", "language", "theme", "narrow"), list(product(SAMPLES, LANGUAGES, THEMES, (False, True)))
)
def test_every_kind_in_every_state_is_drawn(name: str, language: Language, theme: Theme, narrow: bool) -> None:
    made = figure(SAMPLES[name], language, theme, narrow=narrow)
    json.loads(made.to_json())
    assert made.layout.dragmode is False
    assert made.layout.height > 100
    assert made.layout.separators == (",." if language is Language.VI else ".,")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_commitment_without_targets_or_figures_is_drawn_too(kind: Kind) -> None:
    bare = standing(kind)
    figure(bare)
    ET.fromstring(charts.sparkline(bare, Language.VI, "light", TODAY))  # noqa: S314
    assert charts.alternative_text(bare, Language.VI, TODAY)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith("_empty")])
def test_without_any_figure_the_chart_says_so_and_still_shows_the_target(name: str) -> None:
    assert "Chưa có số liệu nào" in all_text(figure(SAMPLES[name]))
    assert "No figure yet" in all_text(figure(SAMPLES[name], Language.EN))


def test_numbers_are_written_in_the_readers_language() -> None:
    vi, en = (all_text(figure(SAMPLES["level_exact"], language)) for language in LANGUAGES)
    assert "1.249.000\u00a0hồ sơ" in vi
    assert "1.250.000" in vi
    assert "1,249,000\u00a0files" in en
    assert "1.249" not in en
    assert "13,17%" in all_text(figure(SAMPLES["level_national"]))
    assert "13.17%" in all_text(figure(SAMPLES["level_national"], Language.EN))


@pytest.mark.parametrize(("name", "language"), list(product(SAMPLES, LANGUAGES)))
def test_the_pointer_reads_the_verdict_of_each_figure(name: str, language: Language) -> None:
    case = SAMPLES[name]
    text = all_text(figure(case, language))
    for point in year_points(case):
        assert VERDICT[point.judged.verdict].text(language) in text


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_the_browser_reaches_the_reader(name: str) -> None:
    for trace in figure(SAMPLES[name]).data:
        assert trace.hoverinfo == "skip" or trace.hovertemplate == "%{customdata}<extra></extra>"


def test_names_are_text_and_never_markup() -> None:
    evil = Bilingual(EVIL, EVIL)
    units = wards(EVIL, "B")
    cases = [
        standing(
            Kind.LEVEL,
            [Target(2025, GE, 3)],
            [value(2024, 2)],
            name=evil,
            measure=evil,
            place=evil,
            references=(reference(2024, 4, evil),),
        ),
        standing(Kind.NAMED_UNITS, [Target(2025, GE, 2)], [count(2024, [Y, N])], units=units, measure=evil),
        standing(Kind.AVERAGE_GROWTH, [Target(2025, GE, 2)], [value(2024, 2)], span=(2023, 2025), measure=evil),
        standing(Kind.COUNT, [Target(2025, GE, 2)], [value(2024, 2)], measure=evil),
    ]
    for case in cases:
        yardstick = cases[0] if case.commitment.kind is Kind.LEVEL else None
        for narrow in (False, True):
            text = all_text(figure(case, yardstick=yardstick, narrow=narrow))
            assert "<a" not in text
            assert "<script" not in text
            assert "<b>A" not in text
            assert re.search(r"&lt;(b|script)&gt;", text)
    assert charts.escape_plotly("a\n<b>&") == "a &lt;b&gt;&amp;"
