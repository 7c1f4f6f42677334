"""The report as a workbook: a sheet for people, a tidy one for programs, and the meaning of the columns of both.

They have the columns and rows of the two CSV files, from the same definitions, but numbers are numbers and days are
days. What people typed is written as text: no cell is a formula, no text becomes a link.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts import PALETTES
from exchange.report.cells import Cell, Day, Number, Toned, cell_text
from exchange.report.closed import CLOSED_COLUMNS, closed_lines, closed_title, closed_titles
from exchange.report.columns import (
    EXCEL_COLUMNS,
    MACHINE_COLUMNS,
    excel_line,
    excel_titles,
    machine_line,
    machine_names,
)
from exchange.report.rows import report_rows, yearly_rows
from text import Language, date_words, is_partial_date, moment, translate
from views import AsOf, Standing

SAFE: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDE: Final = {  # letters, by column
    name: width
    for width, names in {
        10: "strive",
        14: "observation",
        18: "pillar pillar_vi pillar_en review",
        19: "kind",
        22: "verdict",
        24: "data",
        25: "status closed_status",
        28: "method",
        32: "recorded_at",
        34: "agreement body",
        40: "name_vi name_en source note note_en closed_reason closed_reason_en unfinished",
        48: "commitment",
        60: "why others",
    }.items()
    for name in names.split()
}
WIDTH: Final = 13  # of every other column
DAY_FORMAT: Final = {Language.VI: "dd/mm/yyyy", Language.EN: "[$-409]d mmmm yyyy", None: "yyyy-mm-dd"}
FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a day too many before it
LANGUAGE_ENDINGS: Final = {"_vi": Language.VI, "_en": Language.EN}


@dataclass(frozen=True, slots=True)
class BookInput:
    """The input of a workbook: standings in the order of the board, the chosen year, the line above the table.

    `made` is the moment of its making, shown by the clock of `zone`; `as_of`: of a point-in-time read. What is
    `closed` has a sheet of its own, and rows among those for programs.
    """

    standings: Sequence[Standing]
    year: int | None
    language: Language
    heading: str
    made: datetime
    zone: str
    today: date
    as_of: AsOf | None = None
    closed: Sequence[Standing] = ()


def write_book(file: IO[bytes], book: BookInput) -> None:
    """Write the workbook row by row, never holding a whole sheet in memory."""
    with xlsxwriter.Workbook(file, SAFE) as workbook:
        formats, language = _Formats(workbook), book.language
        workbook.set_properties({"title": translate("book.title", language), "created": book.made.replace(tzinfo=None)})
        workbook.set_calc_mode("manual")
        _reading(workbook.add_worksheet(translate("book.sheet.reading", language)), formats, book)
        if book.closed:
            _closed(workbook.add_worksheet(translate("book.sheet.closed", language)), formats, book)
        _tidy(workbook.add_worksheet(translate("book.sheet.tidy", language)), formats, book)
        _dictionary(workbook.add_worksheet(translate("book.sheet.dictionary", language)), formats, book)


class _Formats:
    """The formats of the book, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}
        self.title: Format = workbook.add_format({"bold": True, "font_size": 14})
        look = {"bold": True, "bg_color": "#0E5A6B", "font_color": "#FFFFFF", "valign": "top", "text_wrap": True}
        self.head: Format = workbook.add_format(look)

    def of(self, cell: Cell, language: Language | None) -> Format:
        """The format of a cell; for programs (no language) without colours and wrapping."""
        match cell:
            case Number(_, decimals):
                shown = "General" if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
                return self._format(language, num_format=shown)
            case Day():
                return self._format(language, num_format=DAY_FORMAT[language], align="left")
            case Toned(_, tone):
                tint, colour = PALETTES["light"].tint[tone], PALETTES["light"].text[tone]
                return self._format(language, bg_color=tint, font_color=colour, text_wrap=True)
        return self._format(language, text_wrap=language is not None)

    def _format(self, language: Language | None, **look: object) -> Format:
        key = (language, *sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(look | ({"valign": "top"} if language else {}))
        return self._made[key]


def _reading(sheet: Worksheet, formats: _Formats, book: BookInput) -> None:
    language = book.language
    sheet.write_string(0, 0, book.heading or translate("book.title", language), formats.title)
    sheet.write_string(1, 0, _about(book))
    rows = report_rows(book.standings, book.year, language, book.today, book.as_of)
    lines = (excel_line(row, language) for row in rows)
    _table(sheet, formats, 2, EXCEL_COLUMNS, excel_titles(book.as_of, language), lines, language)
    _lay_out(sheet, 2)


def _closed(sheet: Worksheet, formats: _Formats, book: BookInput) -> None:
    language = book.language
    about = f"{translate('closed.uncounted', language)} {translate('closed.as_of', language)}"
    sheet.write_string(0, 0, closed_title(len(book.closed), language), formats.title)
    sheet.write_string(1, 0, about)
    lines = closed_lines(book.closed, language, book.today)
    _table(sheet, formats, 2, CLOSED_COLUMNS, closed_titles(language), lines, language)
    _lay_out(sheet, 2)


def _lay_out(sheet: Worksheet, heading: int) -> None:
    """Keep the row of titles and the first column in sight; on paper A4, one page wide."""
    sheet.freeze_panes(heading + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading)


def _about(book: BookInput) -> str:
    """When it was made, for which year, and the day of a point-in-time read."""
    language = book.language
    parts = [translate("book.made", language, at=moment(book.made, language, book.zone))]
    parts += [translate("book.year", language, year=book.year)] if book.year else []
    if book.as_of:
        parts.append(translate(f"known.{book.as_of.clock}", language, on=date_words(book.as_of.day, language)))
    return " · ".join(parts)


def _tidy(sheet: Worksheet, formats: _Formats, book: BookInput) -> None:
    rows = yearly_rows((*book.standings, *book.closed), book.year, book.today, book.as_of)
    _table(sheet, formats, 0, MACHINE_COLUMNS, machine_names(book.as_of), map(machine_line, rows), None)
    sheet.freeze_panes(1, 2)


def _table(
    sheet: Worksheet,
    formats: _Formats,
    top: int,
    names: Iterable[str],
    titles: Sequence[str],
    lines: Iterable[Sequence[Cell]],
    language: Language | None,
) -> None:
    """Write a heading with filters at row `top` and the lines under it; a missing value is an empty cell."""
    sheet.set_column(0, len(titles) - 1, WIDTH)
    for column, name in enumerate(names):
        sheet.set_column(column, column, WIDE.get(name, WIDTH))
    for column, title in enumerate(titles):
        sheet.write_string(top, column, title, formats.head)
    last = top
    for last, line in enumerate(lines, top + 1):
        for column, cell in enumerate(line):
            if cell != "":
                _write(sheet, last, column, cell, formats.of(cell, language), language)
    sheet.autofilter(top, 0, last, len(titles) - 1)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format, language: Language | None) -> None:
    match cell:
        case Number(value, _):
            sheet.write_number(row, column, value or 0.0, look)
        case Day(partial) if _is_day(partial):
            sheet.write_datetime(row, column, date.fromisoformat(partial), look)
        case Day():
            sheet.write_string(row, column, cell_text(cell, language), look)
        case Toned(words, _) | str(words):
            sheet.write_string(row, column, words, look)


def _is_day(partial: str) -> bool:
    """Whether it is a whole day that Excel counts rightly."""
    return len(partial) == len("2026-11-22") and is_partial_date(partial) and partial >= FIRST_DAY.isoformat()


# ---- the data dictionary


def _dictionary(sheet: Worksheet, formats: _Formats, book: BookInput) -> None:
    """Write each column of both sheets with its title and its meaning in both languages."""
    titles = ("sheet", "column", "meaning_vi", "meaning_en")
    for column, width in enumerate((18, 34, 80, 80)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, translate(f"book.{titles[column]}", book.language), formats.head)
    text_format = formats.of("", book.language)
    for row, line in enumerate(_meanings(book), 1):
        for column, words in enumerate(line):
            sheet.write_string(row, column, words, text_format)
    sheet.freeze_panes(1, 0)


def _meanings(book: BookInput) -> Iterable[tuple[str, ...]]:
    excel_names = [*EXCEL_COLUMNS, *(("known_on",) if book.as_of else ())]
    closed = [("closed", closed_titles(book.language), CLOSED_COLUMNS)] if book.closed else []
    sheets = (
        ("reading", excel_titles(book.as_of, book.language), excel_names),
        *closed,
        ("tidy", machine_names(book.as_of), machine_names(book.as_of)),
    )
    for sheet, titles, names in sheets:
        for title, name in zip(titles, names, strict=True):
            yield (
                translate(f"book.sheet.{sheet}", book.language),
                title,
                *(meaning(name, language) for language in Language),
            )


def meaning(name: str, language: Language) -> str:
    """The meaning of a column; where it exists in both languages, also in which."""
    ending = LANGUAGE_ENDINGS.get(name[-3:])
    if ending is None:
        return translate(f"book.column.{name}", language)
    meant = translate(f"book.column.{name[:-3]}", language)
    return translate("book.in_vietnamese" if ending is Language.VI else "book.in_english", language, meaning=meant)
