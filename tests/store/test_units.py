"""Units and successions as they are stored, for screens and for the rule."""

import pytest

from board.units import rule_successions
from progress.units import Successions
from store.database import reading
from store.point_in_time import PointInTimeRead
from store.units import stored_successions, successions, units
from tests.support.administration import MERGED, follow
from tests.support.small_city import WARD_1, WARD_2, WARD_3
from views import SuccessionView

pytestmark = pytest.mark.usefixtures("store")


def read() -> tuple[SuccessionView, ...]:
    with reading() as connection:
        return successions(PointInTimeRead(connection))


def stored() -> Successions:
    with reading() as connection:
        return stored_successions(connection)


def test_units_that_have_ended_are_read_too() -> None:
    follow()
    ended = {unit.key: unit.valid_to is not None for unit in units()}
    assert [ended[unit] for unit in (WARD_1, WARD_2, WARD_3, MERGED)] == [False, True, True, False]


def test_without_successions_there_are_none() -> None:
    assert (read(), stored()) == ((), Successions(()))


def test_the_rule_is_given_the_successions_that_the_screens_show() -> None:
    follow("24020@2021-01-01")
    shown = read()
    assert [s.predecessor.key for s in shown] == [WARD_2, WARD_3, "24020@2021-01-01"]
    assert {s.successor.key for s in shown} == {MERGED}
    assert [s.source.code for s in shown] == ["doc"] * 3
    assert set(stored().all) == set(rule_successions(shown).all)
