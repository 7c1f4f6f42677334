"""CSV files of any separator and encoding."""

import unicodedata

import pytest

from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import MOST_ROWS, Row, SheetFault
from tests.support.sheet_files import cells, refusal

TABLE = "Mã;Cam kết;2025\r\nLEVEL;Tỷ trọng kinh tế số;12,87\r\n"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_file_of_any_separator_and_encoding_is_read(separator: str, encoding: str) -> None:
    text = TABLE.replace("12,87", '"12,87"').replace(";", separator)
    if encoding == "cp1258":  # knows the tones as letters of their own only
        text = "".join(_for_windows(letter) for letter in text)
    assert cells(read_delimited(text.encode(encoding))) == [
        ("Mã", "Cam kết", "2025"),
        ("LEVEL", "Tỷ trọng kinh tế số", "12,87"),
    ]


def _for_windows(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tone = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        return unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in tone)) + "".join(tone)
    return letter


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    decomposed = unicodedata.normalize("NFD", TABLE)
    assert read_delimited(decomposed.encode()) == read_delimited(TABLE.encode())


def test_decimal_commas_do_not_make_columns() -> None:
    text = "Mã;2024;2025\nA;1,5;2,5\nB;3,5;4,5\n"
    assert cells(read_delimited(text.encode()))[1] == ("A", "1,5", "2,5")


def test_the_separator_that_excel_names_is_taken_and_rows_keep_their_numbers() -> None:
    sheet = read_delimited('sep=,\nMã,2025\n\n"A\nB",5\nC,6\n'.encode())
    assert sheet.rows == (Row(2, ("Mã", "2025")), Row(4, ("A\nB", "5")), Row(6, ("C", "6")))


def test_a_title_above_the_table_does_not_hide_the_separator() -> None:
    sheet = read_delimited("Báo cáo năm 2025, tỉnh Tây Ninh\n\nMã;2024;2025\nA;1;2\n".encode())
    assert [row.number for row in sheet.rows] == [1, 3, 4]
    assert sheet.rows[2].cells == ("A", "1", "2")


def test_what_our_own_files_guard_comes_back_as_it_was() -> None:
    assert cells(read_sheets("Mã;Ghi chú\nA;'=1+1\n".encode())[0])[1] == ("A", "=1+1")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", SheetFault.EMPTY),
        (b"\xef\xbb\xbf  \r\n", SheetFault.EMPTY),
        (b"\n;;;\n", SheetFault.EMPTY),
        (b"\xff\xfea", SheetFault.ENCODING),
        ((";" * 300 + "1\n").encode(), SheetFault.TOO_MANY_COLUMNS),
        ((";" * 1_000_000 + "1\n").encode(), SheetFault.TOO_MANY_COLUMNS),
        (b"a;b\n" * (MOST_ROWS + 1), SheetFault.TOO_MANY_ROWS),
        (b'a;"' + b"x" * 200_000, SheetFault.DAMAGED),
    ],
)
def test_a_csv_file_that_is_not_read_says_why(content: bytes, code: SheetFault) -> None:
    refused = refusal(content)
    assert refused.code is code
    assert 0 not in refused.values.values(), "a limit is said as it is"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12.299999999999999", "12.3"),
        ("12,299999999999999", "12,3"),
        ("-0.30000000000000004", "-0.3"),
        ("75.343000000000004", "75.3430"),  # with three decimals it could be a number in thousands
        ("1.23456789012345", "1.23456789012345"),
        ("1234567890123456", "1234567890123456"),
    ],
)
def test_the_dust_of_binary_fractions_is_rounded_as_in_a_workbook(typed: str, read: str) -> None:
    assert cells(read_delimited(f"Mã;2024\nLEVEL;{typed}\n".encode()))[1] == ("LEVEL", read)
