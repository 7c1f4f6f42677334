"""The closed commitments as a table of their own: since when, why, and how each stood on that day; for files."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from board.queues import unfinished
from exchange.report.cells import Cell, Day, cell_text, toned
from exchange.report.columns import EXCEL_COLUMNS
from exchange.report.rows import ReportRow, report_rows
from text import Language, translate
from views import Closing, Standing
from wording.states import status_label
from wording.work import unfinished_words


def _closing(row: ReportRow) -> Closing:
    closing = row.standing.closing
    assert closing is not None
    return closing


CLOSED_COLUMNS: dict[str, Callable[[ReportRow, Language], Cell]] = {
    **{name: EXCEL_COLUMNS[name] for name in ("code", "agreement", "commitment", "measure")},
    "closed_on": lambda r, _: Day(_closing(r).on.isoformat()),
    "closed_reason": lambda r, language: _closing(r).reason.text(language),
    "closed_status": lambda r, language: toned(status_label(r.standing.assessment), language),
    **{name: EXCEL_COLUMNS[name] for name in ("year", "actual", "target", "target_year", "body")},
    "unfinished": lambda r, language: unfinished_words(unfinished(r.standing), language),
}


def closed_lines(closed: Iterable[Standing], language: Language, today: date) -> list[list[Cell]]:
    """The cells of each, whatever year was chosen: by its last figure."""
    rows = report_rows(closed, None, language, today)
    return [[cell(row, language) for cell in CLOSED_COLUMNS.values()] for row in rows]


def closed_texts(s: Standing, language: Language, today: date) -> dict[str, str]:
    """The same of one of them as texts by column."""
    (line,) = closed_lines([s], language, today)
    return {name: cell_text(cell, language) for name, cell in zip(CLOSED_COLUMNS, line, strict=True)}


def closed_titles(language: Language) -> list[str]:
    """The titles of its columns."""
    return [translate(f"report.column.{name}", language) for name in CLOSED_COLUMNS]


def closed_table(closed: Sequence[Standing], language: Language, today: date) -> list[list[str]]:
    """The lines of a CSV under its first table: an empty one, title, head and rows; none where nothing is closed."""
    if not closed:
        return []
    rows = ([cell_text(cell, language) for cell in line] for line in closed_lines(closed, language, today))
    return [[], [closed_title(len(closed), language)], closed_titles(language), *rows]


def closed_title(n: int, language: Language) -> str:
    return translate("closed.title", language, n=n)
