"""Units of measure behind a number."""

import pytest

from text.measures import same_measure, without_measure

YEARLY = ("%/năm", "% a year")
WARDS = ("phường", "wards")


@pytest.mark.parametrize(
    ("typed", "names", "number"),
    [
        ("12 %/năm", YEARLY, "12"),
        ("12%", YEARLY, "12"),
        ("4.80% a year", YEARLY, "4.80"),
        ("-1.234,5 %/năm", YEARLY, "-1.234,5"),
        ("12 345 phường", WARDS, "12 345"),
        ("1 ward", WARDS, "1"),
        ("3 phường, xã", WARDS, "3"),
        ("3 phường", ("phường, xã", "wards and communes"), "3"),
        ("12 m2", ("m²", "m²"), "12"),
        ("5 triệu VND", ("triệu đồng/người", "million VND a person"), "5"),
        ("5 tr", ("triệu đồng", "million VND"), "5"),
    ],
)
def test_the_own_unit_behind_a_number_goes(typed: str, names: tuple[str, str], number: str) -> None:
    assert without_measure(typed, names) == number


@pytest.mark.parametrize("typed", ["12", "12 km", "12 %/tháng", "phường 3", "12 phường 3", "12 %/năm/người", ""])
def test_any_other_text_stays_as_it_was_typed(typed: str) -> None:
    assert without_measure(typed, YEARLY) == typed
    assert without_measure(typed, ("", "")) == typed


def test_spellings_of_one_unit_are_the_same_and_a_part_of_it_is_not() -> None:
    assert same_measure("Phần trăm / năm", "%/năm")
    assert same_measure("tỉ VNĐ", "tỷ đồng")
    assert not same_measure("%", "%/năm")
