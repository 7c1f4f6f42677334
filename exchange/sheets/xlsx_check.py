"""Check a workbook before openpyxl opens it: a zip of XML parts, none of them too large, and no macros.

This also holds on systems where the memory of a process cannot be limited.
"""

import io
import re
import zipfile
from typing import IO
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax

from exchange.sheets.sheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_UNPACKED,
    SheetFault,
    SheetRefused,
    refuse_size,
)

CHUNK = 256 * 1024
CONTENTS = "[Content_Types].xml"
WORKBOOK = b"spreadsheetml.sheet.main+xml"
OTHER_PROGRAMS = (  # a part, and what stands in it
    (SheetFault.OPEN_DOCUMENT, "mimetype", b"opendocument"),
    (SheetFault.NUMBERS, "Index/Document.iwa", b""),
    (SheetFault.DOCUMENT, "word/document.xml", b""),
    (SheetFault.BINARY_EXCEL, "xl/workbook.bin", b""),
    (SheetFault.STRICT_EXCEL, "xl/workbook.xml", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
)
MACROS = (b"macroenabled", b"vbaproject")
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


def refuse_unsafe(content: bytes) -> None:
    """Raise `SheetRefused` unless this is a workbook without macros and within the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _refuse_other_files(packed)
            for part in packed.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    with packed.open(part) as opened:
                        _refuse_large(opened)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        raise SheetRefused(SheetFault.DAMAGED) from None


def _refuse_other_files(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused(SheetFault.ENCRYPTED)
    if len(parts) > MOST_PARTS:
        raise SheetRefused(SheetFault.UNPACKED, limit=MOST_UNPACKED // 1024**2)
    _refuse_bomb(packed)
    _refuse_other_programs(packed)
    if CONTENTS not in packed.namelist():
        raise SheetRefused(SheetFault.NOT_A_SHEET)
    kinds = packed.read(CONTENTS)
    names = " ".join(packed.namelist()).lower().encode()
    if any(mark in kinds.lower() or mark in names for mark in MACROS):
        raise SheetRefused(SheetFault.MACROS)
    if WORKBOOK not in kinds:
        raise SheetRefused(SheetFault.NOT_A_SHEET)


def _refuse_other_programs(packed: zipfile.ZipFile) -> None:
    """Raise `SheetRefused` for what other programs, or other ways of saving, make of a table: each by its own name."""
    names = set(packed.namelist())
    for fault, part, mark in OTHER_PROGRAMS:
        if part in names and mark in packed.read(part):
            raise SheetRefused(fault)


def _refuse_bomb(packed: zipfile.ZipFile) -> None:
    left = MOST_UNPACKED
    for part in packed.infolist():
        with packed.open(part) as opened:
            while chunk := opened.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise SheetRefused(SheetFault.UNPACKED, limit=MOST_UNPACKED // 1024**2)


def _refuse_large(part: IO[bytes]) -> None:
    """Stream through a sheet and count its cells; other parts are left at their first element."""
    try:
        defusedxml.sax.parse(part, _Measure(), forbid_dtd=True)
    except _NoSheet:
        return


class _NoSheet(Exception):
    """This XML part is not a worksheet."""


class _Measure(ContentHandler):
    """Counts cells, and refuses values beyond the limits."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.row = self.column = self.cells = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 (the library's name)
        local = name.rpartition(":")[2]
        self.depth += 1
        if self.depth == 1 and local != "worksheet":
            raise _NoSheet
        if local == "row":
            self.row, self.column = int(attrs.get("r") or self.row + 1), 0
            self._count(1)
        elif local == "c":
            self._enter_cell(attrs.get("r"))
        elif local in ("v", "is", "f"):
            refuse_size(self.row, self.column)
        elif local in ("mergeCell", "hyperlink"):
            self._count(_area(attrs.get("ref") or ""))

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1

    def _enter_cell(self, reference: str | None) -> None:
        self._count(1)
        self.column += 1
        if reference and (match := REFERENCE.fullmatch(reference)):
            self.row, self.column = int(match[2]), _column_number(match[1])

    def _count(self, more: int) -> None:
        self.cells += more
        if self.cells > MOST_CELLS:
            raise SheetRefused(SheetFault.TOO_MANY_CELLS, limit=MOST_CELLS)


def _area(reference: str) -> int:
    """The number of cells that a range covers; more than the limit where the reference is malformed."""
    match = REFERENCE.fullmatch(reference)
    if not match:
        return MOST_ROWS * MOST_COLUMNS
    if match[3] is None:
        return 1
    columns = abs(_column_number(match[3]) - _column_number(match[1])) + 1
    return columns * (abs(int(match[4]) - int(match[2])) + 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
