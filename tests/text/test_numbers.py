"""Numbers as they are shown."""

from decimal import Decimal

import pytest

from text import Language, full_digits, number, with_measure

VI, EN = Language.VI, Language.EN


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
        (float("-inf"), 2, "—", "—"),
    ],
)
def test_a_number_is_shown_with_the_places_of_its_measure(
    value: float | Decimal | None, decimals: int, vietnamese: str, english: str
) -> None:
    assert number(value, decimals, VI) == vietnamese
    assert number(value, decimals, EN) == english


@pytest.mark.parametrize(
    ("value", "words"), [(1.25, "+1,3"), (-1.25, "−1,3"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0"), (None, "—")]
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
def test_a_plain_number_has_the_digits_it_needs(value: float | Decimal | None, vietnamese: str, english: str) -> None:
    assert full_digits(value, VI) == vietnamese
    assert full_digits(value, EN) == english


def test_a_measure_is_never_parted_from_its_number() -> None:
    assert with_measure(12.87, 2, "%", VI) == "12,87%"
    assert with_measure(12.87, 2, "%", EN) == "12.87%"
    assert with_measure(4.8, 2, "%/năm", VI) == "4,80%/năm"
    assert with_measure(4.8, 2, "%/year", EN) == "4.80%/year"
    assert with_measure(3, 0, "phường", VI) == "3\u00a0phường"
    assert with_measure(3, 0, "wards", EN) == "3\u00a0wards"
    assert with_measure(3, 0, "", VI) == "3"
    assert with_measure(None, 2, "%", VI) == "—"
    assert with_measure(0.4, 1, "%", VI, sign=True) == "+0,4%"


def test_an_english_measure_stands_in_the_singular_beside_one() -> None:
    assert with_measure(1, 0, "wards", EN) == "1\u00a0ward"
    assert with_measure(-1, 0, "hours a year", EN) == "−1\u00a0hour a year"
    assert with_measure(1.5, 1, "wards", EN) == "1.5\u00a0wards"
    assert with_measure(1, 0, "% a year", EN) == "1% a year"
    assert with_measure(-1, 0, "percentage points of GDP", EN) == "−1\u00a0percentage point of GDP"
    assert with_measure(1, 0, "phường", VI) == "1\u00a0phường"
