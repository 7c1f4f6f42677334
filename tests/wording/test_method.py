"""The worked examples of the method page are what the program works out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from models import Kind
from progress.cut_points import RULE_VERSION
from progress.terms import Assessment, MarkCode
from tests.support.promises import growth, judged, level, units
from text import Language, number, translate
from wording import LISTS, thresholds
from wording.labels import STATUS
from wording.numbers import ratio_words

BAND = level((2020, 10), (2030, "between 15 20"))
WARDS = level((2020, 0), (2030, ">= 2"), kind=Kind.COUNT, decimals=0)
ALL_WARDS = level(None, (2025, ">= 100"), kind=Kind.COVERAGE)
EXAMPLES: dict[str, tuple[Assessment, ...]] = {
    "a": (judged(level((2020, 40), (2030, "<= 10"), direction=-1), (2025, 30)),),
    "b": (judged(level((2020, 12), (2025, "about 20"), (2030, "> 30")), (2025, 19)),),
    "c": (judged(level((2020, 98), (2030, ">= 100")), (2021, 98.1), today=date(2022, 11, 22)),),
    "d": (judged(BAND, (2024, 40)), judged(BAND, (2024, 21))),
    "e": (judged(WARDS, (2029, 0), today=date(2030, 5, 1)),),
    "f": (judged(growth("> 7", 2021, 2025), (2022, 4.80), (2023, 3.65), (2024, 5.88)),),
    "g": (judged(ALL_WARDS, replace(units(2025, 9, 10), unknown=1)),),
}


def test_every_example_is_worked_out_here() -> None:
    assert list(EXAMPLES) == list(LISTS["examples"])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("letter", EXAMPLES)
def test_an_example_says_the_path_the_pace_and_the_status_of_the_program(letter: str, language: Language) -> None:
    words = translate(f"method.examples.{letter}", language, **thresholds(language))
    for a in EXAMPLES[letter]:
        assert STATUS[a.status].text(language) in words
        around = a.working.ratio_range or () if a.has_mark(MarkCode.CLOSE_CALL) else ()
        for ratio in (a.working.ratio, *around):
            assert ratio is None or ratio_words(ratio, language) in words
        if a.working.mean is not None:
            assert number(a.working.mean, 2, language) + "%" in words


def test_the_path_of_an_example_is_the_one_of_the_program() -> None:
    for letter, assessments in EXAMPLES.items():
        words = translate(f"method.examples.{letter}", Language.EN, **thresholds(Language.EN))
        path = [a.working.expected for a in assessments if a.working.ratio is not None]
        found = re.findall(r"E = (?:[^;.]*= )?([0-9]+(?:\.[0-9]+)?)", words)
        assert [float(value) for value in found] == list(dict.fromkeys(path)), letter


def test_the_page_tells_what_changed_up_to_the_version_in_force() -> None:
    assert RULE_VERSION == "3", "method.changes.* tell what changed from version 2"
