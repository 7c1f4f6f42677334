"""How text is written into a CSV cell so that no spreadsheet takes it for a formula.

Once in Python for reports, and once in SQL, where the database builds millions of lines by itself;
a test holds the two together.
"""

from sqlalchemy import Boolean, ColumnElement, Double, Integer, String, Table, case, cast, func, literal, or_

from models import Moment

GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")  # a text that begins so gets one apostrophe in front
QUOTED = (",", '"', "\n", "\r")


def guarded(text: str) -> str:
    """The text as it goes into a cell."""
    return "'" + text if text.startswith(GUARDED) else text


def unguarded(cell: str) -> str:
    """The text that was guarded: exactly one apostrophe is taken away where one was put."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(GUARDED) else cell


def csv_line(table: Table) -> ColumnElement[str]:
    """One line of CSV as a SQL expression: comma, double quotes where needed, empty for null."""
    first, *rest = (_cell(column) for column in table.columns)
    line = first
    for cell in rest:
        line = line + literal(",") + cell
    return line


def _cell(column: ColumnElement[object]) -> ColumnElement[str]:
    return func.coalesce(_written(column), "")


def _written(column: ColumnElement[object]) -> ColumnElement[str]:
    text = cast(column, String)
    if isinstance(column.type, Boolean):
        return case((column.is_(True), "1"), else_="0")
    if isinstance(column.type, Moment):
        return func.replace(text, " ", "T") + literal("Z")
    if isinstance(column.type, Integer | Double):
        return text
    safe = case((func.substr(text, 1, 1).in_(GUARDED), literal("'") + text), else_=text)
    wants_quotes = or_(*(text.contains(mark) for mark in QUOTED))
    return case((wants_quotes, literal('"') + func.replace(safe, '"', '""') + literal('"')), else_=safe)
