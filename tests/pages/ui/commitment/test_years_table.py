"""The table of a commitment's years."""

import pytest

from tests.support.screen import elements, screen
from tests.support.screen import shown as shown_table

pytestmark = pytest.mark.usefixtures("cities")


def test_the_numbers_of_the_years_stand_to_the_right_as_they_are_read() -> None:
    years = next(e for e in elements(screen("commitment", code="TPM-04")) if e.type == "table")
    read = shown_table(years)
    for column in ("Thực hiện", "Lộ trình (nội suy)", "Chênh lệch"):
        assert years.value[column].dtype.kind == "i"  # which is what Streamlit puts to the right
        assert all(isinstance(cell, str) for cell in read[column])
    assert read["Thực hiện"][years.value["Năm"] == "2025"].item() == "133\xa0điểm"
