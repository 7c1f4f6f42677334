"""How text is written into a CSV cell so that no spreadsheet takes it for a formula.

Once in Python for reports, and once in SQL, where the database builds millions of lines by itself;
a test holds the two together.
"""

from sqlalchemy import ColumnElement, LargeBinary, String, Table, case, cast, func, literal, type_coerce

from models import Moment, Text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")  # a text that begins so gets one apostrophe in front
_BEGINS_GUARDED = f"[{''.join(sorted(FORMULA_STARTS, key='-'.__ne__))}]*"  # a hyphen that is not the first means "to"


def escape_formula(text: str) -> str:
    """The text as it goes into a cell."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def unescape_formula(cell: str) -> str:
    """The text that was guarded: exactly one apostrophe is taken away where one was put."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def csv_line(table: Table) -> ColumnElement[bytes]:
    """One line of CSV with its end, as an expression of SQLite: text in double quotes, all else bare, null empty.

    In UTF-8, as the database keeps it: what goes into a file need not become Python's text on its way.
    """
    columns = list(table.columns)
    form = ",".join('"%w"' if _is_text(column) else "%s" for column in columns)  # %w doubles double quotes
    return cast(func.printf(_constant(form + "\n"), *(_written(column) for column in columns)), LargeBinary)


def _written(column: ColumnElement[object]) -> ColumnElement[str]:
    text = type_coerce(column, String)
    if isinstance(column.type, Moment):
        return func.replace(text, _constant(" "), _constant("T")) + _constant("Z")
    if not _is_text(column):
        return text
    guard = text.op("GLOB")(_constant(_BEGINS_GUARDED)), _constant("'") + text
    # Most cells of text are empty: to ask for that first takes a quarter off the whole.
    return case((text.is_(None), _constant("")), guard, else_=text)


def _constant(text: str) -> ColumnElement[str]:
    """Words of this program, written into the statement: as parameters they would be bound for every row."""
    return literal(text, literal_execute=True)


def _is_text(column: ColumnElement[object]) -> bool:
    """Whether anything can stand in it: not in numbers, words of a list, and dates."""
    return isinstance(column.type, Text)
