"""Words, numbers and dates as they are shown, and as they are read back."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

import text
import text.catalogue as catalogue_of
from text import (
    Language,
    NotADate,
    NumberFault,
    NumberRefused,
    date_refusal_words,
    date_words,
    has,
    is_partial_date,
    keys,
    moment,
    number,
    parse_date,
    parse_number,
    plain,
    plural,
    refusal_words,
    with_measure,
    word,
)

VI, EN = Language.VI, Language.EN
CITY = "Asia/Ho_Chi_Minh"

# ---- the catalogues


def catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Key to its forms: one, or as many as the language has plurals."""
    with (text.LOCALES / f"{language}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=str(language)) if message.id]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string)
        )
        for message in messages
    }


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert keys(VI) == keys(EN) == set(catalogue(VI))


@pytest.mark.parametrize("language", Language)
def test_no_words_are_empty(language: Language) -> None:
    assert [
        key for key, forms in catalogue(language).items() if not all(form.strip() for form in forms)
    ] == []


@pytest.mark.parametrize("language", Language)
def test_no_key_is_written_twice(language: Language) -> None:
    source = (text.LOCALES / f"{language}.po").read_text("utf-8")
    written = Counter(re.findall(r'^msgid "(.+)"$', source, re.MULTILINE))
    assert [key for key, times in written.items() if times > 1] == []


def test_every_form_in_every_language_has_the_same_placeholders() -> None:
    english = catalogue(EN)
    uneven = [
        key
        for key, forms in catalogue(VI).items()
        if len({frozenset(placeholders(form) - {"n"}) for form in (*forms, *english[key])}) > 1
    ]
    assert uneven == []


def test_every_plural_has_the_forms_of_its_language() -> None:
    english, vietnamese = catalogue(EN), catalogue(VI)
    assert {len(forms) for forms in vietnamese.values()} == {1}
    assert {len(forms) for forms in english.values()} <= {1, 2}


@pytest.mark.parametrize("language", Language)
def test_the_catalogues_are_composed_and_without_ambiguous_words(language: Language) -> None:
    source = (text.LOCALES / f"{language}.po").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", source)
    assert "chỉ tiêu" not in source.lower()
    assert re.findall(r"đơn vị(?! tính| hành chính)", source.lower()) == []


def test_unknown_words_are_an_error_and_never_shown() -> None:
    assert has("number.refused.empty")
    assert not has("no.such.words")
    with pytest.raises(KeyError, match=r"no\.such\.words"):
        word("no.such.words", VI)
    with pytest.raises(KeyError, match=r"no\.such\.words"):
        plural("no.such.words", 2, EN)


def test_words_without_their_values_are_an_error() -> None:
    with pytest.raises(KeyError, match="example"):
        word("number.refused.empty", VI)


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert "{typed}" in word("date.refused", VI, typed="{typed}")


SAMPLE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule};\\n"

msgid "sample.wards"
msgid_plural "sample.wards"
{forms}

msgid "sample.empty"
msgstr ""
"""


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two small catalogues of their own, with a plural and with words nobody has written yet."""
    vietnamese = 'msgstr[0] "{n} phường ở {city}"'
    english = 'msgstr[0] "{n} ward of {city}"\nmsgstr[1] "{n} wards of {city}"'
    (tmp_path / "vi.po").write_text(SAMPLE.format(rule="nplurals=1; plural=0", forms=vietnamese), "utf-8")
    (tmp_path / "en.po").write_text(SAMPLE.format(rule="nplurals=2; plural=(n != 1)", forms=english), "utf-8")
    monkeypatch.setattr(catalogue_of, "LOCALES", tmp_path)
    catalogue_of._catalogue.cache_clear()
    catalogue_of._translations.cache_clear()
    yield
    catalogue_of._catalogue.cache_clear()
    catalogue_of._translations.cache_clear()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("n", "language", "words"),
    [
        (0, EN, "0 wards of Tây Ninh"),
        (1, EN, "1 ward of Tây Ninh"),
        (2, EN, "2 wards of Tây Ninh"),
        (1234, EN, "1,234 wards of Tây Ninh"),
        (1, VI, "1 phường ở Tây Ninh"),
        (1234, VI, "1.234 phường ở Tây Ninh"),
    ],
)
def test_a_plural_takes_the_form_of_its_number(n: int, language: Language, words: str) -> None:
    assert plural("sample.wards", n, language, city="Tây Ninh") == words


@pytest.mark.usefixtures("sample")
def test_keys_include_plurals_and_empty_words_are_an_error() -> None:
    assert keys(EN) == {"sample.wards", "sample.empty"}
    assert has("sample.wards")
    with pytest.raises(KeyError, match=r"sample\.empty"):
        word("sample.empty", EN)


# ---- numbers


@pytest.mark.parametrize(
    ("value", "decimals", "vietnamese", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (999, 0, "999", "999"),
        (12.87, 2, "12,87", "12.87"),
        (12.87, 3, "12,870", "12.870"),
        (2.675, 2, "2,68", "2.68"),
        (1.005, 2, "1,01", "1.01"),
        (0.5, 0, "1", "1"),
        (2.5, 0, "3", "3"),
        (-2.5, 0, "−3", "−3"),
        (-1234.5, 1, "−1.234,5", "−1,234.5"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.0, 1, "0,0", "0.0"),
        (0, 9, "0,000000000", "0.000000000"),
        (Decimal("12.345"), 2, "12,35", "12.35"),
        (Decimal(999999999999999), 2, "999.999.999.999.999,00", "999,999,999,999,999.00"),
        (1e22, 0, "10.000.000.000.000.000.000.000", "10,000,000,000,000,000,000,000"),
        (1e-7, 2, "0,00", "0.00"),
        (None, 2, "—", "—"),
        (float("nan"), 2, "—", "—"),
    ],
)
def test_a_number_is_shown_with_the_places_of_its_measure(
    value: float | Decimal | None, decimals: int, vietnamese: str, english: str
) -> None:
    assert number(value, decimals, VI) == vietnamese
    assert number(value, decimals, EN) == english


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.25, "+1,3"), (-1.25, "−1,3"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0"), (None, "—")],
)
def test_a_difference_carries_its_sign_and_zero_none(value: float | None, words: str) -> None:
    assert number(value, 1, VI, sign=True) == words


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (20, "20", "20"),
        (20.0, "20", "20"),
        (7.5, "7,5", "7.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (Decimal("12.8700"), "12,87", "12.87"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (1234.56789, "1.234,56789", "1,234.56789"),
        (1 / 3, "0,333333333", "0.333333333"),
        (-1e-12, "0", "0"),
        (None, "—", "—"),
    ],
)
def test_a_plain_number_has_the_digits_it_needs(
    value: float | Decimal | None, vietnamese: str, english: str
) -> None:
    assert plain(value, VI) == vietnamese
    assert plain(value, EN) == english


def test_a_measure_is_never_parted_from_its_number() -> None:
    assert with_measure(12.87, 2, "%", VI) == "12,87\u00a0%"
    assert with_measure(12.87, 2, "%", EN) == "12.87%"
    assert with_measure(4.8, 2, "%/năm", VI) == "4,80\u00a0%/năm"
    assert with_measure(4.8, 2, "%/year", EN) == "4.80%/year"
    assert with_measure(3, 0, "phường", VI) == "3\u00a0phường"
    assert with_measure(3, 0, "wards", EN) == "3\u00a0wards"
    assert with_measure(3, 0, "", VI) == "3"
    assert with_measure(None, 2, "%", VI) == "—"
    assert with_measure(0.4, 1, "%", VI, sign=True) == "+0,4\u00a0%"


# ---- dates


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
def test_a_date_is_shown_as_far_as_it_is_known(
    value: date | str | None, vietnamese: str, english: str
) -> None:
    assert date_words(value, VI) == vietnamese
    assert date_words(value, EN) == english


@pytest.mark.parametrize(
    "iso", ["", "2025-13", "2025-02-29", "06/01/2025", "2025-1-6", "25", "2025-01-06T00:00"]
)
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


# ---- reading a typed number

ANY = (None, None)
SHARE = (0, 100)

READ = [
    # plain digits
    ("0", 0, ANY, "0"),
    ("7", 0, ANY, "7"),
    ("12", 2, SHARE, "12"),
    ("007", 0, ANY, "7"),
    ("1234", 0, ANY, "1234"),
    ("1234567", 2, ANY, "1234567"),
    ("999999999999999", 0, ANY, "999999999999999"),
    ("000000000000000000001", 0, ANY, "1"),
    # one mark, not three digits after it: the decimal mark, whatever the language
    ("12,87", 2, SHARE, "12.87"),
    ("12.87", 2, SHARE, "12.87"),
    ("12,87", 2, ANY, "12.87"),
    ("12.87", 2, ANY, "12.87"),
    ("12,5", 1, ANY, "12.5"),
    ("12.5", 1, ANY, "12.5"),
    ("1,2340", 2, ANY, "1.234"),
    ("1.2340", 2, ANY, "1.234"),
    ("12,8754", 2, SHARE, "12.8754"),
    ("1,23456789", 2, SHARE, "1.23456789"),
    ("1234,5", 1, ANY, "1234.5"),
    ("1234.5", 1, ANY, "1234.5"),
    ("5,0", 0, ANY, "5"),
    ("5.00", 0, ANY, "5"),
    ("100,0", 1, SHARE, "100"),
    # more than three digits before it cannot be a group of thousands
    ("1234,567", 2, ANY, "1234.567"),
    ("1234.567", 2, ANY, "1234.567"),
    ("12345,678", 1, (0, 1000000), "12345.678"),
    # a leading 0: the decimal mark
    ("0,5", 1, SHARE, "0.5"),
    ("0.5", 1, SHARE, "0.5"),
    ("0,125", 2, ANY, "0.125"),
    ("0.125", 2, ANY, "0.125"),
    ("0,001", 1, SHARE, "0.001"),
    ("00,125", 3, ANY, "0.125"),
    ("01.234", 3, ANY, "1.234"),
    ("0,000", 0, ANY, "0"),
    # three digits after it, a whole-number measure: thousands
    ("1.234", 0, ANY, "1234"),
    ("1,234", 0, ANY, "1234"),
    ("12.345", 0, ANY, "12345"),
    ("123,456", 0, ANY, "123456"),
    ("1.000", 0, (0, 5000), "1000"),
    ("100.000", 0, ANY, "100000"),
    # three digits after it, another measure: the only reading inside the bounds
    ("12,875", 2, SHARE, "12.875"),
    ("12.875", 2, SHARE, "12.875"),
    ("1,000", 3, SHARE, "1"),
    ("99.999", 1, SHARE, "99.999"),
    ("100,000", 2, SHARE, "100"),
    ("1.234", 1, (100, None), "1234"),
    ("1,234", 1, (100, 5000), "1234"),
    ("1,234", 1, (None, 100), "1.234"),
    ("-1,234", 1, (-100, 100), "-1.234"),
    ("-1.234", 1, (None, -100), "-1234"),
    ("12,875", 2, (0, 12875 - 1), "12.875"),
    ("12,875", 2, (12.876, None), "12875"),
    # one mark repeated in threes: thousands
    ("1.234.567", 0, ANY, "1234567"),
    ("1,234,567", 0, ANY, "1234567"),
    ("1.234.567", 2, ANY, "1234567"),
    ("1,234,567", 2, ANY, "1234567"),
    ("12.345.678.901", 1, ANY, "12345678901"),
    # both marks: the last one is the decimal mark
    ("1.234,5", 1, ANY, "1234.5"),
    ("1,234.5", 1, ANY, "1234.5"),
    ("1.234,56", 2, ANY, "1234.56"),
    ("1,234.56", 2, ANY, "1234.56"),
    ("1.234,567", 2, ANY, "1234.567"),
    ("1,234.567", 2, ANY, "1234.567"),
    ("1.234.567,8", 1, ANY, "1234567.8"),
    ("1,234,567.8", 1, ANY, "1234567.8"),
    ("1.234,0", 0, ANY, "1234"),
    # spaces part thousands
    ("1 234", 0, ANY, "1234"),
    ("1 234", 2, ANY, "1234"),
    ("1\u00a0234", 2, ANY, "1234"),
    ("1\u2009234", 2, ANY, "1234"),
    ("1\u202f234", 2, ANY, "1234"),
    ("1 234 567", 2, ANY, "1234567"),
    ("1 234,5", 1, ANY, "1234.5"),
    ("1 234.5", 1, ANY, "1234.5"),
    ("1 234,567", 2, ANY, "1234.567"),
    ("12\u202f345\u202f678,9", 1, ANY, "12345678.9"),
    ("1 234\u00a0567", 0, ANY, "1234567"),
    # signs, per cent, white space around
    ("+5", 0, ANY, "5"),
    ("-5", 0, ANY, "-5"),
    ("−5", 0, ANY, "-5"),
    ("−12,87", 2, ANY, "-12.87"),
    ("+12.87", 2, ANY, "12.87"),
    ("-0", 0, ANY, "0"),
    ("-0,0", 1, ANY, "0"),
    ("−1.234,5", 1, ANY, "-1234.5"),
    ("12,87%", 2, SHARE, "12.87"),
    ("12,87 %", 2, SHARE, "12.87"),
    ("12,87\u00a0%", 2, SHARE, "12.87"),
    ("-3%", 0, ANY, "-3"),
    ("  12,87  ", 2, SHARE, "12.87"),
    ("\u00a012,87\u202f", 2, SHARE, "12.87"),
    ("12,87\t\n", 2, SHARE, "12.87"),
    # on the bounds
    ("0", 2, SHARE, "0"),
    ("100", 2, SHARE, "100"),
    ("0,1", 1, (0.1, 0.3), "0.1"),
    ("0,3", 1, (0.1, 0.3), "0.3"),
    # very small
    ("0,0000000001", 2, ANY, "0.0000000001"),
]

NOT_NUMBERS = [
    # no digits, other digits, other notations
    *["abc", "12a", "12 phường", "nan", "NaN", "inf", "-inf", "Infinity", "∞", "—", "½", "12²", "１２", "١٢"],
    *["1e5", "1E+3", "1_000", "0x10", "9/10", "=1+1", "(5)", "12;5", "12\u200b5", "12\x005"],
    # marks that lack a digit or follow one another
    *[",5", ".5", "5,", "5.", ",", "1,,2", "1.,2", "1 ,5", "1, 5"],
    # groups that are not of three digits, begin with 0 or mix their marks
    *["1.2.3", "12.34.567", "1.234.56", "1234.567.890", "0.123.456", "12,34.5", "1234,567.8", "0,123.4"],
    *["1.234,567,890", "1,234.567.890", "1.234,567.8", "1 234.567,8", "1.234 567", "1'234", "1’234"],
    *["12 34", "1  234", "1234 567", "0 123", "1\t234", "1\n234"],
    # signs and per cent where they do not belong
    *["-", "--5", "+-5", "- 5", "5-", "–5", "%", "%5", "5%%", "5 % %"],
]

REFUSED = [
    ("", 2, ANY, NumberFault.EMPTY),
    ("   ", 2, ANY, NumberFault.EMPTY),
    ("\u00a0\u202f\t", 0, SHARE, NumberFault.EMPTY),
    # two readings
    ("1.234", 1, ANY, NumberFault.AMBIGUOUS),
    ("1,234", 1, ANY, NumberFault.AMBIGUOUS),
    ("1,234", 3, ANY, NumberFault.AMBIGUOUS),
    ("12.875", 2, (0, None), NumberFault.AMBIGUOUS),
    ("-1,234", 2, ANY, NumberFault.AMBIGUOUS),
    ("100,000", 2, (0, 100000), NumberFault.AMBIGUOUS),
    ("1.000%", 2, ANY, NumberFault.AMBIGUOUS),
    # outside
    ("100,01", 2, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("-0,01", 2, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("101", 0, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("1.234", 0, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("101,234", 2, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("1 234,5", 1, SHARE, NumberFault.OUT_OF_BOUNDS),
    ("-1", 0, (0, None), NumberFault.OUT_OF_BOUNDS),
    ("11", 0, (None, 10), NumberFault.OUT_OF_BOUNDS),
    # parts of a ward
    ("12,5", 0, ANY, NumberFault.NOT_WHOLE),
    ("0.123", 0, ANY, NumberFault.NOT_WHOLE),
    ("1.234,5", 0, ANY, NumberFault.NOT_WHOLE),
    ("1234,567", 0, ANY, NumberFault.NOT_WHOLE),
    ("-0,5", 0, (0, None), NumberFault.NOT_WHOLE),
    # too many digits to be kept without loss
    ("1234567890123456", 0, ANY, NumberFault.TOO_LONG),
    ("1.234.567.890.123.456", 0, ANY, NumberFault.TOO_LONG),
    ("1,234567890123456", 2, ANY, NumberFault.TOO_LONG),
    ("1000000000000000", 0, ANY, NumberFault.TOO_LONG),
    ("9" * 100_000, 0, ANY, NumberFault.TOO_LONG),
]


Limits = tuple[float | None, float | None]


@pytest.mark.parametrize(("typed", "decimals", "limits", "value"), READ)
def test_a_typed_number_is_read(typed: str, decimals: int, limits: Limits, value: str) -> None:
    read = parse_number(typed, decimals=decimals, minimum=limits[0], maximum=limits[1])
    assert read == Decimal(value)
    assert not (read == 0 and read.is_signed())


@pytest.mark.parametrize(
    ("typed", "decimals", "limits", "code"),
    REFUSED,
    ids=[f"{row[0][:20]!r}-{row[3]}-{row[2]}" for row in REFUSED],
)
def test_what_is_no_sure_number_is_refused(
    typed: str, decimals: int, limits: Limits, code: NumberFault
) -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, decimals=decimals, minimum=limits[0], maximum=limits[1])
    assert refused.value.code == code
    for language in Language:
        words = refusal_words(refused.value, decimals, "%", language)
        assert 20 < len(words) < 300
        assert code == NumberFault.EMPTY or f"“{' '.join(typed.split())[:39]}" in words


@pytest.mark.parametrize("decimals", [0, 2])
@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_no_number_is_refused_and_quoted(typed: str, decimals: int) -> None:
    error = refusal(typed, decimals)
    assert error.code == NumberFault.NOT_A_NUMBER
    for language in Language:
        assert f"“{' '.join(typed.split())}”" in refusal_words(error, decimals, "%", language)


def refusal(typed: str, decimals: int, limits: Limits = ANY) -> NumberRefused:
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, decimals=decimals, minimum=limits[0], maximum=limits[1])
    return refused.value


def test_precision_beyond_the_measure_is_kept() -> None:
    assert str(parse_number("12,8754", decimals=2, minimum=0, maximum=100)) == "12.8754"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("typed", ["1.234", "1,234", "-12.875", "−1,000", "123,400"])
def test_both_readings_are_offered_in_a_form_that_is_read_as_them(typed: str, language: Language) -> None:
    error = refusal(typed, 2)
    offered = re.search(r"(?:thành|write) (\S+) (?:hoặc|or) (\S+)\.$", refusal_words(error, 2, "%", language))
    assert offered is not None
    assert tuple(parse_number(offer, decimals=2) for offer in offered.groups()) == error.readings


def test_an_ambiguous_number_is_explained() -> None:
    error = refusal("1.234", 2)
    assert error.readings == (Decimal(1234), Decimal("1.234"))
    assert refusal_words(error, 2, "%", VI) == (
        "“1.234” có hai cách hiểu: 1234\u00a0% (dấu “.” ngăn cách hàng nghìn) hoặc 1,2340\u00a0% "
        "(dấu “.” ngăn cách phần thập phân). Hãy viết lại thành 1234 hoặc 1,2340."
    )
    assert refusal_words(error, 2, "%", EN) == (
        "“1.234” can be read in two ways: 1234% (the “.” separates thousands) or 1.2340% "
        "(the “.” separates decimals). Please write 1234 or 1.2340."
    )


@pytest.mark.parametrize(
    ("typed", "limits", "bounds"),
    [
        ("150", (0, 100), "từ 0\u00a0% đến 100\u00a0%"),
        ("-1", (0, None), "từ 0\u00a0% trở lên"),
        ("150", (None, 100), "không quá 100\u00a0%"),
    ],
)
def test_a_number_outside_names_what_was_understood_and_the_bounds(
    typed: str, limits: Limits, bounds: str
) -> None:
    error = refusal(typed, 2, limits)
    words = refusal_words(error, 2, "%", VI)
    assert f"hiểu là {number(float(typed), 0, VI)}\u00a0%" in words
    assert bounds in words
    assert error.values == {"typed": typed, "minimum": limits[0], "maximum": limits[1]}


def test_a_missing_zero_is_asked_for_where_it_would_help() -> None:
    assert refusal(",5", 1).readings == (Decimal("0.5"),)
    assert "viết lại thành 0,5" in refusal_words(refusal(",5", 1), 1, "%", VI)
    assert "write −0.5" in refusal_words(refusal("-.5%", 1), 1, "%", EN)
    assert refusal(",5", 0).readings == ()
    assert refusal(",5", 1, (1, 10)).readings == ()


def test_a_part_of_a_whole_names_its_neighbours() -> None:
    assert "ví dụ 12 hoặc 13" in refusal_words(refusal("12,5", 0), 0, "phường", VI)


def test_a_very_long_text_is_quoted_in_short() -> None:
    words = refusal_words(refusal("không\nbiết " * 1000, 2), 2, "%", VI)
    assert "\n" not in words
    assert len(words) < 200


def answer(typed: str, decimals: int, limits: Limits = ANY) -> Decimal | NumberRefused:
    try:
        return parse_number(typed, decimals=decimals, minimum=limits[0], maximum=limits[1])
    except NumberRefused as error:
        return error


@settings(deadline=None)
@given(st.sampled_from(Language), st.integers(0, 9), st.data())
def test_a_number_that_was_shown_is_read_back(language: Language, decimals: int, data: st.DataObject) -> None:
    largest = 10 ** (15 - decimals) - 1
    value = data.draw(st.decimals(-largest, largest, places=decimals))
    read = answer(number(value, decimals, language), decimals, (-largest, largest))
    if isinstance(read, NumberRefused):
        assert read.code == NumberFault.AMBIGUOUS
        assert decimals == 3
        assert value in read.readings
    else:
        assert read == value


@settings(deadline=None)
@given(st.sampled_from(Language), st.integers(0, 9), st.data())
def test_a_share_that_was_shown_is_always_read_back(
    language: Language, decimals: int, data: st.DataObject
) -> None:
    value = data.draw(st.decimals(0, 100, places=decimals))
    assert answer(with_measure(value, decimals, "%", language), decimals, SHARE) == value


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,  −-+%\u202f", max_size=20), st.integers(0, 3))
def test_any_digits_and_marks_are_read_or_refused_in_words(typed: str, decimals: int) -> None:
    read = answer(typed, decimals, (-1000, 1000))
    if isinstance(read, NumberRefused):
        assert all(refusal_words(read, decimals, "", language) for language in Language)
    else:
        assert abs(read) <= 1000


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(typed: str) -> None:
    read = answer(typed, 2)
    if isinstance(read, NumberRefused):
        assert all(refusal_words(read, 2, "%", language) for language in Language)
    else:
        assert read.is_finite()


def test_an_english_measure_stands_in_the_singular_beside_one() -> None:
    assert with_measure(1, 0, "wards", EN) == "1\u00a0ward"
    assert with_measure(-1, 0, "hours a year", EN) == "−1\u00a0hour a year"
    assert with_measure(1.5, 1, "wards", EN) == "1.5\u00a0wards"
    assert with_measure(1, 0, "% a year", EN) == "1% a year"
    assert with_measure(1, 0, "phường", VI) == "1\u00a0phường"
