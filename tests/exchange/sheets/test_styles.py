"""How cells look is no reason to refuse them; what they are by their number format stays."""

import io
import zipfile
from datetime import date

import pytest

from exchange.sheets.reading import read_sheets
from exchange.sheets.styles import STYLES, without_looks
from tests.support.sheet_files import cells, workbook

ROWS: list[list[object]] = [["Mã", "2024"], ["LEVEL", 12.345], ["ngày", date(2025, 3, 31)]]


def restyled(old: str, new: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(ROWS))) as packed, zipfile.ZipFile(file, "w") as repacked:
        for name in packed.namelist():
            part = packed.read(name)
            assert name != STYLES or old.encode() in part
            repacked.writestr(name, part.replace(old.encode(), new.encode()) if name == STYLES else part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<fill><patternFill patternType="none"/></fill>', "<fill/>"),
        ('<family val="2"/>', '<family val="20"/>'),
        ('patternType="gray125"', 'patternType="odd"'),
        ('<scheme val="minor"/>', '<scheme val="none of ours"/>'),
    ],
)
def test_an_odd_look_changes_no_cell(old: str, new: str) -> None:
    assert cells(read_sheets(restyled(old, new))[0]) == cells(read_sheets(workbook(ROWS))[0])


def test_a_workbook_without_looks_has_the_same_cells() -> None:
    assert cells(read_sheets(without_looks(workbook(ROWS)))[0]) == cells(read_sheets(workbook(ROWS))[0])
