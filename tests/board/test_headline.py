"""How honestly the headline counts."""

import pytest

from board.headline import Headline
from board.selection import Selection
from models import Answer
from store.board import board
from tests.support.small_city import TODAY, WARD_1, WARD_3, figure, record_approved

pytestmark = pytest.mark.usefixtures("store")


def test_the_headline_counts_what_can_be_judged_and_what_cannot() -> None:
    assert board(Selection(), TODAY).headline == Headline(
        good=1, judged=1, unjudged=5, due_without=3, strive_good=0, strive_judged=0, strive=1
    )


def test_strive_for_counts_apart_and_yardsticks_never() -> None:
    record_approved(figure("NAMED", 2026, answers=((WARD_1, Answer.YES), (WARD_3, Answer.YES))))
    record_approved(figure("NATION", value=21, why_right="Đã kiểm tra"))
    record_approved(figure("COUNT", value=3))
    assert board(Selection(), TODAY).headline == Headline(
        good=2, judged=2, unjudged=4, due_without=2, strive_good=1, strive_judged=1, strive=1, met=1
    )
    assert board(Selection(agreement="nation"), TODAY).headline == Headline(0, 0, 0, 0, 0, 0, 0)
