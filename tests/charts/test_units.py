"""The chart of units by years: nothing in it depends on colour."""

import pytest

import charts
from charts.palette import PALETTES
from models import Comparator, Kind
from progress.terms import DataState, Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import ESTIMATE, TEN, N, U, Y, count, standing
from text import Language
from wording.labels import DATA, OBSERVATION

GE = Comparator.AT_LEAST


@pytest.mark.parametrize("narrow", [False, True])
def test_the_chart_of_units_has_a_sign_for_each_answer_and_each_blank(narrow: bool) -> None:
    made = charts.units_chart(SAMPLES["coverage"], Language.EN, "dark", narrow=narrow)
    signs = {t.name.replace("<br>", " "): set(t.text) for t in made.data if t.text is not None}
    assert signs == {
        "✓ Yes": {"<b>✓</b>"},
        "✕ No": {"<b>✕</b>"},
        "? Not known": {"<b>?</b>"},
        "! Overdue": {"<b>!</b>"},
    }
    text = all_text(made)
    assert "8/10" in text
    assert OBSERVATION[ESTIMATE].en not in text
    assert "provisional" in text
    assert "≥\u00a0100%" in text


@pytest.mark.parametrize("narrow", [False, True])
def test_every_owed_year_has_its_column_and_blank_ones_are_named(narrow: bool) -> None:
    case = standing(
        Kind.COVERAGE,
        [Target(2028, GE, 100)],
        [count(2021, [Y, N, U]), count(2024, [Y, Y, U])],
        units=TEN[:3],
        years=(2018, 2028),
    )
    made = charts.units_chart(case, Language.VI, "light", narrow=narrow)
    assert len(made.layout.xaxis.ticktext) == 11
    filled = {x for t in made.data if t.x and t.x[0] is not None for x in t.x}
    assert filled == set(range(11))
    text = all_text(made).replace("<br>", " ")
    assert DATA[DataState.OVERDUE].vi in text
    assert DATA[DataState.NOT_DUE].vi in text


def test_years_after_the_last_unit_was_done_say_that_nothing_is_owed() -> None:
    case = standing(Kind.NAMED_UNITS, [Target(2025, GE, 2)], [count(2023, [Y, Y])], units=TEN[:2], years=(2023, 2025))
    assert "Đã hoàn thành từ năm trước" in all_text(figure(case)).replace("<br>", " ")
    assert DATA[DataState.REPORTED].vi not in all_text(figure(case))


def test_units_of_a_figure_that_is_not_final_are_hollow_and_named() -> None:
    made = charts.units_chart(SAMPLES["coverage"], Language.VI, "light")
    yes = named(made, "✓ Có")
    looks = dict(zip(yes.x, yes.marker.color, strict=True))
    assert looks[1] == PALETTES["light"].background != looks[0]
    assert named(made, "Sơ bộ, ước tính hoặc chưa đủ năm")


def test_units_have_a_chart_of_their_own_unless_it_is_the_chart_of_the_commitment() -> None:
    assert charts.has_units_chart(SAMPLES["coverage"].commitment)
    assert not charts.has_units_chart(SAMPLES["named"].commitment)
    assert not charts.has_units_chart(SAMPLES["count"].commitment)


def test_many_years_are_written_short_on_a_phone_alone() -> None:
    case = standing(Kind.COVERAGE, [Target(2028, GE, 100)], units=TEN[:3], years=(2019, 2028))
    assert charts.units_chart(case, Language.VI, "light", narrow=True).layout.xaxis.ticktext[0] == "’19"
    assert charts.units_chart(case, Language.VI, "light").layout.xaxis.ticktext[0] == "2019"
