"""The pictures of the big screen, in their order."""

import pytest

from board.attention import concern
from store.board import standings
from tests.support.administration import close
from tests.support.small_city import TODAY
from text import Language
from web.wall_content import CARDS, PRESSING, wall_screens

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("language", Language)
def test_the_walk_goes_through_the_pillars_and_then_what_is_pressing(language: Language) -> None:
    everything = standings(TODAY, None)
    screens = wall_screens(everything, language, TODAY)
    ours = [s for s in everything if not s.commitment.agreement.is_yardstick]
    shown = [card.code for screen in screens for card in screen.cards]
    assert sorted(shown) == sorted(s.commitment.code for s in ours)
    assert all(1 <= len(screen.cards) <= CARDS for screen in screens if screen.card is None)
    alone = [screen.key for screen in screens if screen.card is not None]
    assert sorted(alone) == sorted(s.commitment.code for s in ours if concern(s) in PRESSING)
    assert [screen.card is None for screen in screens] == sorted((s.card is None for s in screens), reverse=True)
    assert all(screen.svg.startswith("<svg") for screen in screens if screen.card)
    assert len({screen.key for screen in screens}) == len(screens)


def test_where_nothing_is_open_the_wall_says_so_in_one_picture() -> None:
    for code in {s.commitment.agreement.code for s in standings(TODAY, None)}:
        close("agreement", code)
    closed = wall_screens(standings(TODAY, None), Language.EN, TODAY)
    assert closed == wall_screens((), Language.EN, TODAY), "what is closed is counted nowhere"
    (screen,) = closed
    assert screen.title == "No open commitments"
    assert not screen.cards
    assert not screen.counts
    assert screen.card is None
