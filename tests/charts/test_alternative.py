"""Charts and sparklines in words, for those who cannot see them."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

import charts
from charts.alternative import ANSWER_KEYS, MOST_NAMES
from charts.series import year_points
from models import Answer, Comparator, Kind
from progress.terms import Baseline, Target, Verdict
from tests.support.plotly_figures import LANGUAGES, SAMPLES
from tests.support.standings import TODAY, N, count, standing, value, wards
from text import Language, translate
from views import Bilingual
from wording import amounts
from wording.labels import VERDICT
from wording.states import status_label

GE = Comparator.AT_LEAST


@pytest.mark.parametrize(("name", "language"), list(product(SAMPLES, LANGUAGES)))
def test_the_chart_in_words_says_name_status_figure_target_and_what_is_missing(name: str, language: Language) -> None:
    case = SAMPLES[name]
    text = charts.alternative_text(case, language, TODAY)
    assert text.startswith(case.commitment.name.text(language))
    assert status_label(case.assessment).text(language) in text
    for owed in case.assessment.targets:
        assert amounts.target_words(owed, case.commitment, language) in text
    figures = year_points(case)
    no_figure = {"vi": "Chưa có số liệu nào", "en": "no figure yet"}[language]
    assert (str(figures[-1].year) if figures else no_figure) in text
    for year in case.assessment.overdue_years:
        assert str(year) in text
    assert "<" not in text


def test_the_chart_in_words_names_the_units_that_are_missing() -> None:
    text = charts.alternative_text(SAMPLES["coverage"], Language.VI, TODAY)
    assert "80,0 đến 90,0% (8/10)" in text
    assert "Chưa đạt: Xã Tân Bình" in text
    assert "Chưa rõ: Xã Thạnh Tân" in text


def test_a_small_picture_in_words_tells_what_it_draws_and_of_a_chosen_year_its_verdict() -> None:
    case = standing(Kind.LEVEL, [Target(2030, GE, 60)], [value(y, 10 * (y - 2020)) for y in range(2021, 2025)])
    chart, picture = (say(case, Language.EN, TODAY) for say in (charts.alternative_text, charts.sparkline_text))
    assert "By the trend of" in chart
    assert "By the trend of" not in picture
    assert "(as of 22 November 2026)" in picture
    assert f": {VERDICT[Verdict.AHEAD].en} (2023)." in charts.sparkline_text(case, Language.EN, TODAY, year=2023)


def test_the_chart_in_words_says_up_to_which_day_a_figure_is_counted() -> None:
    early = replace(value(2025, 6), cut_off_on="2025-09-30")
    case = standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2024, 5), early])
    for say in (charts.alternative_text, charts.sparkline_text):
        assert "(tính đến 30/09/2025)" in say(case, Language.VI, TODAY)


def test_a_yardstick_is_told_of_where_it_is_drawn() -> None:
    place = Bilingual("Cả nước", "Viet Nam")
    country = standing(Kind.LEVEL, [Target(2030, Comparator.MORE_THAN, 30)], [value(2023, 12.9)], place=place)
    text = charts.alternative_text(SAMPLES["level_close"], Language.VI, TODAY, yardstick=country)
    assert "Vẽ bên dưới là Cả nước. Số liệu mới nhất: 12,90% năm 2023. Mục tiêu: trên 30% năm 2030." in text
    assert "Cả nước" not in charts.alternative_text(SAMPLES["milestone"], Language.VI, TODAY, yardstick=country)


def test_the_chart_of_units_has_words_of_its_own_with_every_name() -> None:
    text = charts.units_text(SAMPLES["coverage"], Language.VI)
    assert "80,0 đến 90,0% (8/10) năm 2024 (sơ bộ)" in text
    assert "Chưa đạt: Xã Tân Bình." in text
    assert "Chưa rõ: Xã Thạnh Tân." in text
    assert "Đã đạt: Phường 1, Phường 2," in text
    assert "Quá hạn báo cáo: 2025." in text
    assert "no figure yet" in charts.units_text(SAMPLES["coverage_empty"], Language.EN)


def test_the_units_of_every_answer_have_their_sentence() -> None:
    assert set(ANSWER_KEYS) == set(Answer)


def test_at_most_twelve_units_are_named_beside_the_latest_figure() -> None:
    names = [f"Phường {n}" for n in range(1, 15)]
    case = standing(Kind.COVERAGE, [Target(2025, GE, 100)], [count(2024, [N] * 14)], units=wards(*names))
    assert f"Chưa đạt: {', '.join(names[:MOST_NAMES])}, …." in charts.alternative_text(case, Language.VI, TODAY)
    assert ", ".join(names) in charts.units_text(case, Language.VI)


def test_the_chart_in_words_says_that_the_status_goes_by_an_old_figure() -> None:
    start = Baseline(2020, 0, "gso")
    case = standing(Kind.LEVEL, [Target(2030, GE, 100)], [value(2023, 40)], baseline=start)
    for say in (charts.alternative_text, charts.sparkline_text):
        assert "Theo số liệu năm 2023; thiếu số liệu 2024, 2025." in say(case, Language.VI, TODAY)


def test_the_chart_in_words_says_that_rounding_decides() -> None:
    start, day = Baseline(2020, 98, "gso"), date(2022, 11, 22)
    figures = [value(2021, 98.1)]
    case = standing(
        Kind.LEVEL, [Target(2030, GE, 100)], figures, baseline=start, decimals=1, years=(2021, 2030), today=day
    )
    words = "Sát ngưỡng: tùy làm tròn, r từ 0,25 đến 0,75"
    assert f"{words}." in charts.alternative_text(case, Language.VI, day)
    made = charts.commitment_chart(case, Language.VI, "light", day)
    assert any(words in hover for trace in made.data for hover in (trace.customdata or ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_that_the_rule_cannot_take_is_not_said_to_be_none(language: Language) -> None:
    promised = [Target(2030, Comparator.MORE_THAN, -150)]
    s = standing(Kind.AVERAGE_GROWTH, promised, [value(2025, 5)], span=(2021, 2030), years=(2021, 2030))
    words = charts.alternative_text(s, language, TODAY)
    assert translate("problem.no_basis.not_computable", language) in words
    assert translate("chart.alt.no_target", language) not in words
