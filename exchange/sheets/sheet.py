"""A sheet as text, the limits of its size, and the reasons for which a file is refused."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tables.precision import MOST_DIGITS

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2_000  # files inside a workbook
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CELLS = 500_000  # also empty ones that only carry a format: the library keeps each of them
MOST_LETTERS = 10_000_000  # in all cells together; one long text can be used by many of them


class SheetFault(StrEnum):
    """Why a file is refused as a whole; the catalogues word each under `sheet.<code>`."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_SHEET = "not_a_sheet"
    OLD_EXCEL = "old_excel"
    BINARY_EXCEL = "binary_excel"
    STRICT_EXCEL = "strict_excel"
    OPEN_DOCUMENT = "open_document"
    NUMBERS = "numbers"
    PDF = "pdf"
    PICTURE = "picture"
    DOCUMENT = "document"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    WEB_PAGE = "web_page"
    ENCODING = "encoding"
    TCVN3 = "tcvn3"
    VNI = "vni"
    DAMAGED = "damaged"
    UNPACKED = "unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MUCH_WORK = "too_much_work"
    NOT_CALCULATED = "not_calculated"


class SheetRefused(Exception):
    """A file that cannot be read. `values` fill the placeholders of the sentence of `code`."""

    def __init__(self, code: SheetFault, **values: str | int) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: its number in the file, from 1, and its cells from column A on."""

    number: int
    cells: tuple[str, ...]

    def at(self, place: int | None) -> str:
        """The cell at a place from 0 without blanks around it; empty where the row has none, and without a place."""
        return self.cells[place].strip() if place is not None and 0 <= place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text. Numbers are written unambiguously: 1234, 12.87, 1.2340, 12.87%.

    `repeated` are the cells (row number, place from 0) of merged ranges that repeat the text of the first one.
    Hidden rows, columns and sheets are read, too; `hidden_rows`, `hidden_columns` and `is_hidden` name them.
    """

    name: str
    rows: tuple[Row, ...]
    repeated: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False


def column_letters(place: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, last = divmod(place - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def number_text(value: float | Decimal, *, is_percent: bool) -> str:
    """A number that can be read in one way only: without grouping, and never with exactly three decimals."""
    exact = Decimal(f"{value:.{MOST_DIGITS}g}")
    if not exact.is_finite():
        return str(value)
    digits = format(exact * 100 if is_percent else exact, "f")
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    if len(digits.partition(".")[2]) == 3:
        digits += "0"
    return f"{digits}%" if is_percent else digits


def refuse_size(row: int, column: int) -> None:
    """Raise `SheetRefused` for a cell beyond the limits; both count from 1."""
    if row > MOST_ROWS:
        raise SheetRefused(SheetFault.TOO_MANY_ROWS, rows=row, limit=MOST_ROWS)
    if column > MOST_COLUMNS:
        raise SheetRefused(SheetFault.TOO_MANY_COLUMNS, columns=column, limit=MOST_COLUMNS)


class TextBudget:
    """Limits the letters of all cells together, so that a small file cannot become a huge text."""

    def __init__(self) -> None:
        self.left = MOST_LETTERS

    def take(self, text: str) -> str:
        self.left -= len(text) + 1
        if self.left < 0:
            raise SheetRefused(SheetFault.TOO_MUCH_WORK)
        return text
