"""Parse delimited text: separated by `;`, `,`, tab or `|`; UTF-8, UTF-16 or Vietnamese Windows, with BOM or without."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from exchange.sheets.sheet import Row, Sheet, SheetFault, SheetRefused, TextBudget, number_text, refuse_size
from tables.precision import MOST_DIGITS
from text.names import nfc

SEPARATORS = ";,\t|"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DUSTY = re.compile(r"(?P<sign>-?)(?P<whole>[0-9]{1,12})(?P<mark>[.,])(?P<tail>[0-9]{4,30})")
LOOKED_AT = 200  # lines from which the separator is guessed
LONGEST_CELL = 100_000
MOST_MARKS = 5_000  # separators in one line of a file; no sheet that is read has more


def read_delimited(content: bytes) -> Sheet:
    """The rows of a CSV file. Raises `SheetRefused`."""
    text = _text(content)
    body, separator = _body(text)
    marks = max((line.count(separator) for line in io.StringIO(body)), default=0)
    if marks > MOST_MARKS:
        refuse_size(1, marks + 1)
    skipped = text.count("\n", 0, len(text) - len(body))
    return Sheet("", tuple(_rows(body, separator, skipped)))


def _text(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\0" in content[:200]:
        return _decoded(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1258")  # what Excel on a Vietnamese Windows writes as plain CSV


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise SheetRefused(SheetFault.ENCODING) from None


def _body(text: str) -> tuple[str, str]:
    """The text to parse, and its separator; Excel may name it in a first line of its own: sep=;"""
    first, _, rest = text.partition("\n")
    named = first.strip("\r ").lower()
    if named.startswith("sep=") and len(named) == len("sep=;"):
        return rest, named[-1]
    return text, max(SEPARATORS, key=lambda mark: _consistency(text, mark))


def _consistency(text: str, separator: str) -> tuple[int, int]:
    """How many of the first lines have the same number of cells, and how many cells that are."""
    lines = csv.reader(islice(io.StringIO(text, newline=""), LOOKED_AT), delimiter=separator)
    try:
        counts = Counter(len(cells) - 1 for cells in lines if any(map(str.strip, cells)))
    except csv.Error:
        return 0, 0
    counts.pop(0, None)
    return max(((lines, marks) for marks, lines in counts.items()), default=(0, 0))


def _without_dust(cell: str) -> str:
    """The cell, with 12.299999999999999 rounded to the digits that a workbook keeps."""
    match = DUSTY.fullmatch(cell)
    if not match or len((match["whole"] + match["tail"]).lstrip("0")) <= MOST_DIGITS:
        return cell
    exact = Decimal(f"{match['whole']}.{match['tail']}")
    return match["sign"] + number_text(exact, is_percent=False).replace(".", match["mark"])


def _rows(text: str, separator: str, number: int) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    budget = TextBudget()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    try:
        for cells in reader:
            line, before = number + before + 1, reader.line_num
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                refuse_size(line, len(cells))
                yield Row(line, tuple(budget.take(_without_dust(nfc(cell.strip()))) for cell in cells))
    except csv.Error:
        raise SheetRefused(SheetFault.DAMAGED) from None
