"""What stands in a cell of a report: words, a number, a day. A CSV writes all of it as text, a workbook as it is."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from store.csv_cells import escape_formula
from tables.precision import MOST_DIGITS
from text import MINUS, Language, date_words, number
from wording.labels import Label, Tone

BEGINNING = "\ufeff"  # of a CSV for Excel: without it Excel takes UTF-8 for the machine's own encoding


class Number(NamedTuple):
    """A number with the decimals that are shown; None: all its digits."""

    value: float
    decimals: int | None = None


class Day(NamedTuple):
    """An ISO date, or only its year and month, or its year."""

    partial: str


class Toned(NamedTuple):
    """A status or verdict, with the colour that goes with it where there are colours."""

    words: str
    tone: Tone


class Own(str):
    """Words of the program's own, which are no formula whatever they begin with."""

    __slots__ = ()


Cell = str | Number | Day | Toned


def toned(said: Label, language: Language) -> Toned:
    return Toned(said.text(language), said.tone)


def written(cell: Cell, language: Language | None) -> str:
    """A cell as the text of a CSV: for a reader of that language, or for programs."""
    match cell:
        case Number(value, decimals):
            return digits(value, language) if decimals is None else rounded(value, decimals, language or Language.EN)
        case Day(partial):
            return partial if language is None else date_words(partial, language)
        case Toned(words, _) | (Own() as words):
            return words
        case str():
            return escape_formula(cell)


def digits(value: float | None, language: Language | None = None) -> str:
    """A number with all its digits and no grouping: decimal comma in Vietnamese, else decimal point."""
    if value is None:
        return ""
    plain = f"{Decimal(f'{value or 0.0:.{MOST_DIGITS}g}'):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace(".", ",") if language is Language.VI else plain


def rounded(value: float | None, decimals: int, language: Language) -> str:
    """A number as the screen rounds it, with no grouping and with the sign that a spreadsheet knows."""
    return "" if value is None else number(value, decimals, language, grouped=False).replace(MINUS, "-")


def mark(language: Language) -> str:
    """What stands between the cells of a CSV for Excel: a semicolon for readers whose decimal mark is the comma."""
    return ";" if language is Language.VI else ","


def excel_csv(lines: Iterable[Iterable[str]], language: Language) -> str:
    """A whole CSV for Excel, from its heading on; what people typed is guarded by whoever calls."""
    out = io.StringIO(newline="")
    out.write(BEGINNING)
    csv.writer(out, delimiter=mark(language), lineterminator="\r\n").writerows(lines)
    return out.getvalue()
