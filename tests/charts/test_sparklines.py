"""Sparklines: well-formed, without gaps filled, and of the figure on their card."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

import charts
from charts.palette import PALETTES, Theme
from models import Comparator, Kind
from progress.terms import Baseline, Target
from tests.support.plotly_figures import EVIL, SAMPLES, THEMES
from tests.support.standings import TEN, TODAY, N, U, Y, count, standing, value, wards
from text import Language
from views import Bilingual, Remark
from wording.labels import STATUS, VERDICT, Tone
from wording.states import state_label

GE = Comparator.AT_LEAST


@pytest.mark.parametrize(("name", "theme", "year"), list(product(SAMPLES, THEMES, (None, 2024, 2040))))
def test_small_pictures_are_well_formed_and_say_only_years_and_the_status(
    name: str, theme: Theme, year: int | None
) -> None:
    drawn = charts.sparkline(SAMPLES[name], Language.VI, theme, TODAY, year=year)
    root = ET.fromstring(drawn)  # noqa: S314
    words = [t for t in root.itertext() if t.strip()]
    assert words[0] == state_label(SAMPLES[name].assessment, year).vi
    assert all(re.fullmatch(r"\d{4}", t) for t in words[1:])
    assert "script" not in drawn
    assert "nan" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_small_pictures_contain_nothing_that_people_typed() -> None:
    evil = Bilingual(EVIL, EVIL)
    case = standing(Kind.NAMED_UNITS, [Target(2025, GE, 1)], [count(2024, [Y])], units=wards(EVIL), name=evil)
    assert "alert" not in charts.sparkline(case, Language.VI, "light", TODAY)


def test_gaps_stay_gaps_in_small_pictures() -> None:
    sparse = standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2021, 5), value(2023, 6), value(2025, 7)])
    colour = PALETTES["light"].line(STATUS[sparse.assessment.status].tone)
    drawn = charts.sparkline(sparse, Language.VI, "light", TODAY)
    assert not re.search(rf'<polyline[^>]*stroke="{colour}"', drawn)
    assert drawn.count("<circle") == 3


def test_each_unit_has_its_own_box() -> None:
    case = standing(Kind.COVERAGE, [Target(2026, GE, 100)], [count(2024, [Y, Y, N, U])], units=TEN[:4])
    drawn = charts.sparkline(case, Language.VI, "light", TODAY)
    assert drawn.count("<rect") == 4
    assert drawn.count('stroke-dasharray="4 4"') == 1


def test_a_chosen_year_takes_the_colour_of_its_verdict() -> None:
    drawn = charts.sparkline(SAMPLES["level_close"], Language.EN, "light", TODAY, year=2024)
    verdict = SAMPLES["level_close"].assessment.years[2024].verdict
    assert f"<title>{VERDICT[verdict].en}</title>" in drawn


def test_the_boxes_of_a_small_picture_are_of_the_figure_that_its_card_says() -> None:
    case = standing(
        Kind.COVERAGE,
        [Target(2024, GE, 100)],
        [count(2024, [Y, Y, Y]), count(2025, [N, N, N])],
        units=TEN[:3],
        years=(2024, 2024),
    )
    shown = case.assessment.shown(None)
    assert shown is not None
    assert shown.year == 2024
    yes = f'fill="{PALETTES["light"].fill[Tone.GREEN]}"'
    assert charts.sparkline(case, Language.VI, "light", date(2026, 11, 22)).count(yes) == 3


def test_a_small_path_in_steps_goes_up_in_the_targets_year() -> None:
    start = Baseline(2020, 10, "gso")
    straight = standing(Kind.LEVEL, [Target(2026, GE, 90)], [value(2023, 40)], baseline=start)
    stepped = replace(straight, commitment=replace(straight.commitment, steps=Remark("Một lần", None)))
    corners = [
        re.search(r'<polyline points="([^"]*)"', charts.sparkline(s, Language.VI, "light", TODAY))
        for s in (straight, stepped)
    ]
    few, many = (len(found[1].split()) for found in corners if found)
    assert few == 7
    assert many == 13


def test_a_small_picture_of_a_span_draws_its_mean_and_of_open_units_their_range() -> None:
    assert 'stroke-dasharray="9 4"' in charts.sparkline(SAMPLES["growth_due"], Language.VI, "light", TODAY)
    assert 'stroke-dasharray="9 4"' not in charts.sparkline(SAMPLES["growth_empty"], Language.VI, "light", TODAY)
    assert 'stroke-dasharray="3 3"' in charts.sparkline(SAMPLES["coverage"], Language.VI, "light", TODAY)


def test_a_small_picture_draws_from_which_value_about_holds() -> None:
    drawn = charts.sparkline(SAMPLES["level_about_lower"], Language.VI, "light", TODAY)
    ends = re.findall(r'<polyline points="([0-9.]+),([0-9.]+) ([0-9.]+),([0-9.]+)"', drawn)
    assert any(x0 == x1 and y0 != y1 for x0, y0, x1, y1 in ends)
