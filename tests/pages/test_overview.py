"""The overview with a year chosen."""

import pytest

from board.selection import Selection
from store.board import board
from tests.support.screen import screen, screen_text
from tests.support.small_city import TODAY
from wording.labels import VERDICT

pytestmark = pytest.mark.usefixtures("cities")


def test_a_chosen_year_shows_the_verdicts_of_that_year() -> None:
    words = screen_text(screen("overview", year="2025"))
    assert "Năm 2025" in words
    for s in board(Selection(year=2025), TODAY).standings:
        judged = s.assessment.years.get(2025)
        if judged is not None and judged.observation is not None:
            assert VERDICT[judged.verdict].vi in words
