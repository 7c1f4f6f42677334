"""The marks beside a status."""

import pytest

from pages.ui.marks import mark_words, marks_markdown
from progress.terms import MarkCode
from tests.support.promises import judged, level, marks, promise, target
from text import Language


@pytest.mark.parametrize(("language", "words"), [(Language.VI, "trước hạn"), (Language.EN, "early")])
def test_a_mark_that_changes_how_a_status_is_read_stands_beside_it(language: Language, words: str) -> None:
    early = judged(level((2020, 10), (2030, ">= 20")), (2025, 21))
    assert MarkCode.EARLY in marks(early)
    assert words in mark_words(early, language).lower()


def test_the_other_marks_stand_in_the_working_only() -> None:
    nothing = judged(promise(target(2030, ">= 20")))
    assert mark_words(nothing, Language.VI) == ""
    assert marks_markdown(nothing) == ""
