"""Why a commitment has its status, in words: the real numbers, and where other rules disagree."""

import re
from pathlib import Path

import pytest

from progress.cut_points import RULE_VERSION
from progress.published_rules import OpenSdgStatus, TolaStatus, WeatherStatus
from progress.terms import Status
from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording import GRADES, OURS, others, outlook_words, why, why_year
from wording.amounts import change_words
from wording.numbers import ratio_words

VI, EN = Language.VI, Language.EN


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def test_every_verdict_of_another_rule_is_graded_or_says_nothing() -> None:
    silent = {OpenSdgStatus.NOT_AVAILABLE, WeatherStatus.NOT_AVAILABLE, TolaStatus.NON_REPORTING}
    assert set(GRADES) | silent == {*OpenSdgStatus, *WeatherStatus, *TolaStatus}
    assert {status for status in Status if status not in OURS} == {
        *(Status.DUE_NO_FIGURE, Status.DUE_THIS_YEAR, Status.UNDER_WAY, Status.NOT_STARTED, Status.NO_BASIS)
    }


@pytest.mark.parametrize("language", Language)
def test_every_commitment_is_explained_with_its_line_and_the_version(cities: Path, language: Language) -> None:
    for s in complete_standings(TODAY):
        explained = why(s, language)
        assert s.assessment.working.line in explained.line
        assert RULE_VERSION in explained.conclusion
        assert explained.reason in explained.in_short
        assert "{" not in explained.in_short


@pytest.mark.parametrize("language", Language)
def test_the_numbers_of_the_formula_give_the_part_of_the_way_that_it_says(cities: Path, language: Language) -> None:
    judged = [s for s in complete_standings(TODAY) if s.assessment.working.ratio is not None]
    assert judged
    for s in judged:
        shown = with_spaces(why(s, language).reason).replace("−", "-").partition("(E - b) = ")[2].replace(",", ".")
        a, b, e, _, ratio = map(float, re.findall(r"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?", shown))
        assert (a - b) / (e - b) == pytest.approx(ratio, abs=0.0055), s.commitment.code


@pytest.mark.parametrize(
    ("ratio", "words", "share"),
    [(0.95, "0.95", "95"), (0.9496, "0.9496", "94.96"), (0.5999, "0.5999", "59.99"), (1.0503, "1.0503", "105.03")],
)
def test_no_rounding_puts_a_ratio_on_the_other_side_of_a_cut_point(ratio: float, words: str, share: str) -> None:
    assert (ratio_words(ratio, EN), ratio_words(ratio, EN, as_percent=True)) == (words, share)


def test_what_was_reported_is_named_as_what_it_is(cities: Path) -> None:
    assert "the figure for 2024 is Done (30 September 2024)" in why(of("TPM-09"), EN).reason
    assert "Reported for 2026: Under way" in why(of("TPM-23"), EN).inputs
    assert "expected to be done March 2028" in why(of("TPM-23"), EN).reason
    published = why(of("TPM-12"), EN).inputs
    assert "Mean of the whole span, as its producer has published it: 6.94% a year" in map(with_spaces, published)
    assert not any("figure of 2025" in line for line in published)
    assert "No figure of the span has come yet" in why(of("TPM-14"), EN).reason


def test_how_far_shares_are_apart_is_said_in_percentage_points_and_all_else_in_its_measure(cities: Path) -> None:
    assert change_words(of("VN-01").commitment, -5.36, VI) == "−5,36\u00a0điểm\u00a0% GDP"
    assert change_words(of("VN-01").commitment, -5.36, EN) == "−5.36\u00a0percentage points of GDP"
    assert change_words(of("TPM-05").commitment, 15.9, EN) == "+15.9\u00a0hours a year"
    assert change_words(of("VN-01").commitment, None, VI) == "—"


# Commitment, the place of the rule among the three, its verdict, and what the difference must name; "" where it agrees.
DISAGREE = [
    ("TPM-01", 0, "substantial progress", ""),
    ("TPM-07", 0, "target achieved", "past due"),
    ("TPM-03", 2, "below", "2022"),
    ("TPM-03", 1, "cloud", "straight way"),
    ("TPM-16", 1, "sun", "No basis yet"),
    ("TPM-20", 0, "substantial progress", "Due, no figure"),
    ("VN-01", 1, "not available", "exactly 5 years"),
    ("TPM-04", 0, "substantial progress", ""),
]


@pytest.mark.parametrize(("code", "place", "verdict", "named"), DISAGREE)
def test_where_another_rule_disagrees_it_says_why_and_where_it_agrees_nothing(
    cities: Path, code: str, place: int, verdict: str, named: str
) -> None:
    reading = others(of(code), TODAY, EN)[place]
    assert verdict in reading.verdict
    assert named in reading.differs
    assert bool(named) == bool(reading.differs)


@pytest.mark.parametrize("language", Language)
def test_every_year_is_explained_with_its_own_numbers(cities: Path, language: Language) -> None:
    for s in complete_standings(TODAY):
        for year, outcome in s.assessment.years.items():
            words = why_year(s, outcome, s.assessment.state(year), language)
            assert str(year) in words
            assert "{" not in words


def test_what_lies_ahead_is_said_with_its_method_or_why_it_cannot_be(cities: Path) -> None:
    outlook = " ".join(ahead("TPM-11"))
    assert all(amount in outlook for amount in ("2030", "28.19", "27.27", "29.11", "+2.09"))
    assert "least-squares" in ahead("TPM-11")[-1]
    assert "falls short" in " ".join(ahead("TPM-11"))
    assert ahead("TPM-07") == ()
    broken = [code for code in codes() if any("breaks" in sentence for sentence in ahead(code))]
    assert broken


def test_a_pace_is_in_the_unit_of_measure_and_never_rounded_to_nothing(cities: Path) -> None:
    assert "at least 3 wards by 2027 it takes +1 ward each year" in with_spaces(ahead("TPM-10")[0])
    assert "since 2018 it has been +0.25 wards each year" in with_spaces(ahead("TPM-10")[0])
    assert "+11.1 percentage points each year" in with_spaces(ahead("TPM-03")[0])
    assert "+2,09 điểm % GRDP mỗi năm" in with_spaces(outlook_words(of("TPM-11"), VI)[0])
    assert ahead("TPM-14") == ("Each year to come (2026, 2027, 2028, 2029, 2030) must reach more than 8.0% a year.",)


def with_spaces(words: str) -> str:
    return words.replace("\u00a0", " ")


def ahead(code: str) -> tuple[str, ...]:
    return outlook_words(of(code), EN)


def codes() -> list[str]:
    return [s.commitment.code for s in complete_standings(TODAY)]
