"""Reading sheets: what people make of a table, and what a file may try to do to the server."""

import os
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from exchange.sheets import child
from exchange.sheets.delimited import read_delimited
from exchange.sheets.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Row,
    SheetFault,
    SheetRefused,
    column_letters,
    number_text,
)
from exchange.sheets.reading import read_sheets
from exchange.sheets.xlsx_check import refuse_unsafe
from tests.support.sheet_files import (
    by_hand,
    entity_bomb,
    far_cell,
    loud_string,
    wide_merge,
    workbook,
    zip_bomb,
    zipped,
)
from text import parse_number

TABLE = "Mã;Cam kết;2025\r\nLEVEL;Tỷ trọng kinh tế số;12,87\r\n"


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows]


def refusal(content: bytes) -> SheetRefused:
    with pytest.raises(SheetRefused) as caught:
        read_sheets(content)
    return caught.value


# ---- CSV


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
    grid = read_delimited('sep=,\nMã,2025\n\n"A\nB",5\nC,6\n'.encode())
    assert grid.rows == (Row(2, ("Mã", "2025")), Row(4, ("A\nB", "5")), Row(6, ("C", "6")))


def test_a_title_above_the_table_does_not_hide_the_separator() -> None:
    grid = read_delimited("Báo cáo năm 2025, tỉnh Tây Ninh\n\nMã;2024;2025\nA;1;2\n".encode())
    assert [row.number for row in grid.rows] == [1, 3, 4]
    assert grid.rows[2].cells == ("A", "1", "2")


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


# ---- workbooks


def test_a_workbook_is_read_as_text_that_can_be_read_in_one_way_only() -> None:
    rows: list[list[object]] = [
        ["Mã", "A", "B", "C", "D"], ["LEVEL", 12.5, 1.234, 1234, "1.234"], [True, 1e-3, -0.5, 1e15, None],
    ]  # fmt: skip
    (grid,) = read_sheets(workbook(rows))
    assert grid.name == "Số liệu"
    assert cells(grid) == [
        ("Mã", "A", "B", "C", "D"),
        ("LEVEL", "12.5", "1.2340", "1234", "1.234"),
        ("TRUE", "0.0010", "-0.5", "1000000000000000"),
    ]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    assert number_text(0.1287, is_percent=True) == "12.87%"
    assert number_text(0.07, is_percent=True) == "7%"


@given(st.integers(-(10**13), 10**13), st.integers(0, 6))
def test_a_number_in_a_cell_is_never_ambiguous(digits: int, places: int) -> None:
    value = digits / 10**places
    assert float(parse_number(number_text(value, is_percent=False), decimals=3)) == value


def test_dates_in_cells_are_read_as_dates() -> None:
    assert cells(read_sheets(workbook([[date(2025, 3, 31)]]))[0]) == [("2025-03-31",)]


def test_merged_cells_say_everywhere_what_the_whole_says() -> None:
    (grid,) = read_sheets(workbook([["a", "b"], ["", 1], ["", 2]], lambda s: s.merge_range(1, 0, 2, 0, "LEVEL")))
    assert cells(grid) == [("a", "b"), ("LEVEL", "1"), ("LEVEL", "2")]
    assert grid.repeated == {(3, 0)}


def test_what_is_hidden_is_read_and_named() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})

    (grid,) = read_sheets(workbook([["a", "b", "c"], [1, 2, 3], [4, 5, 6]], hide))
    assert cells(grid)[1] == ("1", "2", "3")
    assert (grid.hidden_rows, grid.hidden_columns) == ((2,), ("B", "C"))


def test_a_formula_counts_by_its_stored_value() -> None:
    (grid,) = read_sheets(workbook([["a"]], lambda s: s.write_formula(1, 0, "=1+1", None, 2)))
    assert cells(grid) == [("a",), ("2",)]


def test_a_formula_that_nobody_has_calculated_is_refused_with_what_to_do() -> None:
    refused = refusal(by_hand('<sheetData><row r="3"><c r="B3"><f>1+1</f></c></row></sheetData>'))
    assert (refused.code, refused.values) == (SheetFault.NOT_CALCULATED, {"sheet": "S", "cell": "B3"})


def test_cells_that_only_carry_a_format_do_not_make_a_sheet_too_large() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row><row r="1048576"><c r="A1048576"/></row>'
    assert cells(read_sheets(by_hand(f"<sheetData>{rows}</sheetData>"))[0]) == [("1",)]


# ---- what a file may try


def with_macros() -> bytes:
    content = BytesIO(workbook([["a"]]))
    with zipfile.ZipFile(content, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\0")
    return content.getvalue()


def locked_zip() -> bytes:
    content = bytearray(workbook([["a"]]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCUMENT = "<Types>wordprocessingml.document.main+xml</Types>"
HOSTILE: dict[str, tuple[Callable[[], bytes], SheetFault]] = {
    "a cell in the last corner": (far_cell, SheetFault.TOO_MANY_ROWS),
    "a zip bomb": (zip_bomb, SheetFault.UNPACKED),
    "an entity bomb": (entity_bomb, SheetFault.DAMAGED),
    "a merge over the whole sheet": (wide_merge, SheetFault.TOO_MANY_CELLS),
    "one text in many cells": (loud_string, SheetFault.TOO_MUCH_WORK),
    "macros": (with_macros, SheetFault.MACROS),
    "a locked zip": (locked_zip, SheetFault.ENCRYPTED),
    "an encrypted workbook": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), SheetFault.ENCRYPTED),
    "an old workbook": (lambda: OLE, SheetFault.OLD_EXCEL),
    "a web page": (lambda: b"\r\n<html><table><tr><td>1</td></tr></table>", SheetFault.WEB_PAGE),
    "a document": (lambda: zipped({"[Content_Types].xml": DOCUMENT}), SheetFault.NOT_A_SHEET),
    "some zip": (lambda: zipped({"a.txt": "a"}), SheetFault.NOT_A_SHEET),
    "a PDF": (lambda: b"%PDF-1.7 \xff", SheetFault.NOT_A_SHEET),
    "half a workbook": (lambda: workbook([["a"]])[:2000], SheetFault.DAMAGED),
    "a workbook of nonsense": (lambda: by_hand("<sheetData><row r='x'/></sheetData>"), SheetFault.DAMAGED),
    "too much": (lambda: b"a" * (20 * 1024 * 1024 + 1), SheetFault.TOO_BIG),
}


@pytest.mark.parametrize("danger", HOSTILE)
def test_a_file_that_could_hurt_is_refused_in_a_sentence(danger: str) -> None:
    make, code = HOSTILE[danger]
    content = make()
    began = monotonic()
    assert refusal(content).code is code
    assert monotonic() - began < 30


def test_the_smallest_far_cell_is_a_very_small_file() -> None:
    assert len(far_cell()) < 2000
    assert refusal(far_cell()).values == {"rows": 1_048_576, "limit": MOST_ROWS}


@pytest.mark.parametrize("make", [far_cell, zip_bomb, wide_merge])
def test_sizes_are_refused_before_the_library_sees_the_file(make: Callable[[], bytes]) -> None:
    """So it also holds on systems that cannot limit a process."""
    with pytest.raises(SheetRefused):
        refuse_unsafe(make())


@pytest.mark.skipif(os.name != "posix", reason="the system has no such limits")
@pytest.mark.parametrize("hunger", ["bytearray(2**30)", "[0] * 2**28"])
def test_a_reading_process_that_wants_too_much_memory_is_refused_it(hunger: str) -> None:
    script = f"from exchange.sheets import child; child.limit(); {hunger}"
    ended = subprocess.run([sys.executable, "-c", script], cwd=Path(child.__file__).parents[2], capture_output=True)
    assert b"MemoryError" in ended.stderr


def test_the_server_stays_small_whatever_is_read() -> None:
    before = _resident()
    for make, _ in HOSTILE.values():
        with pytest.raises(SheetRefused):
            read_sheets(make())
    assert _resident() - before < 50 * 1024 * 1024


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * 4096


@given(st.binary(max_size=600))
def test_no_bytes_make_the_reader_stumble(content: bytes) -> None:
    answer = child.answer(content)
    assert ("grids" in answer) != ("refused" in answer)


CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=8)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(";,\t"))
def test_any_text_in_cells_is_read_as_it_is_or_refused(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    try:
        grid = read_delimited(text.encode())
    except SheetRefused:
        return
    assert all(len(row.cells) <= MOST_COLUMNS and row.number >= 1 for row in grid.rows)


def test_columns_have_letters() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
