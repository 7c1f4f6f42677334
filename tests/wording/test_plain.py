"""The plain sentence of a status."""

from dataclasses import replace
from datetime import date

import pytest

from models import Comparator, Kind, ObservationStatus
from progress.assessment import assess
from progress.terms import Baseline, Observation, Promise, Status, Target
from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording import why
from wording.plain import judged_amount, plain_reason

VI, EN = Language.VI, Language.EN
AT_LEAST, BETWEEN = Comparator.AT_LEAST, Comparator.BETWEEN
pytestmark = pytest.mark.usefixtures("cities")


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def level(
    start: float | None, target: Target, figures: dict[int, float], today: date, *, lower: bool = False
) -> Standing:
    """The standing of a share in percent with a baseline of 2020."""
    like = of("TPM-15")
    promise = Promise(
        *(Kind.LEVEL, -1 if lower else 1, 1, 2021, (target,), ((2020, "m"),)),
        baseline=None if start is None else Baseline(2020, start, "m"),
    )
    observations = [Observation(year, "m", value) for year, value in figures.items()]
    return replace(
        like, commitment=replace(like.commitment, promise=promise), assessment=assess(promise, observations, today)
    )


def said(s: Standing, language: Language) -> str:
    return plain_reason(s, language).replace("\u00a0", " ")


BY_2030 = Target(2030, AT_LEAST, 60)
NOW = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (30, "Đến 2025 mới tăng 10,0 trong 20,0 điểm", "By 2025 it has risen by only 10.0 of the 20.0 percentage"),
        (39.5, "Đến 2025 đã tăng 19,5 trong 20,0 điểm", "By 2025 it has risen by 19.5 of the 20.0 percentage"),
        (42, "Đến 2025 đã tăng 22,0 điểm", "By 2025 it has risen by 22.0 percentage points; the path required 20.0"),
        (20, "Đến 2025 chưa tăng so với điểm xuất phát", "By 2025 it has not risen from where it started"),
        (18, "Đến 2025 đã giảm 2,0 điểm", "By 2025 it has fallen by 2.0 percentage points, where the path required"),
    ],
)
def test_a_pace_is_what_was_gained_of_what_was_needed(value: float, vietnamese: str, english: str) -> None:
    s = level(20, BY_2030, {2025: value}, NOW)
    assert said(s, VI).startswith(vietnamese)
    assert said(s, EN).startswith(english)


def test_a_close_call_that_counts_as_on_track_is_not_said_to_be_short() -> None:
    assert said(of("TPM-28"), EN) == "By 2025 it has risen by 1.1 of the 1.2 percentage points required."


def test_where_lower_is_better_it_falls() -> None:
    s = level(40, Target(2030, Comparator.AT_MOST, 10), {2025: 30}, date(2026, 11, 22), lower=True)
    assert said(s, VI).startswith("Đến 2025 mới giảm 10,0 trong 15,0 điểm")
    assert s.assessment.status is Status.AT_RISK


def test_what_lies_beyond_the_far_side_is_said_to_and_its_formula_gives_its_r() -> None:
    s = level(10, Target(2030, BETWEEN, 15, upper=20), {2024: 40}, date(2026, 11, 22))
    assert said(s, EN).startswith("The figure for 2024 is 40.0%, which is past the far side")
    assert judged_amount(s) == pytest.approx(-5)
    assert "a = -5.0%" in why(s, EN).formula.replace("−", "-").replace("\u00a0", " ")


def test_what_only_has_to_hold_is_said_to_hold_or_not() -> None:
    target = Target(2030, AT_LEAST, 10)
    assert said(level(20, target, {2025: 15}, NOW), EN).endswith("15.0% in 2025, it is.")
    assert said(level(20, target, {2025: 5}, NOW), EN).endswith("5.0% in 2025, it is not.")


@pytest.mark.parametrize(
    ("day", "status", "beginning"),
    [
        (date(2031, 3, 31), Status.DUE_WAITING, "Due in 2030; the figure for 2030 is expected by 31 March 2031"),
        (date(2031, 4, 1), Status.DUE_NO_FIGURE, "Due in 2030, and there is no figure for 2030"),
    ],
)
def test_a_figure_that_is_owed_is_said_to_be_waited_for_or_not_there(day: date, status: Status, beginning: str) -> None:
    s = level(20, BY_2030, {2029: 55}, day)
    assert s.assessment.status is status
    assert said(s, EN).startswith(beginning)
    assert said(s, EN).endswith("(the latest is of 2029: 55.0%).")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Observation(2030, "m", 61, status=ObservationStatus.ESTIMATE), "only an estimate"),
        (Observation(2030, "m", 61, cut_off_on="2030-09-30"), "not the whole year's"),
    ],
)
def test_what_settles_nothing_is_shown_as_what_it_is(figure: Observation, words: str) -> None:
    s = level(20, BY_2030, {}, NOW)
    s = replace(s, assessment=assess(s.commitment.promise, [figure], date(2031, 6, 1)))
    assert words in said(s, EN)
    assert "61.0%" in said(s, EN)


def test_a_milestone_is_done_and_not_measured() -> None:
    assert said(of("TPM-09"), EN) == "It was done by the due year 2024: Done (30 September 2024)."
    assert said(of("TPM-18"), EN) == "It is 1 October or later in the due year 2026 and not done."


@pytest.mark.parametrize("language", Language)
def test_the_plain_sentence_comes_first_and_names_no_line_and_no_letter(language: Language) -> None:
    for s in complete_standings(TODAY):
        explained = why(s, language)
        assert explained.in_short.startswith(explained.reason)
        assert explained.reason.endswith(".")
        assert "r = " not in explained.reason
        assert explained.line not in explained.reason
