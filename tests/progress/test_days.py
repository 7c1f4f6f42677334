"""The first day on which an answer may change with nothing entered; that it holds until then is a property."""

from datetime import date

import pytest

from models import Kind
from progress.terms import Observation, Promise
from tests.support.promises import UNDER_WAY, figure, judged, level, promise, stage, target

PLATFORM = level(None, (2026, ">= 1"), kind=Kind.MILESTONE, decimals=0)
DUE = level((2020, 0), (2025, ">= 100"))
MOVED = promise(target(2030, ">= 100"), target(2030, ">= 80", version=2, decided="2027-05"), base=(2020, 0))


@pytest.mark.parametrize(
    ("p", "o", "today", "day"),
    [
        (DUE, figure(2024, 50), date(2025, 12, 31), date(2026, 1, 1)),
        (DUE, figure(2024, 50), date(2026, 1, 1), date(2026, 4, 1)),
        (PLATFORM, stage(2025, UNDER_WAY), date(2026, 4, 1), date(2026, 10, 1)),
        (PLATFORM, stage(2025, UNDER_WAY, expected_on="2026-06"), date(2026, 4, 1), date(2026, 7, 1)),
        (MOVED, figure(2026, 50), date(2027, 4, 1), date(2027, 5, 1)),
    ],
)
def test_the_day_is_the_next_that_the_calendar_brings(p: Promise, o: Observation, today: date, day: date) -> None:
    assert judged(p, o, today=today).may_change_on == day
