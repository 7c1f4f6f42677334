"""Years without a figure: what a chart must not let one take for a fact."""

from itertools import product

import plotly.graph_objects as go
import pytest

import charts
from models import Kind
from progress.terms import DataState
from tests.support.plotly_figures import LANGUAGES, figure
from tests.support.standings import with_four_blanks
from text import Language
from wording.labels import DATA

FOUR = (DataState.OVERDUE, DataState.WAITING, DataState.NOT_AVAILABLE, DataState.NOT_DUE)


@pytest.mark.parametrize(("kind", "language"), list(product((Kind.LEVEL, Kind.MILESTONE, Kind.COVERAGE), LANGUAGES)))
def test_the_four_blanks_are_told_apart_by_sign_look_and_words(kind: Kind, language: Language) -> None:
    made = figure(with_four_blanks(kind), language)
    marks = {state: _mark_of(made, DATA[state].text(language)) for state in FOUR}
    assert [int(marks[state].x[0]) for state in FOUR] == [2024, 2025, 2022, 2026]
    assert len({tuple(mark.text) for mark in marks.values()}) == 4
    assert len({(m.marker.color, m.marker.size) for m in marks.values()}) >= 3
    assert all(DATA[state].text(language) in marks[state].customdata[0] for state in FOUR)


def _mark_of(made: go.Figure, words: str) -> go.Scatter:
    return next(t for t in made.data if t.name and t.name.replace("<br>", " ").endswith(words))


def test_every_blank_has_its_sign() -> None:
    assert set(charts.BLANK_SIGN) == set(DataState) - {DataState.REPORTED, DataState.ESTIMATE_ONLY}
