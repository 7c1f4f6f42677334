"""The answers of units by year."""

from dataclasses import replace

import charts
from models import Answer, Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES
from tests.support.standings import TEN, N, U, Y, count, standing
from text import Language

GE = Comparator.AT_LEAST


def test_the_grid_of_units_tells_yes_no_unknown_and_nothing_apart() -> None:
    rows = charts.unit_rows(SAMPLES["coverage"], Language.VI)
    assert [row.name for row in rows] == [unit.name.vi for unit in TEN]
    assert rows[2].answers == {2023: Answer.NO, 2024: Answer.YES, 2025: None}
    assert rows[5].answers[2023] is Answer.UNKNOWN


def test_every_answer_has_its_sign() -> None:
    assert set(charts.SIGN) == set(Answer)


def test_a_unit_that_only_a_figure_names_has_its_row_after_the_others() -> None:
    case = standing(Kind.COVERAGE, [Target(2025, GE, 100)], [count(2024, [Y, N, U])], units=TEN[:3])
    fewer = replace(case, commitment=replace(case.commitment, units=TEN[1:2]))
    rows = charts.unit_rows(fewer, Language.VI)
    assert [(row.name, row.answers[2024]) for row in rows] == [
        ("Phường 2", Answer.NO),
        ("Phường 1", Answer.YES),
        ("Phường 3", Answer.UNKNOWN),
    ]
