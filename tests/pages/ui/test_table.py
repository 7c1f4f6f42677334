"""A table for reading: amounts to the right, in words."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.screen import shown


def _screen() -> None:
    from pages.ui.table import Amount, table

    rows = [
        {"Year": "2025", "Actual": Amount("1.234,5 %"), "Target": "at least 9"},
        {"Year": "2024", "Actual": "—", "Target": "10"},
    ]
    table(rows, alt="Years", widths={"Target": "9rem"}, unbroken=["Year"])


@pytest.fixture
def drawn() -> AppTest:
    at = AppTest.from_function(_screen).run()
    assert not at.exception
    return at


def test_a_column_with_an_amount_is_of_numbers_and_reads_as_its_words(drawn: AppTest) -> None:
    (table,) = drawn.table
    assert [table.value[name].dtype.kind for name in ("Actual", "Year", "Target")] == ["i", "O", "O"]
    assert list(shown(table)["Actual"]) == ["1.234,5 %", "—"]
    assert list(shown(table)["Year"]) == ["2025", "2024"]


def test_widths_and_unbroken_columns_are_in_its_style(drawn: AppTest) -> None:
    styles = drawn.table[0].proto.arrow_data.styler.styles
    assert styles.count("min-width: 9rem") == 1
    assert styles.count("white-space: nowrap") == 1
