"""Dates and moments as they are shown, and typed dates as they are read."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text import Language, NotADate, date_refusal_words, date_words, is_partial_date, moment, parse_date

VI, EN = Language.VI, Language.EN
CITY = "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (date(2025, 1, 6), "06/01/2025", "6 January 2025"),
        (datetime(2025, 1, 6, 23, 59, tzinfo=UTC), "06/01/2025", "6 January 2025"),
        ("2025-01-06", "06/01/2025", "6 January 2025"),
        ("2025-01", "01/2025", "January 2025"),
        ("2025", "2025", "2025"),
        ("2024-02-29", "29/02/2024", "29 February 2024"),
        (None, "—", "—"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(value: date | str | None, vietnamese: str, english: str) -> None:
    assert date_words(value, VI) == vietnamese
    assert date_words(value, EN) == english


@pytest.mark.parametrize("iso", ["", "2025-13", "2025-02-29", "06/01/2025", "2025-1-6", "25", "2025-01-06T00:00"])
def test_what_is_no_iso_date_is_not_shown_as_one(iso: str) -> None:
    assert not is_partial_date(iso)
    with pytest.raises(NotADate):
        date_words(iso, VI)


def test_a_moment_is_told_by_the_clock_of_the_city() -> None:
    when = datetime(2025, 1, 6, 7, 5, tzinfo=UTC)
    assert moment(when, VI, CITY) == "14:05, 06/01/2025"
    assert moment(when, EN, CITY) == "14:05, 6 January 2025"
    assert moment(datetime(2025, 1, 5, 17, 0, tzinfo=UTC), VI, CITY) == "00:00, 06/01/2025"
    assert moment(when, EN, zone="UTC") == "07:05, 6 January 2025"


def test_a_moment_without_a_time_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        moment(datetime(2025, 1, 6, 7, 5), VI, CITY)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("6/1/2025", "2025-01-06"),
        ("06-01-2025", "2025-01-06"),
        ("06.01.2025", "2025-01-06"),
        ("12/11/2025", "2025-11-12"),
        ("1/2025", "2025-01"),
        ("01-2025", "2025-01"),
        ("2025", "2025"),
        ("2025-01", "2025-01"),
        ("2025-01-06", "2025-01-06"),
        ("  6/1/2025\u00a0", "2025-01-06"),
        ("29/2/2024", "2024-02-29"),
        ("31 / 12 / 2024", "2024-12-31"),
        ("ngày 31/12/2024", "2024-12-31"),
        ("Ngày 31 tháng 12 năm 2024", "2024-12-31"),
        (unicodedata.normalize("NFD", "tháng 12 năm 2024"), "2024-12"),
        ("tháng 12/2024", "2024-12"),
        ("năm 2024", "2024"),
    ],
)
def test_a_typed_date_is_read_day_first(typed: str, iso: str) -> None:
    assert parse_date(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hôm nay",
        "29/2/2025",
        "1/13/2025",
        "31/4/2025",
        "0/1/2025",
        "6/1/25",
        "25",
        "2025/01/06",
        "٠٦/٠١/٢٠٢٥",
        "６/1/2025",
        "1//2025",
        "/2025",
        "6 1 2025",
        "0025",
        "2025-00",
        "ngày",
        "tháng 13 năm 2024",
        "31 tháng 12",
        "31/12/24",
        "năm",
    ],
)
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(typed)
    assert refused.value.typed == typed
    for language in Language:
        assert f"“{typed}”" in date_refusal_words(refused.value, language)


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1)))
def test_a_date_shown_in_vietnamese_is_read_back(day: date) -> None:
    for iso in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"):
        assert parse_date(date_words(iso, VI)) == iso
