"""Who answers for a commitment on a day."""

from datetime import date

import pytest

from board.responsibility import responsible
from store.commitments import commitment

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("code", "day", "body"),
    [
        ("LEVEL", date(2022, 12, 31), None),
        ("LEVEL", date(2023, 1, 1), "office"),
        ("LEVEL", date(2025, 6, 30), "office"),
        ("LEVEL", date(2025, 7, 1), "centre"),
        ("COVER", date(2025, 6, 30), "office"),
        ("COVER", date(2025, 7, 1), None),
        ("COUNT", date(2026, 12, 31), "centre"),
        ("COUNT", date(2027, 1, 1), None),
        ("GROWTH", date(2025, 1, 1), None),
    ],
)
def test_the_responsible_body_is_the_one_of_the_day(code: str, day: date, body: str | None) -> None:
    view = commitment(code)
    assert view is not None
    answering = responsible(view, day)
    assert (answering.body.code if answering else None) == body
