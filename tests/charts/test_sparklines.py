"""The small pictures of the overview, and what is said of a chart to whoever does not see it."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise, product

import pytest

import charts
from charts.palette import PALETTES, Theme
from charts.series import steps_of
from models import Comparator, Kind
from progress.terms import Status, Target, Verdict
from tests.support.plotly_figures import LANGUAGES, SAMPLES, THEMES
from tests.support.standings import TEN, TODAY, N, U, Y, count, standing, value, wards
from text import Language
from views import Bilingual
from wording import amounts
from wording.labels import DATA, STATUS, VERDICT, Tone

GE = Comparator.AT_LEAST
EVIL = '<b>A&B</b> <a href="http://example.org">x</a> %{x} & <script>alert(1)</script>'


# ---- small pictures


@pytest.mark.parametrize(("name", "theme", "year"), list(product(SAMPLES, THEMES, (None, 2024, 2040))))
def test_small_pictures_are_well_formed_and_say_only_years_and_the_status(
    name: str, theme: Theme, year: int | None
) -> None:
    drawn = charts.sparkline(SAMPLES[name], Language.VI, theme, TODAY, year=year)
    root = ET.fromstring(drawn)  # noqa: S314
    words = [t for t in root.itertext() if t.strip()]
    assert words[0] in {word.vi for word in (*STATUS.values(), *VERDICT.values(), *DATA.values())}
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


@pytest.mark.parametrize("theme", THEMES)
def test_the_status_bar_has_a_segment_for_each_status_and_parts_equal_colours(theme: Theme) -> None:
    drawn = charts.status_bar(
        {Status.ON_TRACK: 1, Status.MISSED: 500, Status.DUE_NO_FIGURE: 2, Status.OFF_TRACK: 0, Status.MET: 3}, theme
    )
    root = ET.fromstring(drawn)  # noqa: S314
    solid = [r for r in root if r.tag.endswith("rect") and not r.get("fill", "").startswith("url")]
    assert [r.get("fill") for r in solid] == [
        PALETTES[theme].fill[tone] for tone in (Tone.RED, Tone.RED, Tone.GREEN, Tone.BLUE)
    ]
    assert drawn.count("<pattern") == 1
    ends = [(float(r.get("x", 0)), float(r.get("width", 0))) for r in solid]
    assert all(a + w < b for (a, w), (b, _) in pairwise(ends))
    assert ends[-1][0] + ends[-1][1] == pytest.approx(1200, abs=1)
    ET.fromstring(charts.status_bar({}, theme))  # noqa: S314
    ET.fromstring(charts.status_bar({Verdict.MET: 1, Verdict.EXCEEDED: 1}, theme))  # noqa: S314


# ---- the chart in words


@pytest.mark.parametrize(("name", "language"), list(product(SAMPLES, LANGUAGES)))
def test_the_chart_in_words_says_name_status_figure_target_and_what_is_missing(name: str, language: Language) -> None:
    case = SAMPLES[name]
    text = charts.alternative_text(case, language, TODAY)
    assert text.startswith(case.commitment.name.text(language))
    assert STATUS[case.assessment.status].text(language) in text
    for owed in case.assessment.targets:
        assert amounts.target_words(owed, case.commitment, language) in text
    figures = steps_of(case)
    no_figure = {"vi": "Chưa có số liệu nào", "en": "no figure yet"}[language]
    assert (str(figures[-1].year) if figures else no_figure) in text
    for year in case.assessment.overdue_years:
        assert str(year) in text
    assert "<" not in text


def test_the_chart_in_words_names_the_units_that_are_missing() -> None:
    text = charts.alternative_text(SAMPLES["coverage"], Language.VI, TODAY)
    assert "80,0\u00a0% (8/10)" in text
    assert "Chưa đạt: Xã Tân Bình" in text
    assert "Chưa rõ: Xã Thạnh Tân" in text


def test_a_small_picture_in_words_tells_what_it_draws_and_of_a_chosen_year_its_verdict() -> None:
    case = standing(Kind.LEVEL, [Target(2030, GE, 60)], [value(y, 10 * (y - 2020)) for y in range(2021, 2025)])
    chart, picture = (say(case, Language.EN, TODAY) for say in (charts.alternative_text, charts.sparkline_text))
    assert "If it goes on like" in chart
    assert "If it goes on like" not in picture
    assert "(as of 22 November 2026)" in picture
    assert f": {VERDICT[Verdict.AHEAD].en} (2023)." in charts.sparkline_text(case, Language.EN, TODAY, year=2023)


def test_a_yardstick_is_told_of_where_it_is_drawn() -> None:
    place = Bilingual("Cả nước", "Viet Nam")
    country = standing(Kind.LEVEL, [Target(2030, Comparator.MORE_THAN, 30)], [value(2023, 12.9)], place=place)
    text = charts.alternative_text(SAMPLES["level_close"], Language.VI, TODAY, yardstick=country)
    assert "Vẽ bên dưới là Cả nước. Số liệu mới nhất: 12,90\u00a0% năm 2023. Mục tiêu: trên 30\u00a0% năm 2030." in text
    assert "Cả nước" not in charts.alternative_text(SAMPLES["milestone"], Language.VI, TODAY, yardstick=country)
