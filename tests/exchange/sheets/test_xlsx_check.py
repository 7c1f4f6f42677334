"""A workbook is looked at before the library opens it: each danger is refused by its own fault."""

from collections.abc import Callable

import pytest

from exchange.sheets.sheet import MOST_CELLS, MOST_COLUMNS, MOST_PARTS, MOST_ROWS, SheetFault, SheetRefused
from exchange.sheets.xlsx_check import refuse_unsafe
from tests.support.sheet_files import by_hand, far_cell, wide_merge, workbook, zip_bomb, zipped

WORKBOOK_TYPE = "<Types>spreadsheetml.sheet.main+xml</Types>"
STRICT = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'


def fault_of(content: bytes) -> SheetRefused:
    with pytest.raises(SheetRefused) as refused:
        refuse_unsafe(content)
    return refused.value


@pytest.mark.parametrize("make", [far_cell, zip_bomb, wide_merge])
def test_sizes_are_refused_before_the_library_sees_the_file(make: Callable[[], bytes]) -> None:
    """So it also holds on systems that cannot limit a process."""
    with pytest.raises(SheetRefused):
        refuse_unsafe(make())


def test_an_ordinary_workbook_passes() -> None:
    refuse_unsafe(workbook([["a", 1]], lambda s: s.merge_range(1, 0, 2, 0, "b")))


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"a.txt": "a"}, SheetFault.NOT_A_SHEET),
        ({"[Content_Types].xml": "<Types>wordprocessingml</Types>"}, SheetFault.NOT_A_SHEET),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, SheetFault.OPEN_DOCUMENT),
        ({"Index/Document.iwa": ""}, SheetFault.NUMBERS),
        ({"[Content_Types].xml": "<Types/>", "word/document.xml": ""}, SheetFault.DOCUMENT),
        ({"[Content_Types].xml": "sheet.binary.macroEnabled.main", "xl/workbook.bin": ""}, SheetFault.BINARY_EXCEL),
        ({"[Content_Types].xml": WORKBOOK_TYPE, "xl/workbook.xml": STRICT}, SheetFault.STRICT_EXCEL),
        ({"[Content_Types].xml": WORKBOOK_TYPE, "xl/vbaProject.bin": ""}, SheetFault.MACROS),
        ({"[Content_Types].xml": f"{WORKBOOK_TYPE}macroEnabled"}, SheetFault.MACROS),
        ({"[Content_Types].xml": WORKBOOK_TYPE} | {f"{n}.bin": "" for n in range(MOST_PARTS)}, SheetFault.UNPACKED),
    ],
)
def test_a_zip_that_is_no_safe_workbook_is_refused_by_its_parts(parts: dict[str, str], fault: SheetFault) -> None:
    assert fault_of(zipped(parts)).code is fault


def test_what_is_no_zip_is_damaged() -> None:
    assert fault_of(b"PK but no more").code is SheetFault.DAMAGED


def cell(reference: str) -> str:
    return f'<sheetData><row><c r="{reference}"><v>1</v></c></row></sheetData>'


def test_the_last_row_and_column_are_taken_and_the_next_are_refused() -> None:
    refuse_unsafe(by_hand(cell(f"GR{MOST_ROWS}")))  # GR is column 200
    below, beside = fault_of(by_hand(cell(f"A{MOST_ROWS + 1}"))), fault_of(by_hand(cell("GS1")))
    assert (below.code, below.values) == (SheetFault.TOO_MANY_ROWS, {"rows": MOST_ROWS + 1, "limit": MOST_ROWS})
    assert (beside.code, beside.values) == (SheetFault.TOO_MANY_COLUMNS, {"columns": 201, "limit": MOST_COLUMNS})


@pytest.mark.parametrize("reference", ["A1:GR2501", "GR2501:A1", "nonsense"])
def test_merged_ranges_count_as_cells(reference: str) -> None:
    refuse_unsafe(by_hand('<sheetData/><mergeCells><mergeCell ref="A1:GR2500"/></mergeCells>'))
    refused = fault_of(by_hand(f'<sheetData/><mergeCells><mergeCell ref="{reference}"/></mergeCells>'))
    assert (refused.code, refused.values) == (SheetFault.TOO_MANY_CELLS, {"limit": MOST_CELLS})
