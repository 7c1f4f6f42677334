"""A sheet as text: its numbers, the letters of its columns, and the limits of its size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheets.sheet import (
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    Row,
    SheetFault,
    SheetRefused,
    TextBudget,
    column_letters,
    number_text,
    refuse_size,
)
from text import Scale, has, parse_number


def test_columns_have_letters() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    assert number_text(0.1287, is_percent=True) == "12.87%"
    assert number_text(0.07, is_percent=True) == "7%"


@given(st.integers(-(10**13), 10**13), st.integers(0, 6))
def test_a_number_in_a_cell_is_never_ambiguous(digits: int, places: int) -> None:
    value = digits / 10**places
    assert float(parse_number(number_text(value, is_percent=False), Scale(3))) == value


@pytest.mark.parametrize(
    ("value", "text"), [(1234, "1234"), (12.87, "12.87"), (1.234, "1.2340"), (-0.001, "-0.0010"), (float("inf"), "inf")]
)
def test_a_number_never_has_exactly_three_decimals(value: float, text: str) -> None:
    assert number_text(value, is_percent=False) == text


def test_the_last_row_and_column_are_taken_and_the_next_are_refused() -> None:
    refuse_size(MOST_ROWS, MOST_COLUMNS)
    for row, column, code in (
        (MOST_ROWS + 1, 1, SheetFault.TOO_MANY_ROWS),
        (1, MOST_COLUMNS + 1, SheetFault.TOO_MANY_COLUMNS),
    ):
        with pytest.raises(SheetRefused) as refused:
            refuse_size(row, column)
        assert refused.value.code is code


def test_the_letters_of_all_cells_together_are_limited_and_a_cell_counts_one_more() -> None:
    budget = TextBudget()
    half = "a" * (MOST_LETTERS // 2 - 1)
    assert budget.take(half) == budget.take(half) == half
    with pytest.raises(SheetRefused) as refused:
        budget.take("")
    assert refused.value.code is SheetFault.TOO_MUCH_WORK


def test_every_fault_has_its_sentence() -> None:
    assert [fault for fault in SheetFault if not has(f"sheet.{fault}")] == []


@pytest.mark.parametrize(("place", "cell"), [(0, "a b"), (1, ""), (2, ""), (-1, ""), (None, "")])
def test_a_cell_is_without_blanks_around_it_and_empty_where_the_row_has_none(place: int | None, cell: str) -> None:
    assert Row(7, (" a b\t", "  ")).at(place) == cell
