"""What a sheet is once it has been read, how large it may be, and why one is refused."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2_000  # files inside a workbook
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CELLS = 500_000  # also empty ones that only carry a format: the library keeps each of them
DIGITS = 15  # what a spreadsheet keeps
MOST_LETTERS = 10_000_000  # in all cells together; one long text can be used by many of them


class SheetFault(StrEnum):
    """Why a file is refused as a whole; each has its sentence in the catalogues under `sheet.<code>`."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_SHEET = "not_a_sheet"
    OLD_EXCEL = "old_excel"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    WEB_PAGE = "web_page"
    ENCODING = "encoding"
    DAMAGED = "damaged"
    UNPACKED = "unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MUCH_WORK = "too_much_work"
    NOT_CALCULATED = "not_calculated"


class SheetRefused(Exception):
    """A file that is not read. `values` fill the sentence of `code`."""

    def __init__(self, code: SheetFault, **values: str | int) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something: its number in the file, from 1, and its cells from column A on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text. A number stands as it can be read in one way only: 1234, 12.87, 1.2340, 12.87%.

    `repeated` are the cells (row number, place from 0) that are part of a merged one and repeat what it says.
    What is hidden is read like everything else; `hidden_rows`, `hidden_columns` and `is_hidden` name it.
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
    """A number so that it can be read in one way only: without groups, and never with exactly three places."""
    exact = Decimal(f"{value:.{DIGITS}g}")
    if not exact.is_finite():
        return str(value)
    digits = format(exact * 100 if is_percent else exact, "f")
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    if len(digits.partition(".")[2]) == 3:
        digits += "0"
    return f"{digits}%" if is_percent else digits


def refuse_size(row: int, column: int) -> None:
    """Raises `SheetRefused` for a cell outside what is read; both count from 1."""
    if row > MOST_ROWS:
        raise SheetRefused(SheetFault.TOO_MANY_ROWS, rows=row, limit=MOST_ROWS)
    if column > MOST_COLUMNS:
        raise SheetRefused(SheetFault.TOO_MANY_COLUMNS, columns=column, limit=MOST_COLUMNS)


class Letters:
    """Counts what is read, so that a small file cannot become a huge text."""

    def __init__(self) -> None:
        self.left = MOST_LETTERS

    def take(self, text: str) -> str:
        self.left -= len(text) + 1
        if self.left < 0:
            raise SheetRefused(SheetFault.TOO_MUCH_WORK)
        return text
