"""A cell as text: for a reader of either language, and for programs."""

import pytest

from exchange.report.cells import Cell, Day, Number, SafeText, Toned, cell_text, digits
from text import Language
from wording.labels import Tone

VI, EN = Language.VI, Language.EN


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (12.87, "12,87", "12.87"),
        (20.0, "20", "20"),
        (1234567.5, "1234567,5", "1234567.5"),
        (-0.0, "0", "0"),
        (1e-7, "0,0000001", "0.0000001"),
        (100 / 3, "33,3333333333333", "33.3333333333333"),
        (None, "", ""),
        (999999999999999.0, "999999999999999", "999999999999999"),
        (1e14, "100000000000000", "100000000000000"),
    ],
)
def test_a_number_is_written_with_all_its_digits_and_no_grouping(value: float | None, vi: str, en: str) -> None:
    assert (digits(value, VI), digits(value, EN), digits(value)) == (vi, en, en)


@pytest.mark.parametrize(
    ("cell", "vi", "en", "machine"),
    [
        (Number(1234.567), "1234,567", "1234.567", "1234.567"),
        (Number(-1234.567, 1), "-1234,6", "-1234.6", "-1234.6"),
        (Number(2.0, 2), "2,00", "2.00", "2.00"),
        (Day("2026-02-01"), "01/02/2026", "1 February 2026", "2026-02-01"),
        (Day("2026-02"), "02/2026", "February 2026", "2026-02"),
        (Day("2026"), "2026", "2026", "2026"),
        (Toned("-x", Tone.GREEN), "-x", "-x", "-x"),
        (SafeText("> 5"), "> 5", "> 5", "> 5"),
        ("=1+1", "'=1+1", "'=1+1", "'=1+1"),
        ("", "", "", ""),
    ],
)
def test_a_cell_is_written_for_its_reader(cell: Cell, vi: str, en: str, machine: str) -> None:
    assert (cell_text(cell, VI), cell_text(cell, EN), cell_text(cell, None)) == (vi, en, machine)
