"""The headline in words."""

import pytest

from board.headline import Headline
from board.selection import Selection
from store.board import board
from tests.support.administration import close
from tests.support.small_city import TODAY
from text import Language, translate
from wording.headline import board_words, headline_words, strive_words


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


def test_a_headline_leaves_out_what_is_nobody() -> None:
    assert headline_words(Headline(0, 0, 0, 0, 0, 0, 0), None, Language.EN) == translate(
        "headline.nothing", Language.EN
    )
    assert "cannot be judged" not in headline_words(Headline(1, 2, 0, 0, 0, 0, 0), None, Language.EN)


def test_promises_to_strive_are_counted_apart_also_where_none_can_be_judged() -> None:
    counted = Headline(0, 0, 0, 0, strive_good=1, strive_judged=2, strive=3)
    assert headline_words(counted, None, Language.EN) == strive_words(counted, Language.EN)
    assert "Not counted above: 3 aspirational commitments (2 can be judged, 1 good)." in strive_words(
        counted, Language.EN
    )
    unjudged = Headline(0, 0, 0, 0, strive_good=0, strive_judged=0, strive=1)
    assert "1 aspirational commitment (which cannot be judged yet)." in strive_words(unjudged, Language.EN)


def test_those_that_cannot_be_judged_are_told_apart() -> None:
    counted = Headline(1, 2, 5, due_without=2, strive_good=0, strive_judged=0, strive=0, waiting=1, stale=1)
    vietnamese, english = (headline_words(counted, None, language) for language in Language)
    assert (
        "(trong đó 2 đã đến hạn mà chưa có số liệu, 1 đến hạn nhưng chưa đến ngày phải có số liệu, 1 chỉ có số liệu cũ)"
        in vietnamese
    )
    assert "(2 are due without a figure, 1 is due and its figure not yet expected, 1 has only an old figure)" in english


@pytest.mark.usefixtures("store")
def test_where_all_that_is_left_is_closed_that_is_the_headline() -> None:
    close("agreement", "nation")
    alone, all_of_them = board(Selection(agreement="nation"), TODAY), board(Selection(), TODAY)
    assert board_words(alone, None, Language.EN) == translate("closed.alone", Language.EN)
    assert board_words(all_of_them, None, Language.EN) == headline_words(all_of_them.headline, None, Language.EN)
