"""Files that could hurt the server are refused, each in a sentence, and it stays small whatever is read."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import MOST_COLUMNS, MOST_ROWS, SheetFault, SheetRefused
from tests.support.sheet_files import (
    by_hand,
    entity_bomb,
    far_cell,
    loud_string,
    refusal,
    wide_merge,
    workbook,
    zip_bomb,
    zipped,
)


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
    "a PDF": (lambda: b"%PDF-1.7 \xff", SheetFault.PDF),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0", SheetFault.PICTURE),
    "a rich text": (lambda: b"{\\rtf1 2024}", SheetFault.DOCUMENT),
    "an old document": (lambda: OLE + "WordDocument".encode("utf-16-le"), SheetFault.DOCUMENT),
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


def test_the_server_stays_small_whatever_is_read() -> None:
    before = _resident()
    for make, _ in HOSTILE.values():
        with pytest.raises(SheetRefused):
            read_sheets(make())
    assert _resident() - before < 50 * 1024 * 1024


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * 4096


CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=8)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(";,\t"))
def test_any_text_in_cells_is_read_as_it_is_or_refused(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    try:
        sheet = read_delimited(text.encode())
    except SheetRefused:
        return
    assert all(len(row.cells) <= MOST_COLUMNS and row.number >= 1 for row in sheet.rows)
