"""The filters of the journal by period."""

import pytest

from web.query import entry_filter_of

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("22/11/2026", "2026-11-22", "2026-11-23"),
        ("12/2026", "2026-12-01", "2027-01-01"),
        ("2026", "2026-01-01", "2027-01-01"),
        ("hôm qua", None, None),
    ],
)
def test_a_period_is_whole_days_months_or_years_of_the_city(typed: str, since: str | None, until: str | None) -> None:
    wanted = entry_filter_of({"since": typed, "until": typed}, "Asia/Ho_Chi_Minh")
    days = [moment.date().isoformat() if moment else None for moment in (wanted.since, wanted.until)]
    assert days == [since, until]
    assert entry_filter_of({"before": "x"}, "UTC").before is None
