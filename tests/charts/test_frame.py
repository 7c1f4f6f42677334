"""The layout that all charts share: axes, legend, tool bar."""

import json
import re

import pytest

import charts
from charts.frame import nice_ticks, year_ticks
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import LANGUAGES, SAMPLES, all_text, figure
from tests.support.standings import standing, value
from text import Language
from views import Bilingual


@pytest.mark.parametrize("name", SAMPLES)
def test_axes_carry_ready_made_words(name: str) -> None:
    made = figure(SAMPLES[name])
    for axis in (made.layout.xaxis, made.layout.yaxis):
        assert axis.showticklabels is False or len(axis.ticktext) == len(axis.tickvals) > 0
    assert all(re.fullmatch(r"\d{4}", t) for t in made.layout.xaxis.ticktext)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_bar_only_saves_a_picture(language: Language) -> None:
    config = charts.chart_config(language, "tn-1")
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["displaylogo"] is False
    assert config["plotlyServerURL"] == ""
    assert str(language) in json.loads(json.dumps(config))["locales"]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_legend_says_every_name_whole(narrow: bool) -> None:
    name = "Khảo sát hộ gia đình và doanh nghiệp về công nghệ thông tin và truyền thông năm 2024"
    country = standing(
        Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 30)], [value(2023, 12.9)], place=Bilingual(name, name)
    )
    text = all_text(figure(SAMPLES["level_close"], yardstick=country, narrow=narrow)).replace("<br>", " ")
    assert f"{name}: thực hiện" in text
    assert "…" not in text


def test_a_phone_has_no_tool_bar_over_the_legend() -> None:
    assert charts.chart_config(Language.VI, "tn-1", narrow=True)["displayModeBar"] is False
    assert charts.chart_config(Language.VI, "tn-1")["displayModeBar"] is True


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        (0, 100, False, [0, 20, 40, 60, 80, 100]),
        (-3, 7, False, [-4, -2, 0, 2, 4, 6, 8]),
        (5, 5, False, [5, 6, 7, 8, 9, 10]),
        (0, 0, False, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 2, True, [0, 1, 2]),
        (0, 11, True, [0, 3, 6, 9, 12]),
    ],
)
def test_ticks_are_round_and_reach_over_all_values(low: float, high: float, whole: bool, ticks: list[float]) -> None:
    assert nice_ticks(low, high, whole=whole) == ticks


def test_years_of_an_axis_stand_at_one_distance_and_end_with_the_last() -> None:
    assert year_ticks(2020, 2026, 12) == list(range(2020, 2027))
    assert year_ticks(2020, 2030, 5) == [2020, 2025, 2030]
    assert year_ticks(2021, 2030, 5) == [2022, 2024, 2026, 2028, 2030]
    assert year_ticks(2024, 2024, 5) == [2024]
