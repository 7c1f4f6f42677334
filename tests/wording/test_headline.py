"""The headline in words."""

import pytest

from board.headline import Headline
from text import Language
from wording.headline import headline_words


@pytest.mark.parametrize(
    ("judged", "year", "beginning"),
    [
        (1, None, "0 of the 1 that can be judged is on track or met. 5 cannot be judged yet (3 are due"),
        (1, 2024, "2024: 0 of the 1 that can be judged is met or on the path. 5 cannot be judged yet"),
        (0, 2024, "2024: 5 cannot be judged"),
    ],
)
def test_the_headline_says_its_year_once(judged: int, year: int | None, beginning: str) -> None:
    assert headline_words(Headline(0, judged, 5, 3, 0, 0, 0), year, Language.EN).startswith(beginning)
