"""Sheets as people send them, and as nobody should: made by hand where a library would not make them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import Sheet, SheetRefused

Cells = Sequence[Sequence[object]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: Cells, change: Callable[[Worksheet], object] = lambda _: None, name: str = "Số liệu") -> bytes:
    """An XLSX file by XlsxWriter; `change` may merge, hide and the like."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    change(sheet)
    book.close()
    return file.getvalue()


def by_hand(sheet: str, **parts: str) -> bytes:
    """A workbook with this text as the inside of its only sheet, and whatever other parts it is given."""
    kinds = f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_KIND}.sheet.main+xml"/>'
    kinds += f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_KIND}.worksheet+xml"/>'
    if "xl/sharedStrings.xml" in parts:
        kinds += f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET_KIND}.sharedStrings+xml"/>'
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    } | parts
    return zipped(whole)


def zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def far_cell() -> bytes:
    """The smallest file with a cell in the last corner of the largest sheet."""
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return by_hand(f"<sheetData>{cell}</sheetData>")


@cache
def zip_bomb() -> bytes:
    """A small file that unpacks to a large one."""
    return by_hand("<sheetData/>" + " " * 110 * 1024 * 1024)


def entity_bomb() -> bytes:
    """The billion laughs, in a shared string."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE sst [<!ENTITY a0 "ha">{entities}]><sst xmlns="{MAIN}"><si><t>&a9;</t></si></sst>'
    cell = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    return by_hand(cell, **{"xl/sharedStrings.xml": laughs})


def wide_merge() -> bytes:
    """One cell that says it covers the whole sheet; a library may try to make every cell of it."""
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return by_hand(f'{cell}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


@cache
def loud_string() -> bytes:
    """One long text used by many cells: small in the file, huge once it is written out."""
    text = f'<sst xmlns="{MAIN}"><si><t>{"ă" * 32_000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_000))
    rels = f'<Relationship Id="r1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    rels += f'<Relationship Id="r2" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/>'
    linked = f'<Relationships xmlns="{PACKAGE}/relationships">{rels}</Relationships>'
    parts = {"xl/sharedStrings.xml": text, "xl/_rels/workbook.xml.rels": linked}
    return by_hand(f"<sheetData>{rows}</sheetData>", **parts)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def refusal(content: bytes) -> SheetRefused:
    """Why a file is not read."""
    with pytest.raises(SheetRefused) as caught:
        read_sheets(content)
    return caught.value
