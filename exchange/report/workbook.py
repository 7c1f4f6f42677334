"""The report as a workbook: a sheet to read, a tidy one, and what the columns of both mean.

Both have the columns and rows of the two CSVs, from the same definitions; only here numbers are numbers and days
are days. What people typed is written as text: no cell is a formula, no text becomes a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts import PALETTES
from exchange.report.cells import Cell, Day, Number, Toned, written
from exchange.report.columns import EXCEL, MACHINE, excel_line, machine_line
from exchange.report.rows import excel_titles, machine_names, report_rows, yearly_rows
from text import Language, date_words, moment, translate
from views import AsOf, Standing
from wording.labels import Tone

SAFE: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDE: Final[Mapping[str, int]] = {
    "agreement": 34, "pillar": 18, "commitment": 48, "kind": 19, "status": 25, "why": 60, "others": 60,
    "data": 24, "strive": 10, "verdict": 22, "review": 18, "observation": 14, "method": 28, "source": 40,
    "note": 40, "body": 34, "name_vi": 40, "name_en": 40, "pillar_vi": 18, "pillar_en": 18, "note_en": 40,
    "recorded_at": 32,
}  # fmt: skip
WIDTH: Final = 13  # letters, of every other column
DAY_FORMAT: Final = {Language.VI: "dd/mm/yyyy", Language.EN: "[$-409]d mmmm yyyy", None: "yyyy-mm-dd"}
FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a day too many before it
LANGUAGE_ENDINGS: Final = {"_vi": Language.VI, "_en": Language.EN}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes in: the standings in the order of the board, the year and the past day that were chosen, and what
    stands above the table. `made` is when, by the clock of `zone`."""

    standings: Sequence[Standing]
    year: int | None
    language: Language
    heading: str
    made: datetime
    zone: str
    today: date
    known: AsOf | None = None


def write_book(file: IO[bytes], wanted: Wanted) -> None:
    """Write the workbook, row by row: no sheet is ever held as a whole."""
    with xlsxwriter.Workbook(file, SAFE) as book:
        looks, language = _Looks(book), wanted.language
        book.set_properties({"title": translate("book.title", language), "created": wanted.made.replace(tzinfo=None)})
        book.set_calc_mode("manual")
        _reading(book.add_worksheet(translate("book.sheet.reading", language)), looks, wanted)
        _tidy(book.add_worksheet(translate("book.sheet.tidy", language)), looks, wanted)
        _dictionary(book.add_worksheet(translate("book.sheet.dictionary", language)), looks, wanted)


class _Looks:
    """The formats of the book, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}
        self._colours = PALETTES["light"]

    @cached_property
    def title(self) -> Format:
        return self._book.add_format({"bold": True, "font_size": 14})

    @cached_property
    def head(self) -> Format:
        look = {"bold": True, "bg_color": "#0E5A6B", "font_color": "#FFFFFF", "valign": "top", "text_wrap": True}
        return self._book.add_format(look)

    def of(self, cell: Cell, language: Language | None) -> Format:
        """How a cell looks; for programs (no language) without colours and wrapping."""
        match cell:
            case Number(_, decimals):
                shown = "General" if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
                return self._format(language, num_format=shown)
            case Day():
                return self._format(language, num_format=DAY_FORMAT[language], align="left")
            case Toned(_, tone):
                return self._format(language, **self._tone(tone))
        return self._format(language, text_wrap=language is not None)

    def _tone(self, tone: Tone) -> dict[str, object]:
        return {"bg_color": self._colours.tint[tone], "font_color": self._colours.text[tone], "text_wrap": True}

    def _format(self, language: Language | None, **look: object) -> Format:
        key = (language, *sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look | ({"valign": "top"} if language else {}))
        return self._made[key]


def _reading(sheet: Worksheet, looks: _Looks, wanted: Wanted) -> None:
    language = wanted.language
    sheet.write_string(0, 0, wanted.heading or translate("book.title", language), looks.title)
    sheet.write_string(1, 0, _about(wanted))
    rows = report_rows(wanted.standings, wanted.year, language, wanted.today, wanted.known)
    lines = (excel_line(row, language) for row in rows)
    _table(sheet, looks, 2, EXCEL, excel_titles(wanted.known, language), lines, language)
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _about(wanted: Wanted) -> str:
    """When it was made, for which year, and as of which day gone by."""
    language = wanted.language
    parts = [translate("book.made", language, at=moment(wanted.made, language, wanted.zone))]
    parts += [translate("book.year", language, year=wanted.year)] if wanted.year else []
    if wanted.known:
        parts.append(translate(f"known.{wanted.known.clock}", language, on=date_words(wanted.known.day, language)))
    return " · ".join(parts)


def _tidy(sheet: Worksheet, looks: _Looks, wanted: Wanted) -> None:
    rows = yearly_rows(wanted.standings, wanted.year, wanted.today, wanted.known)
    _table(sheet, looks, 0, MACHINE, machine_names(wanted.known), map(machine_line, rows), None)
    sheet.freeze_panes(1, 2)


def _table(
    sheet: Worksheet,
    looks: _Looks,
    top: int,
    names: Iterable[str],
    titles: Sequence[str],
    lines: Iterable[Sequence[Cell]],
    language: Language | None,
) -> None:
    """A heading with filters and the lines under it, from row `top` on; a missing value is an empty cell."""
    sheet.set_column(0, len(titles) - 1, WIDTH)
    for column, name in enumerate(names):
        sheet.set_column(column, column, WIDE.get(name, WIDTH))
    for column, title in enumerate(titles):
        sheet.write_string(top, column, title, looks.head)
    last = top
    for last, line in enumerate(lines, top + 1):
        for column, cell in enumerate(line):
            if cell != "":
                _write(sheet, last, column, cell, looks.of(cell, language), language)
    sheet.autofilter(top, 0, last, len(titles) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format, language: Language | None) -> None:
    match cell:
        case Number(value, _):
            sheet.write_number(row, column, value or 0.0, look)
        case Day(partial) if len(partial) == len("2026-11-22") and (day := date.fromisoformat(partial)) >= FIRST_DAY:
            sheet.write_datetime(row, column, day, look)
        case Day():
            sheet.write_string(row, column, written(cell, language), look)
        case Toned(words, _) | str(words):
            sheet.write_string(row, column, words, look)


# ---- what the columns mean


def _dictionary(sheet: Worksheet, looks: _Looks, wanted: Wanted) -> None:
    """Each column of both sheets: what it is called, and what it means in both languages."""
    titles = ("sheet", "column", "meaning_vi", "meaning_en")
    for column, width in enumerate((18, 34, 80, 80)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, translate(f"book.{titles[column]}", wanted.language), looks.head)
    plain = looks.of("", wanted.language)
    for row, line in enumerate(_meanings(wanted), 1):
        for column, words in enumerate(line):
            sheet.write_string(row, column, words, plain)
    sheet.freeze_panes(1, 0)


def _meanings(wanted: Wanted) -> Iterable[tuple[str, ...]]:
    known = ["known_on", "known_by"] if wanted.known else []
    sheets = (
        ("reading", excel_titles(wanted.known, wanted.language), [*EXCEL, *known[:1]]),
        ("tidy", machine_names(wanted.known), [*MACHINE, *known]),
    )
    for sheet, titles, names in sheets:
        for title, name in zip(titles, names, strict=True):
            yield (
                translate(f"book.sheet.{sheet}", wanted.language),
                title,
                *(meaning(name, language) for language in Language),
            )


def meaning(name: str, language: Language) -> str:
    """What a column holds; of a code's words, or a text in two languages, also in which language."""
    ending = LANGUAGE_ENDINGS.get(name[-3:])
    if ending is None:
        return translate(f"book.column.{name}", language)
    plain = translate(f"book.column.{name[:-3]}", language)
    return translate("book.in_vietnamese" if ending is Language.VI else "book.in_english", language, meaning=plain)
