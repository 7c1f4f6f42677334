"""Amounts with their unit of measure."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Comparator, Kind, ReviewState, Stage
from progress.assessment import assess
from progress.terms import Observation, Reason, Target
from store.board import complete_standings
from tests.support.small_city import TODAY
from tests.support.standings import TEN, UNAVAILABLE, N, U, Y, count, stage, standing, value
from text import Language, NumberFault, NumberRefused, Scale, parse_number
from views import Bilingual, Standing
from wording.amounts import (
    actual_words,
    amount_words,
    bound_words,
    change_words,
    exact_figure_words,
    exact_words,
    observation_words,
    owed_in_year_words,
    still_counts,
    target_words,
    unknown_words,
    yearly_words,
)

VI, EN = Language.VI, Language.EN
SUBMITTED = ReviewState.SUBMITTED


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def test_how_far_shares_are_apart_is_said_in_percentage_points_and_all_else_in_its_measure(cities: Path) -> None:
    assert change_words(of("VN-01").commitment, -5.36, VI) == "−5,36\u00a0điểm\u00a0% GDP"
    assert change_words(of("VN-01").commitment, -5.36, EN) == "−5.36\u00a0percentage points of GDP"
    assert change_words(of("TPM-05").commitment, 15.9, EN) == "+15.9\u00a0hours a year"
    assert change_words(of("VN-01").commitment, None, VI) == "—"


@pytest.mark.parametrize(
    ("owed", "words"),
    [
        (Target(2030, Comparator.AT_LEAST, 20), "at least 20%"),
        (Target(2030, Comparator.ABOUT, 20), "about 20% (19% or more counts as met)"),
        (Target(2030, Comparator.BETWEEN, 8, upper=10.25), "between 8% and 10.25%"),
        (Target(2030, Comparator.AT_LEAST, 20, is_strive=True), "strive for at least 20%"),
    ],
)
def test_a_target_has_as_few_decimals_as_it_was_promised_with(owed: Target, words: str) -> None:
    assert target_words(owed, standing(Kind.LEVEL).commitment, EN) == words


def test_the_tolerance_counts_down_to_a_bound_or_up_to_it_where_less_is_better() -> None:
    about = Target(2030, Comparator.ABOUT, 20)
    assert still_counts(about, standing(Kind.LEVEL, direction=-1).commitment, EN) == "21% or less counts as met"


def test_a_figure_is_shown_as_what_was_reported() -> None:
    share, milestone = standing(Kind.COVERAGE, units=TEN).commitment, standing(Kind.MILESTONE).commitment
    assert observation_words(share, Observation(2025, "gso", part=3, whole=7), EN).startswith("42.86% (3 of 7")
    assert observation_words(milestone, stage(2025, Stage.DONE, done_on="2025-06"), EN) == "Done (June 2025)"
    assert observation_words(share, value(2025, None, status=UNAVAILABLE), EN) == "Will not be available"
    assert actual_words(share, None, EN) == "No figure yet"


def test_a_figure_that_is_not_the_whole_years_is_shown_with_its_day_in_one_pair_of_brackets() -> None:
    early = replace(value(2025, 12.8765), cut_off_on="2025-12-13")
    level = standing(Kind.LEVEL, figures=[early])
    assert observation_words(level.commitment, early, VI) == "12,88% (tính đến 13/12/2025)"
    assert exact_figure_words(level.commitment, early, EN) == "12.8765% (as of 13 December 2025)"
    assert actual_words(level.commitment, level.assessment.shown(None), VI) == "12,88% (tính đến 13/12/2025)"
    waiting = standing(Kind.COVERAGE, figures=[replace(early, value=None, part=3, whole=7, review=SUBMITTED)])
    words = actual_words(waiting.commitment, waiting.assessment.years[2025], VI)
    assert words == "42,86% (3/7; tính đến 13/12/2025; chưa được duyệt)"
    whole = replace(early, cut_off_on="2025-12-14")
    done = stage(2025, Stage.DONE, done_on="2025-06")
    assert observation_words(level.commitment, whole, VI) == "12,88%"
    milestone = standing(Kind.MILESTONE).commitment
    assert observation_words(milestone, replace(done, cut_off_on="2025-06-30"), EN) == "Done (June 2025)"


def test_what_is_approved_or_corrected_keeps_every_digit() -> None:
    level = standing(Kind.LEVEL, decimals=1).commitment
    assert exact_figure_words(level, value(2025, 12.8765), EN) == "12.8765%"
    assert observation_words(level, value(2025, 12.8765), EN) == "12.9%"
    assert exact_words(level, 12, EN) == "12.0%"


@pytest.mark.parametrize(
    ("change", "words"), [(0.29, "+0.3%"), (0.26, "+0.26%"), (0.04, "+0.04%"), (0.0, "0.0%"), (None, "—")]
)
def test_a_yearly_change_keeps_the_decimals_that_rounding_would_take(change: float | None, words: str) -> None:
    grown = standing(Kind.LEVEL, decimals=1, measure=Bilingual("kg", "kg")).commitment
    assert yearly_words(grown, change, EN).replace("\u00a0kg", "%") == words


MEASURES = (
    *(("%", "%"), ("% GDP", "% of GDP"), ("%/năm", "% a year"), ("%/năm", "%/year"), ("phường", "wards")),
    *(("phường, xã", "wards and communes"), ("điểm", "points"), ("giờ/năm", "hours a year"), ("ngày", "days")),
    *(("tỷ đồng", "billion VND"), ("triệu đồng/người", "million VND a person"), ("người/1.000 dân", "per thousand")),
)


@settings(deadline=None)
@given(st.sampled_from(MEASURES), st.integers(0, 6), st.integers(0, 6), st.sampled_from(Language), st.data())
def test_an_amount_that_was_shown_is_read_back_with_its_unit(
    measure: tuple[str, str], decimals: int, places: int, language: Language, data: st.DataObject
) -> None:
    """Only three digits behind the one mark of a measure with decimals are asked about."""
    c = replace(standing(Kind.LEVEL).commitment, measure=Bilingual(*measure), decimals=decimals, maximum=None)
    drawn = data.draw(st.decimals(-(10**8), 10**8, places=places if decimals else 0))
    rounded = drawn.quantize(Decimal(1).scaleb(-decimals))
    for shown, words in (
        (drawn, exact_words(c, float(drawn), language)),
        (drawn, bound_words(c, float(drawn), language)),
        (rounded, amount_words(c, float(rounded), language)),
    ):
        read = answer(words, replace(c.scale, minimum=None))
        if isinstance(read, NumberRefused):
            assert (read.code, decimals > 0) == (NumberFault.AMBIGUOUS, True)
            assert shown in read.readings
        else:
            assert read == shown


def answer(typed: str, scale: Scale) -> Decimal | NumberRefused:
    try:
        return parse_number(typed, scale)
    except NumberRefused as error:
        return error


@pytest.mark.parametrize(("year", "words"), [(2025, "20 đến 80%"), (2024, "20 đến 80%")])
def test_what_units_not_known_leave_open_is_said_of_the_year_that_the_mark_names(year: int, words: str) -> None:
    unknown = replace(count(year, [Y] * 2 + [N] * 2 + [U] * 6)[0], unknown=6)
    later = [] if year == 2025 else [count(2025, [Y] * 7 + [N] * 3)[0]]
    s = standing(Kind.COVERAGE, [Target(2030, Comparator.AT_LEAST, 100)], [unknown, *later], decimals=0)
    s = replace(s, assessment=assess(s.commitment.promise, [unknown, *later], TODAY))
    assert s.assessment.working.reason is (Reason.UNITS_UNKNOWN if later else Reason.NOTHING_DUE)
    assert unknown_words(s, Language.VI) == words


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        ("LEVEL", 2025, "khoảng 20% (từ 19% là đạt)"),
        ("LEVEL", 2024, "17,2% (lộ trình nội suy)"),
        ("GROWTH", 2023, "trên 7%/năm bình quân giai đoạn 2022–2024"),
        ("COUNT", 2024, "tối thiểu 1 phường (năm 2025)"),
        ("DONE", 2031, ""),
    ],
)
def test_what_a_year_owes_is_its_target_the_interpolated_path_or_the_promise_of_the_span(
    store: Path, code: str, year: int, words: str
) -> None:
    assert owed_in_year_words(of(code), year, VI).replace("\u00a0", " ") == words
