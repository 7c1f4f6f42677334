"""The numbers in explanations."""

import re
from pathlib import Path

import pytest

from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from wording import why
from wording.numbers import ratio_words

VI, EN = Language.VI, Language.EN


def with_spaces(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
def test_the_numbers_of_the_formula_give_the_part_of_the_way_that_it_says(cities: Path, language: Language) -> None:
    judged = [s for s in complete_standings(TODAY) if s.assessment.working.ratio is not None]
    assert judged
    for s in judged:
        shown = with_spaces(why(s, language).formula).replace("−", "-").partition("(E - b) = ")[2].replace(",", ".")
        a, b, e, _, ratio = map(float, re.findall(r"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?", shown))
        assert (a - b) / (e - b) == pytest.approx(ratio, abs=0.0055), s.commitment.code


@pytest.mark.parametrize(
    ("ratio", "words", "share"),
    [(0.95, "0.95", "95"), (0.9496, "0.9496", "94.96"), (0.5999, "0.5999", "59.99"), (1.0503, "1.0503", "105.03")],
)
def test_no_rounding_puts_a_ratio_on_the_other_side_of_a_cut_point(ratio: float, words: str, share: str) -> None:
    assert (ratio_words(ratio, EN), ratio_words(ratio, EN, as_percent=True)) == (words, share)
