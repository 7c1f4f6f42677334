"""The files of the journal, and its filters by period."""

import pytest

from exchange.record.journal import COLUMNS, journal_csv
from store.journal import EntryFilter, entries
from tests.support.administration import changed, save
from text import Language
from web.query import entry_filter_of

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("language", Language)
def test_the_csv_holds_every_entry_that_is_wanted(language: Language) -> None:
    save(changed("body", {"code": "office"}, name_vi="Sở"))
    lines = list(journal_csv(EntryFilter(), language, "Asia/Ho_Chi_Minh"))
    assert len(lines) == 1 + len(entries(EntryFilter(), 9999))
    assert lines[0].startswith("\ufeff")
    assert lines[0].count(";" if language is Language.VI else ",") == len(COLUMNS) - 1
    assert "Phòng Chuyển đổi số → Sở" in lines[1]


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
