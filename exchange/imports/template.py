"""The workbook that an officer fills in: their commitments of a year, filled with what is known already.

Read back unchanged it proposes nothing. Every cell is written as text or as a number, never as a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from board.units import answers_before, units_of
from exchange.imports.headings import DAYS, STORED, Column
from exchange.imports.preview import stored_words
from text import Language, date_words, translate
from views import CommitmentView, Content, FigureView, MethodView
from views.figures import columns
from wording.amounts import measure
from wording.labels import ANSWER, OBSERVATION, STAGE, Label

FIGURES: Final = tuple(column for column in Column if column not in (Column.UNIT, Column.ANSWER))
ANSWERS: Final = (Column.CODE, Column.NAME, Column.YEAR, Column.UNIT, Column.BEFORE, Column.ANSWER)
WIDTHS: Final = {Column.CODE: 13, Column.NAME: 46, Column.YEAR: 7, Column.UNIT: 26, Column.SOURCE: 34}
PREFILLED: Final = (Column.CODE, Column.NAME, Column.MEASURE, Column.YEAR, Column.UNIT, Column.BEFORE)
FILLED_IN: Final = (Column.VALUE, Column.STATUS, Column.SOURCE, Column.ANSWER)
SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_LIST = 255  # letters; Excel takes no longer list of choices in a cell
Cell = str | float | int | None
Line = Mapping[Column, Cell]


def template(
    commitments: Iterable[CommitmentView], methods: Sequence[MethodView], year: int, language: Language
) -> bytes:
    """An XLSX file: a sheet for figures, one for the answers of wards, and one that explains the columns."""
    commitments = tuple(commitments)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, SAFE) as book:
        looks = _Looks(book)
        figures = book.add_worksheet(translate("import.sheet.figures", language))
        listed = any(c.is_listed for c in commitments)
        _write(figures, FIGURES, [_figure_line(c, year, methods, language) for c in commitments], looks, language)
        _offer(figures, commitments, methods, language)
        if listed:
            answers = book.add_worksheet(translate("import.sheet.answers", language))
            lines = [line for c in commitments if c.is_listed for line in _answer_lines(c, year, language)]
            _write(answers, ANSWERS, lines, looks, language)
            _choices(answers, ANSWERS.index(Column.ANSWER), 1, len(lines), _texts(ANSWER.values(), language))
        _explain(book.add_worksheet(translate("import.sheet.help", language)), looks, language)
    return file.getvalue()


class _Looks:
    """The formats of the template."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        common = {"valign": "top", "text_wrap": True}
        self.head: Format = book.add_format({"bold": True, "bg_color": "#0E5A6B", "font_color": "#FFFFFF", **common})
        self.prefilled: Format = book.add_format({"bg_color": "#EEF3F4", **common})
        self.open: Format = book.add_format({"bg_color": "#FFFBE6", "border": 1, "border_color": "#D9CFA3", **common})
        self.plain: Format = book.add_format(common)

    def of(self, column: Column) -> Format:
        if column in FILLED_IN:
            return self.open
        return self.prefilled if column in PREFILLED else self.plain


def _write(
    sheet: Worksheet, columns: Sequence[Column], lines: Sequence[Line], looks: _Looks, language: Language
) -> None:
    sheet.freeze_panes(1, 2)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, WIDTHS.get(column, 18))
        sheet.write_string(0, index, translate(f"import.column.{column}", language), looks.head)
    for row, line in enumerate(lines, 1):
        for index, column in enumerate(columns):
            _write_cell(sheet, row, index, line.get(column), looks.of(column))


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    else:
        sheet.write_number(row, column, cell, look)


def _figure_line(c: CommitmentView, year: int, methods: Sequence[MethodView], language: Language) -> Line:
    method = c.promise.method_of_record(year)
    existing = c.last_version(year, method)
    line: dict[Column, Cell] = {
        Column.CODE: c.code,
        Column.NAME: c.name.text(language),
        Column.MEASURE: measure(c, language),
        Column.YEAR: year,
        Column.BEFORE: stored_words(c, c.last_of_record(year - 1), language),
        Column.METHOD: next((m.name.text(language) for m in methods if m.code == method), method),
    }
    return line if existing is None else {**line, **_stored(c, existing, language)}


def _stored(c: CommitmentView, existing: FigureView, language: Language) -> Line:
    """The cells of the year's stored figure, as they would be typed."""
    stored = columns(existing.content, existing.origin)
    return {
        Column.VALUE: None if c.is_listed else _amount(c, existing.content, language),
        Column.STATUS: OBSERVATION[existing.content.status].text(language),
        **{name: _day(cell) if name in DAYS else cell for name in STORED if (cell := stored[name]) is not None},
    }


def _amount(c: CommitmentView, content: Content, language: Language) -> Cell:
    if not content.is_available:
        return None
    if content.stage is not None:
        return STAGE[content.stage].text(language)
    if content.part is not None and c.traits.is_share:
        return f"{content.part}/{content.whole}"
    return content.value


def _day(partial: Cell) -> str:
    """Day first, in digits: so it can be read back whatever the language."""
    return date_words(str(partial), Language.VI)


def _answer_lines(c: CommitmentView, year: int, language: Language) -> Iterable[Line]:
    now, before = (answers_before(c, c.last_of_record(y), year) for y in (year, year - 1))
    for unit in units_of(c, year):
        yield {
            Column.CODE: c.code,
            Column.NAME: c.name.text(language),
            Column.YEAR: year,
            Column.UNIT: unit.name.text(language),
            Column.BEFORE: ANSWER[before[unit.key]].text(language) if unit.key in before else "—",
            Column.ANSWER: ANSWER[now[unit.key]].text(language) if unit.key in now else None,
        }


def _offer(
    sheet: Worksheet, commitments: Sequence[CommitmentView], methods: Sequence[MethodView], language: Language
) -> None:
    """Lists to choose from, where only certain words are understood."""
    for row, c in enumerate(commitments, 1):
        if not c.traits.is_numeric:
            _choices(sheet, FIGURES.index(Column.VALUE), row, row, _texts(STAGE.values(), language))
    last = len(commitments)
    _choices(sheet, FIGURES.index(Column.STATUS), 1, last, _texts(OBSERVATION.values(), language))
    _choices(sheet, FIGURES.index(Column.METHOD), 1, last, [m.name.text(language) for m in methods])


def _texts(words: Iterable[Label], language: Language) -> list[str]:
    return [label.text(language) for label in words]


def _choices(sheet: Worksheet, column: int, first: int, last: int, words: Sequence[str]) -> None:
    if last >= first and len(",".join(words)) <= LONGEST_LIST and not any("," in word for word in words):
        sheet.data_validation(first, column, last, column, {"validate": "list", "source": list(words)})


class Advice(StrEnum):
    """The explanations on the last sheet, in their order; each under `import.help.<advice>`."""

    YELLOW = "yellow"
    NUMBERS = "numbers"
    EMPTY = "empty"
    ABSENT = "absent"
    WARDS = "wards"
    REASON = "reason"
    PREVIEW = "preview"


def _explain(sheet: Worksheet, looks: _Looks, language: Language) -> None:
    sheet.set_column(0, 0, 110)
    for row, advice in enumerate(Advice):
        sheet.write_string(row, 0, translate(f"import.help.{advice}", language), looks.plain)
