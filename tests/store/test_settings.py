"""Settings: switches, texts and the mail server; the bounds of what is typed."""

import pytest

from store.settings import Switch, is_on, turn
from tests.support.people import ADMINISTRATOR, Act
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")
BY: Act = {"now": NOW, "by": ADMINISTRATOR}


def test_a_switch_is_off_until_an_administrator_turns_it_on() -> None:
    for switch in Switch:
        assert not is_on(switch)
        turn(switch, True, **BY)
        assert is_on(switch)
        turn(switch, False, **BY)
        assert not is_on(switch)
