"""Throttling of the sign-in: free attempts, and the wait for each one more."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store.accounts import throttling
from store.refusal import Refused
from tests.support.people import OFFICER
from tests.support.small_city import NOW

HOME = "192.0.2.7"


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


def seconds(code: str = OFFICER, address: str = HOME, now: datetime = NOW) -> int:
    """How long the next try must wait; 0: it was counted."""
    try:
        throttling.count_attempt(code, address, now)
    except Refused as refused:
        return int(str(refused.values["seconds"]))
    return 0


def test_five_tries_are_free_and_then_the_wait_doubles() -> None:
    assert [seconds() for _ in range(6)] == [0, 0, 0, 0, 0, 8]
    assert seconds(now=NOW + timedelta(seconds=7)) == 1
    assert seconds(now=NOW + timedelta(seconds=8)) == 0
    assert seconds(now=NOW + timedelta(seconds=9)) == 15
    assert seconds(" LAN ") > 0
    assert seconds("minh") == 0
    assert seconds(now=NOW + timedelta(hours=2)) == 0


def test_an_address_that_tries_many_names_waits_too() -> None:
    waits = [seconds(f"ai{n}") for n in range(51)]
    assert waits == [0] * 50 + [8]
    assert seconds("ai99", "192.0.2.8") == 0


def test_who_was_right_has_not_guessed() -> None:
    for _ in range(12):
        throttling.forget_attempt(throttling.count_attempt(OFFICER, HOME, NOW))
    assert seconds() == 0
