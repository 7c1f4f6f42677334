"""CSV for Excel: a byte order mark, the delimiter that a language expects, CRLF; whole or line by line."""

import csv
import io
from collections.abc import Iterable, Iterator

from text import Language

BOM = "\ufeff"  # without it Excel takes UTF-8 for the machine's own encoding


def delimiter(language: Language) -> str:
    """A semicolon for readers whose decimal mark is the comma, else a comma."""
    return ";" if language is Language.VI else ","


def csv_lines(rows: Iterable[Iterable[str]], delimiter: str) -> Iterator[str]:
    """Each row as a line of CSV; whoever calls has guarded what people typed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def excel_lines(rows: Iterable[Iterable[str]], language: Language) -> Iterator[str]:
    """A CSV file for Excel line by line; the first row is its heading."""
    lines = csv_lines(rows, delimiter(language))
    yield BOM + next(lines)
    yield from lines


def excel_csv(rows: Iterable[Iterable[str]], language: Language) -> str:
    """A whole CSV file for Excel; the first row is its heading."""
    return "".join(excel_lines(rows, language))
