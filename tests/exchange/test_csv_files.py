"""CSV for Excel, whole or line by line."""

import csv
import io

from exchange.csv_files import BOM, csv_lines, delimiter, excel_csv, excel_lines
from text import Language

ROWS = [["Mã", "Tên"], ["a;b", "c,d"], ['"', "e\nf"]]


def test_the_delimiter_is_what_excel_expects_in_a_language() -> None:
    assert (delimiter(Language.VI), delimiter(Language.EN)) == (";", ",")


def test_the_mark_stands_once_at_the_beginning_and_each_row_is_a_line() -> None:
    for language in Language:
        lines = list(excel_lines(iter(ROWS), language))
        assert len(lines) == len(ROWS)
        assert all(line.endswith("\r\n") for line in lines)
        assert [line.startswith(BOM) for line in lines] == [True, False, False]
        assert excel_csv(ROWS, language) == "".join(lines)


def test_what_is_written_is_read_back() -> None:
    text = "".join(csv_lines(ROWS, ";"))
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)) == ROWS


def test_a_row_is_made_only_when_its_line_is_asked_for() -> None:
    """A file of a large store is never held whole."""
    rows = iter(ROWS)
    next(excel_lines(rows, Language.VI))
    assert list(rows) == ROWS[1:]
