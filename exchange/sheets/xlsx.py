"""Parse a workbook with openpyxl in its normal mode: the read-only one knows neither merged nor hidden cells.

Only called in a child process (`exchange.sheets.child`), after `exchange.sheets.xlsx_check.refuse_unsafe`.
"""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exchange.sheets.sheet import (
    Row,
    Sheet,
    SheetFault,
    SheetRefused,
    TextBudget,
    column_letters,
    number_text,
    refuse_size,
)
from exchange.sheets.styles import without_looks
from text.names import nfc

ONLY_YEAR = re.compile(r"(?:\[\$-[0-9A-F]+\])?y{4}(?:;@)?", re.IGNORECASE)
Texts = dict[tuple[int, int], str]


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet that is not empty. Raises `SheetRefused`, or anything that openpyxl raises for a damaged file."""
    book = _opened(content, values=False)
    formulas = [
        (worksheet.title, key)
        for worksheet in book.worksheets
        for key, cell in _cells(worksheet)
        if cell.data_type == "f"
    ]
    if formulas:
        book = _opened(content, values=True)
        for title, (row, column) in formulas:
            if book[title].cell(row, column).value is None:
                place = f"{column_letters(column - 1)}{row}"
                raise SheetRefused(SheetFault.NOT_CALCULATED, sheet=title, cell=place)
    budget = TextBudget()
    sheets = [_sheet(worksheet, budget) for worksheet in book.worksheets]
    return tuple(sheet for sheet in sheets if sheet.rows)


def _opened(content: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pictures and extensions are not read
        try:
            return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
        except (ValueError, TypeError):  # what the library raises for a style that it does not know
            return load_workbook(io.BytesIO(without_looks(content)), data_only=values, keep_links=False)


def _cells(worksheet: Worksheet) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cells that have a value, without creating those between them."""
    for key, cell in worksheet._cells.items():
        if isinstance(cell, Cell) and cell.value is not None:
            refuse_size(*key)
            yield key, cell


def _sheet(worksheet: Worksheet, budget: TextBudget) -> Sheet:
    texts: Texts = {key: budget.take(text) for key, cell in _cells(worksheet) if (text := _text(cell))}
    repeated = _spread(worksheet, texts, budget)
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(texts.items()):
        by_row.setdefault(row, {})[column] = text
    rows = tuple(
        Row(number, tuple(cells.get(column, "") for column in range(1, max(cells) + 1)))
        for number, cells in by_row.items()
    )
    hidden = {number for number, row in worksheet.row_dimensions.items() if row.hidden}
    columns = {column for _, column in texts}
    return Sheet(
        nfc(worksheet.title),
        rows,
        frozenset((row, column - 1) for row, column in repeated),
        tuple(sorted(hidden & set(by_row))),
        tuple(column_letters(column - 1) for column in sorted(_hidden_columns(worksheet) & columns)),
        worksheet.sheet_state != "visible",
    )


def _spread(worksheet: Worksheet, texts: Texts, budget: TextBudget) -> set[tuple[int, int]]:
    """Copy the text of each merged range into all of its cells; returns the cells that repeat it."""
    repeated = set()
    for merged in worksheet.merged_cells.ranges:
        text = texts.get((merged.min_row, merged.min_col))
        if text is None:
            continue
        refuse_size(merged.max_row, merged.max_col)
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                if (row, column) != (merged.min_row, merged.min_col):
                    texts[row, column] = budget.take(text)
                    repeated.add((row, column))
    return repeated


def _hidden_columns(worksheet: Worksheet) -> set[int]:
    """The numbers of hidden columns; openpyxl keeps one entry for neighbours of the same look."""
    hidden = [column for column in worksheet.column_dimensions.values() if column.hidden]
    return {number for column in hidden for number in range(column.min or 1, min(column.max or 1, 1000) + 1)}


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return number_text(value, is_percent="%" in (cell.number_format or ""))
    if isinstance(value, date) and ONLY_YEAR.fullmatch(cell.number_format or ""):
        return str(value.year)
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    if isinstance(value, date | clock_time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return nfc(str(value)).strip()
