"""Typed numbers: what they mean, and why some are refused."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text import Language, NumberFault, NumberRefused, Scale, number, number_refusal_words, parse_number, with_measure

VI, EN = Language.VI, Language.EN


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
    # more than three digits before it, and not three behind
    ("1234,56", 2, ANY, "1234.56"),
    ("1000.0000", 2, ANY, "1000"),
    ("12345,6789", 1, (0, 1000000), "12345.6789"),
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
    ("–5,3", 1, ANY, "-5.3"),
    ("—5", 0, ANY, "-5"),
    ("\u20105", 0, ANY, "-5"),
    ("\u20115", 0, ANY, "-5"),
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
    # what nobody sees
    ("\ufeff12,87\u200e", 2, SHARE, "12.87"),
    ("12\u200b,8\u00ad7", 2, SHARE, "12.87"),
    ("12\x005", 0, ANY, "125"),
    ("1\u2007234", 0, ANY, "1234"),
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
    *["1e5", "1E+3", "1_000", "0x10", "9/10", "=1+1", "(5)", "12;5"],
    # marks that lack a digit or follow one another
    *[",5", ".5", "5,", "5.", ",", "1,,2", "1.,2", "1 ,5", "1, 5"],
    # groups that are not of three digits, begin with 0 or mix their marks
    *["1.2.3", "12.34.567", "1.234.56", "1234.567.890", "0.123.456", "12,34.5", "1234,567.8", "0,123.4"],
    *["1.234,567,890", "1,234.567.890", "1.234,567.8", "1 234.567,8", "1.234 567", "1'234", "1’234"],
    *["12 34", "1  234", "1234 567", "0 123", "1\t234", "1\n234"],
    # signs and per cent where they do not belong
    *["-", "--5", "+-5", "- 5", "5-", "– 5", "%", "%5", "5%%", "5 % %"],
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
    # more than three digits before the mark: no groups of three, and yet three behind it
    ("1000.000", 2, ANY, NumberFault.UNGROUPED),
    ("1000,000", 2, ANY, NumberFault.UNGROUPED),
    ("1000.000", 0, ANY, NumberFault.UNGROUPED),
    ("1000,000", 1, (0, 5000), NumberFault.UNGROUPED),
    ("-12345.678", 2, ANY, NumberFault.UNGROUPED),
    ("1234,567", 0, ANY, NumberFault.UNGROUPED),
    ("1234,567", 2, SHARE, NumberFault.OUT_OF_BOUNDS),
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
    ("-0,5", 0, (0, None), NumberFault.NOT_WHOLE),
    # too many digits to be kept without loss
    ("1234567890123456", 0, ANY, NumberFault.TOO_LONG),
    ("1.234.567.890.123.456", 0, ANY, NumberFault.TOO_LONG),
    ("1,234567890123456", 2, ANY, NumberFault.TOO_LONG),
    ("1000000000000000", 0, ANY, NumberFault.TOO_LONG),
    ("9" * 100_000, 0, ANY, NumberFault.TOO_LONG),
]


Limits = tuple[float | None, float | None]
SURE = {NumberFault.AMBIGUOUS, NumberFault.UNGROUPED, NumberFault.OUT_OF_BOUNDS, NumberFault.NOT_WHOLE}


def of(decimals: int, limits: Limits = (None, None), unit: str = "%") -> Scale:
    return Scale(decimals, *limits, unit, unit)


@pytest.mark.parametrize(("typed", "decimals", "limits", "value"), READ)
def test_a_typed_number_is_read(typed: str, decimals: int, limits: Limits, value: str) -> None:
    read = parse_number(typed, of(decimals, limits))
    assert read == Decimal(value)
    assert not (read == 0 and read.is_signed())


@pytest.mark.parametrize(
    ("typed", "decimals", "limits", "code"), REFUSED, ids=[f"{row[0][:20]!r}-{row[3]}-{row[2]}" for row in REFUSED]
)
def test_what_is_no_sure_number_is_refused(typed: str, decimals: int, limits: Limits, code: NumberFault) -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, of(decimals, limits))
    assert refused.value.code == code
    for language in Language:
        words = number_refusal_words(refused.value, language)
        assert 20 < len(words) < 300
        assert code == NumberFault.EMPTY or f"“{' '.join(typed.split())[:39]}" in words


@pytest.mark.parametrize("decimals", [0, 2])
@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_no_number_is_refused_and_quoted(typed: str, decimals: int) -> None:
    error = refusal(typed, decimals)
    assert error.code not in SURE | {NumberFault.EMPTY, NumberFault.TOO_LONG}
    for language in Language:
        assert f"“{' '.join(typed.split())}”" in number_refusal_words(error, language)


def refusal(typed: str, decimals: int, limits: Limits = ANY) -> NumberRefused:
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, of(decimals, limits))
    return refused.value


def test_precision_beyond_the_measure_is_kept() -> None:
    assert str(parse_number("12,8754", of(2, SHARE))) == "12.8754"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("typed", ["1.234", "1,234", "-12.875", "−1,000", "123,400", "1000.000", "1234,567"])
def test_both_readings_are_offered_in_a_form_that_is_read_as_them(typed: str, language: Language) -> None:
    error = refusal(typed, 2)
    offered = re.search(r"(?:thành|write) (\S+) (?:hoặc|or) (\S+)\.$", number_refusal_words(error, language))
    assert offered is not None
    assert tuple(parse_number(offer, of(2)) for offer in offered.groups()) == error.readings


def test_an_ambiguous_number_is_explained() -> None:
    error = refusal("1.234", 2)
    assert error.readings == (Decimal(1234), Decimal("1.234"))
    assert number_refusal_words(error, VI) == (
        "“1.234” có hai cách hiểu: 1234% (dấu “.” ngăn cách hàng nghìn) hoặc 1,2340% "
        "(dấu “.” ngăn cách phần thập phân). Hãy viết lại thành 1234 hoặc 1,2340."
    )
    assert number_refusal_words(error, EN) == (
        "“1.234” can be read in two ways: 1234% (the “.” separates thousands) or 1.2340% "
        "(the “.” separates decimals). Please write 1234 or 1.2340."
    )


@pytest.mark.parametrize(
    ("typed", "limits", "bounds"),
    [("150", (0, 100), "từ 0% đến 100%"), ("-1", (0, None), "từ 0% trở lên"), ("150", (None, 100), "không quá 100%")],
)
def test_a_number_outside_names_what_was_understood_and_the_bounds(typed: str, limits: Limits, bounds: str) -> None:
    error = refusal(typed, 2, limits)
    words = number_refusal_words(error, VI)
    assert f"hiểu là {number(float(typed), 0, VI)}%" in words
    assert bounds in words


def test_a_missing_zero_is_asked_for_where_it_would_help() -> None:
    assert refusal(",5", 1).readings == (Decimal("0.5"),)
    assert "viết lại thành 0,5" in number_refusal_words(refusal(",5", 1), VI)
    assert "write −0.5" in number_refusal_words(refusal("-.5%", 1), EN)
    assert refusal(",5", 0).readings == ()
    assert refusal(",5", 1, (1, 10)).readings == ()


def test_a_part_of_a_whole_names_its_neighbours() -> None:
    assert "ví dụ 12 hoặc 13" in number_refusal_words(refusal("12,5", 0), VI)


def test_a_very_long_text_is_quoted_in_short() -> None:
    words = number_refusal_words(refusal("không\nbiết " * 1000, 2), VI)
    assert "\n" not in words
    assert len(words) < 200


def answer(typed: str, decimals: int, limits: Limits = ANY) -> Decimal | NumberRefused:
    try:
        return parse_number(typed, of(decimals, limits))
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
def test_a_share_that_was_shown_is_always_read_back(language: Language, decimals: int, data: st.DataObject) -> None:
    value = data.draw(st.decimals(0, 100, places=decimals))
    assert answer(with_measure(value, decimals, "%", language), decimals, SHARE) == value


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,  −-+%\u202f", max_size=20), st.integers(0, 3))
def test_any_digits_and_marks_are_read_or_refused_in_words(typed: str, decimals: int) -> None:
    read = answer(typed, decimals, (-1000, 1000))
    if isinstance(read, NumberRefused):
        assert all(number_refusal_words(read, language) for language in Language)
    else:
        assert abs(read) <= 1000


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(typed: str) -> None:
    read = answer(typed, 2)
    if isinstance(read, NumberRefused):
        assert all(number_refusal_words(read, language) for language in Language)
    else:
        assert read.is_finite()
