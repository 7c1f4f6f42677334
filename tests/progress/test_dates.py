"""Days of the rule: what a partial date means, and when a figure is expected."""

from datetime import date

import pytest

from progress.dates import expected_by, is_counted_early, is_readable, last_day


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 31)),
        ("2024-02-10", date(2024, 2, 10)),
        ("9999", date(9999, 12, 31)),
    ],
)
def test_the_last_day_that_a_partial_date_can_mean(partial: str, day: date) -> None:
    assert last_day(partial) == day


def test_a_figure_is_expected_by_31_march_or_after_the_stated_lag() -> None:
    assert expected_by(2025, None) == date(2026, 3, 31)
    assert expected_by(2025, 0) == date(2025, 12, 31)
    assert expected_by(2023, 60) == date(2024, 2, 29)


def test_a_day_that_no_calendar_has_is_never_reached_and_never_read() -> None:
    assert (expected_by(9999, None), expected_by(2025, 10**9)) == (date.max, date.max)
    assert [partial for partial in (None, "2025", "2025-13", "2025-02-30", "x") if is_readable(partial)] == [
        None,
        "2025",
    ]
    assert not is_counted_early("2025-13", 2025)
