"""The board as the store hands it up: commitments in their order."""

from pathlib import Path

import pytest

from board.selection import Selection
from store.board import board, standing, standings
from store.schema import upgrade
from tests.support.small_city import TODAY

pytestmark = pytest.mark.usefixtures("store")


def test_commitments_come_in_the_order_of_their_agreements() -> None:
    assert [s.commitment.code for s in standings(TODAY)][-1] == "NATION"


def test_a_commitment_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        standing("NONE", TODAY)


def test_an_empty_store_has_an_empty_board(no_store: Path) -> None:
    no_store.unlink()
    upgrade()
    assert board(Selection(agreement="city"), TODAY).standings == ()
