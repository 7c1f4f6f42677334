"""Dates and moments as they are shown, and typed dates as they are read."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text import (
    ABSENT,
    DateFault,
    Language,
    NotADate,
    date_refusal_words,
    date_words,
    is_partial_date,
    moment,
    parse_date,
)

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
    assert date_words(iso, VI) == ABSENT


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
        # a year of two digits is of this century
        ("31/12/25", "2025-12-31"),
        ("1.2.03", "2003-02-01"),
        ("T12/25", "2025-12"),
        # the year first, by any mark
        ("2025/12/31", "2025-12-31"),
        ("2025.12.31", "2025-12-31"),
        ("2025-1-6", "2025-01-06"),
        ("2025/12", "2025-12"),
        ("31.12.2025", "2025-12-31"),
        ("31–12–2025", "2025-12-31"),
        # months and quarters; of a quarter its last month is known
        ("T12/2025", "2025-12"),
        ("T12.2025", "2025-12"),
        ("th 12/2025", "2025-12"),
        ("tháng 12 năm 2025", "2025-12"),
        ("quý IV/2025", "2025-12"),
        ("Quý III năm 2025", "2025-09"),
        ("quý 4 năm 2025", "2025-12"),
        ("quý 2-2025", "2025-06"),
        ("Q4/2025", "2025-12"),
        ("Q1 2025", "2025-03"),
        ("IV/2025", "2025-12"),
        ("2025-Q4", "2025-12"),
        ("2025Q4", "2025-12"),
        ("4Q2025", "2025-12"),
        (unicodedata.normalize("NFD", "QUÝ IV/2025"), "2025-12"),
        ("6 tháng đầu năm 2025", "2025-06"),
        ("9T/2025", "2025-09"),
        # with the words around it that letters and spreadsheets have
        ("tính đến ngày 31/12/2025", "2025-12-31"),
        ("đến hết quý II/2025", "2025-06"),
        ("mùng 5 tháng 1 năm 2025", "2025-01-05"),
        ("31/12/2025.", "2025-12-31"),
        ("2025-12-31T00:00:00", "2025-12-31"),
        ("31/12/2025 08:30", "2025-12-31"),
        ("\ufeff31/12/2025\u200e", "2025-12-31"),
        # as the English screens write it
        ("31 December 2025", "2025-12-31"),
        ("December 2025", "2025-12"),
        ("Dec 31st, 2025", "2025-12-31"),
    ],
)
def test_a_typed_date_is_read_day_first(typed: str, iso: str) -> None:
    assert parse_date(typed) == iso


NOT_DATES = [
    (DateFault.NOT_A_DATE, ["", "hôm nay", "1//2025", "/2025", "6 1 2025", "05/2025/01", "lễ 2025"]),
    (DateFault.NOTHING, ["-", "…", "chưa có", "N/A"]),
    (DateFault.NO_SUCH_DAY, ["29/2/2025", "31/4/2025", "0/1/2025", "2025-02-30", "32/1/2025"]),
    (DateFault.NO_SUCH_MONTH, ["2025-00", "2025-13", "tháng 13 năm 2024", "31/13/2025", "0/2025"]),
    (DateFault.MONTH_FIRST, ["12/31/2025", "1/13/2025", "2025/31/12"]),
    (DateFault.NO_SUCH_QUARTER, ["quý V/2025", "quý 5/2025", "Q0/2025", "2025Q7"]),
    (DateFault.NO_YEAR, ["31/12", "31 tháng 12", "tháng 12", "T12", "quý IV", "ngày", "năm", "ngày 5/10"]),
    (DateFault.BAD_YEAR, ["25", "0025", "31/12/225", "31/12/20255", "12/25", "20251231", "9" * 5000]),
    (DateFault.TWO_READINGS, ["10/11", "1/2"]),
    (DateFault.TWO_DATES, ["2024-2025", "01/01/2025 - 31/12/2025", "từ 1/2025 đến 12/2025"]),
    (DateFault.SERIAL, ["45992"]),
    (DateFault.OTHER_DIGITS, ["٠٦/٠١/٢٠٢٥", "６/1/2025"]),
]


@pytest.mark.parametrize(("code", "typed"), [(code, typed) for code, texts in NOT_DATES for typed in texts])
def test_what_is_no_date_is_refused_by_its_kind_in_words(code: DateFault, typed: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(typed)
    assert (refused.value.typed, refused.value.code) == (typed, code)
    for language in Language:
        assert f"“{typed[:39]}" in date_refusal_words(refused.value, language)


def test_every_kind_of_text_that_is_no_date_is_tried() -> None:
    assert {code for code, _ in NOT_DATES} == set(DateFault)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/4/2025", "không có ngày 31 trong tháng 04/2025, tháng này có 30 ngày"),
        ("12/31/2025", "Hãy viết ngày trước, tháng sau: 31/12/2025"),
        ("quý V/2025", "không có quý V"),
        ("10/11", "ngày 10/11 mà thiếu năm, hoặc tháng 10/2011"),
        ("٠٦/٠١/٢٠٢٥", "từ 0 đến 9: 06/01/2025"),
    ],
)
def test_a_refusal_names_what_is_wrong_with_a_date(typed: str, words: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(typed)
    assert words in date_refusal_words(refused.value, VI)


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1)))
def test_a_date_that_was_shown_is_read_back(day: date) -> None:
    for iso in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"):
        assert parse_date(date_words(iso, VI)) == parse_date(date_words(iso, EN)) == iso


@settings(deadline=None)
@given(st.text(alphabet="0123456789/.- TtQqIVquýthángnămđến", max_size=24) | st.text())
def test_any_text_is_a_date_that_exists_or_is_refused_in_words(typed: str) -> None:
    read = answer(typed)
    if isinstance(read, NotADate):
        assert all(date_refusal_words(read, language) for language in Language)
    else:
        assert is_partial_date(read)


def answer(typed: str) -> str | NotADate:
    try:
        return parse_date(typed)
    except NotADate as error:
        return error
