"""Read an uploaded XLSX or CSV file in a child process, after a look at its first bytes."""

import json
import subprocess
from dataclasses import replace
from threading import BoundedSemaphore

from exchange.child_process import command, environment
from exchange.sheets.legacy import refuse_legacy
from exchange.sheets.sheet import MOST_BYTES, Row, Sheet, SheetFault, SheetRefused
from store.csv_cells import unescape_formula
from store.database import ROOT

PATIENCE = 60  # seconds of wall time; of CPU time it is `child.SECONDS`
AT_ONCE = BoundedSemaphore(2)  # further uploads wait, so that many together cannot take the memory
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel before 2007, and anything that Office has encrypted
OLE_KINDS = (
    ("EncryptedPackage".encode("utf-16-le"), SheetFault.ENCRYPTED),
    ("WordDocument".encode("utf-16-le"), SheetFault.DOCUMENT),
)
OTHER_KINDS = {
    SheetFault.PDF: (b"%PDF",),
    SheetFault.PICTURE: (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
    SheetFault.DOCUMENT: (b"{\\rtf",),
    SheetFault.NOT_A_SHEET: (b"Rar!", b"7z\xbc\xaf", b"MZ", b"\x7fELF"),
}
TAGS = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"mime-version:")


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of an XLSX or CSV file that is not empty. Raises `SheetRefused`."""
    _refuse_other_files(content)
    with AT_ONCE:
        sheets = _parsed(_child_output(content))
    if not content.startswith(ZIP):
        sheets = tuple(replace(sheet, rows=tuple(_unguarded(row) for row in sheet.rows)) for sheet in sheets)
    refuse_legacy(sheets)
    if not any(sheet.rows for sheet in sheets):
        raise SheetRefused(SheetFault.EMPTY)
    return sheets


def _refuse_other_files(content: bytes) -> None:
    """Raise `SheetRefused` for what is neither a workbook nor text by its first bytes, whatever its name."""
    if len(content) > MOST_BYTES:
        raise SheetRefused(SheetFault.TOO_BIG, limit=MOST_BYTES // 1024**2)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise SheetRefused(SheetFault.EMPTY)
    if content.startswith(OLE):
        raise SheetRefused(next((fault for mark, fault in OLE_KINDS if mark in content), SheetFault.OLD_EXCEL))
    if start.lower().startswith(TAGS):
        raise SheetRefused(SheetFault.WEB_PAGE)
    for fault, marks in OTHER_KINDS.items():
        if start.startswith(marks):
            raise SheetRefused(fault)


def _parsed(output: bytes) -> tuple[Sheet, ...]:
    """The sheets in the answer of the child process; without an answer it died of the file."""
    try:
        answer = json.loads(output)
    except ValueError:
        raise SheetRefused(SheetFault.TOO_MUCH_WORK) from None
    if "refused" in answer:
        raise SheetRefused(SheetFault(answer["refused"]), **answer["values"])
    return tuple(_sheet(**sheet) for sheet in answer["sheets"])


def _child_output(content: bytes) -> bytes:
    try:
        child = subprocess.run(  # noqa: S603
            command("exchange.sheets.child"),
            input=content,
            capture_output=True,
            cwd=ROOT,
            env=environment(OPENPYXL_LXML="False", PYTHONDONTWRITEBYTECODE="1"),
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SheetRefused(SheetFault.TOO_MUCH_WORK) from None
    return child.stdout


def _unguarded(row: Row) -> Row:
    """The row without the apostrophes that guard formulas in our own CSV files."""
    return Row(row.number, tuple(unescape_formula(cell) for cell in row.cells))


def _sheet(
    name: str,
    rows: list[tuple[int, list[str]]],
    repeated: list[tuple[int, int]],
    hidden_rows: list[int],
    hidden_columns: list[str],
    is_hidden: bool,
) -> Sheet:
    return Sheet(
        name,
        tuple(Row(number, tuple(cells)) for number, cells in rows),
        frozenset((row, place) for row, place in repeated),
        tuple(hidden_rows),
        tuple(hidden_columns),
        is_hidden,
    )
