"""The values in the cells of a report: text, numbers and days. A CSV writes them as text, a workbook by their type."""

from decimal import Decimal
from typing import NamedTuple

from store.csv_cells import escape_formula
from tables.precision import MOST_DIGITS
from text import MINUS, Language, date_words, number
from wording.labels import Label, Tone


class Number(NamedTuple):
    """A number with the decimals that are shown; None: all its digits."""

    value: float
    decimals: int | None = None


class Day(NamedTuple):
    """An ISO date, or only its year and month, or its year."""

    partial: str


class Toned(NamedTuple):
    """A status or verdict, with the colour that it has where there are colours."""

    words: str
    tone: Tone


class SafeText(str):
    """Text that the program made, which is no formula whatever it begins with."""

    __slots__ = ()


Cell = str | Number | Day | Toned


def number_cell(value: float | None) -> Cell:
    """A number with all its digits; an empty cell for None."""
    return "" if value is None else Number(value)


def toned(label: Label, language: Language) -> Toned:
    return Toned(label.text(language), label.tone)


def cell_text(cell: Cell, language: Language | None) -> str:
    """A cell as the text of a CSV: for a reader of that language, or for programs."""
    match cell:
        case Number(value, decimals):
            return digits(value, language) if decimals is None else rounded(value, decimals, language or Language.EN)
        case Day(partial):
            return escape_formula(partial) if language is None else date_words(partial, language)
        case Toned(words, _) | (SafeText() as words):
            return words
        case str():
            return escape_formula(cell)


def digits(value: float | None, language: Language | None = None) -> str:
    """A number with all its digits and no grouping: decimal comma in Vietnamese, else decimal point."""
    if value is None:
        return ""
    exact = f"{Decimal(f'{value or 0.0:.{MOST_DIGITS}g}'):f}"
    exact = exact.rstrip("0").rstrip(".") if "." in exact else exact
    return exact.replace(".", ",") if language is Language.VI else exact


def rounded(value: float, decimals: int, language: Language) -> str:
    """A number as the screen rounds it, without grouping and with the minus sign that a spreadsheet knows."""
    return number(value, decimals, language, grouped=False).replace(MINUS, "-")
