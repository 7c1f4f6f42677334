"""Why a commitment has its status, in words, with the real numbers."""

from pathlib import Path

import pytest

from progress.cut_points import RULE_VERSION
from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording import why, why_year

VI, EN = Language.VI, Language.EN


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


@pytest.mark.parametrize("language", Language)
def test_every_commitment_is_explained_with_its_line_and_the_version(cities: Path, language: Language) -> None:
    for s in complete_standings(TODAY):
        explained = why(s, language)
        assert s.assessment.working.line in explained.line
        assert RULE_VERSION in explained.conclusion
        assert explained.reason in explained.in_short
        assert "{" not in explained.in_short


def test_what_was_reported_is_named_as_what_it_is(cities: Path) -> None:
    assert "It was done by the due year 2024: Done (30 September 2024)" in why(of("TPM-09"), EN).reason
    assert "Reported for 2026: Under way" in why(of("TPM-23"), EN).inputs
    assert "expected to be done March 2028" in why(of("TPM-23"), EN).reason
    published = why(of("TPM-12"), EN).inputs
    assert "Mean of the whole span, as its producer has published it: 6.94% a year" in map(with_spaces, published)
    assert not any("figure of 2025" in line for line in published)
    assert "No figure of the span has come yet" in why(of("TPM-14"), EN).reason


@pytest.mark.parametrize("language", Language)
def test_every_year_is_explained_with_its_own_numbers(cities: Path, language: Language) -> None:
    for s in complete_standings(TODAY):
        for year, judged in s.assessment.years.items():
            words = why_year(s, judged, s.assessment.state(year), language)
            assert str(year) in words
            assert "{" not in words


def with_spaces(words: str) -> str:
    return words.replace("\u00a0", " ")
