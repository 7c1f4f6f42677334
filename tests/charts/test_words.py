"""The text on a chart: escaped for plotly, in signs, with its measure and its reservations."""

import pytest

from charts.words import (
    SYMBOL,
    escape_plotly,
    figure_words,
    lines_of,
    stage_words,
    status_suffix,
    target_label,
    tick_words,
    wrapped,
)
from models import Comparator, Kind, Stage
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES
from tests.support.standings import PROVISIONAL, stage, standing, value
from text import ABSENT, Language

GE = Comparator.AT_LEAST


def test_every_comparator_has_its_sign() -> None:
    assert set(SYMBOL) == set(Comparator)


def test_plotly_gets_no_markup_and_single_spaces_but_the_no_break_space_stays() -> None:
    assert escape_plotly(" a \n\t<b> & 12,87% ") == "a &lt;b&gt; &amp; 12,87%"


def test_a_long_name_is_wrapped_between_words_and_escaped_after_it_is_counted() -> None:
    assert wrapped("aaa bbb <cc> dddddd", 7) == "aaa bbb<br>&lt;cc&gt;<br>dddddd"
    assert wrapped("dddddd", 3) == "dddddd"
    assert lines_of([], lambda line: False) == [""]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(2026, GE, 20), "≥\u00a020%"),
        (Target(2026, Comparator.ABOUT, 20), "≈\u00a020%"),
        (Target(2026, Comparator.BETWEEN, -5, upper=0), "-5–0%"),
    ],
)
def test_a_target_is_a_sign_and_its_bounds(target: Target, words: str) -> None:
    commitment = standing(Kind.LEVEL, [target]).commitment
    assert target_label(target, commitment, Language.VI).replace("−", "-") == words
    assert target_label(target, commitment, Language.VI, short=True).replace("−", "-") == words


def test_a_short_label_leaves_out_a_long_measure_and_a_milestone_has_no_number() -> None:
    wards = standing(Kind.COUNT, [Target(2026, GE, 3)]).commitment
    assert target_label(Target(2026, GE, 3), wards, Language.EN) == "≥\u00a03\u00a0wards"
    assert target_label(Target(2026, GE, 3), wards, Language.EN, short=True) == "≥\u00a03"
    assert not any(letter.isdigit() for letter in target_label(Target(2026, GE, 1), MILESTONE.commitment, Language.EN))


MILESTONE = standing(
    Kind.MILESTONE,
    [Target(2026, GE, 1)],
    [stage(2024, Stage.NOT_STARTED), stage(2025, Stage.UNDER_WAY, status=PROVISIONAL)],
    percent=60.0,
)


def test_the_reported_percentage_stands_beside_the_stage() -> None:
    years = MILESTONE.assessment.years
    assert stage_words(MILESTONE, years[2025], Language.VI) == "Đang thực hiện (60%)"
    assert "(" not in stage_words(MILESTONE, years[2024], Language.VI)
    assert stage_words(MILESTONE, years[2023], Language.VI) == ABSENT


def test_a_figure_that_is_not_final_or_was_revised_says_so() -> None:
    figures = [value(2023, 1), value(2024, 2), value(2024, 3, version=2, status=PROVISIONAL)]
    years = standing(Kind.LEVEL, [Target(2025, GE, 9)], figures).assessment.years
    assert status_suffix(years[2023], Language.EN) == ""
    assert status_suffix(years[2024], Language.EN) == " (provisional, revised)"
    assert status_suffix(years[2025], Language.EN) == ""


def test_only_a_share_shows_its_k_of_n() -> None:
    share, count = SAMPLES["coverage"], SAMPLES["count_units"]
    assert figure_words(share, share.assessment.years[2024], Language.EN) == "80.0 to 90.0% (8/10)"
    assert "/" not in figure_words(count, count.assessment.years[2025], Language.EN)


def test_all_ticks_have_as_many_decimals_as_the_finest() -> None:
    assert tick_words([0, 2.5, 5], Language.VI) == ["0,0", "2,5", "5,0"]
    assert tick_words([0, 1000], Language.EN) == ["0", "1,000"]
    assert tick_words([], Language.EN) == [ABSENT]
