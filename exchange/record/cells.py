"""Parse one cell of the record by its column, and write a stored value as a cell."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

from exchange.record.faults import FaultCode
from models import is_partial_date
from store.csv_cells import escape_formula, unescape_formula
from store.data_dictionary import CellType, Column
from tables.precision import LARGEST, MOST_DIGITS
from text.names import nfc


class BadCell(ValueError):
    """A cell that does not hold what its column does; `detail` fills the sentence of `code`."""

    def __init__(self, code: FaultCode, detail: str = "") -> None:
        self.code, self.detail = code, detail


def parse_cell(cell: str, column: Column, default: object = None) -> object:
    """The value of a cell; of an empty one the default, if the program has one. Raises `BadCell`."""
    text = nfc(unescape_formula(cell))
    if text == "":
        return _empty(column) if default is None else default
    if column.codes is not None:
        if text not in list(column.codes):
            raise BadCell(FaultCode.UNKNOWN_WORD, ", ".join(column.codes))
        return column.codes(text)
    return text if column.cell_type is CellType.TEXT else _PARSERS[column.cell_type](cell)


def _empty(column: Column) -> object:
    if column.is_nullable:
        return None
    if column.cell_type is CellType.YES_NO:
        return False
    raise BadCell(FaultCode.REQUIRED)


def _whole(cell: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", cell):
        raise BadCell(FaultCode.NOT_WHOLE)
    return int(cell)


def _number(cell: str) -> float:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", cell):
        raise BadCell(FaultCode.NOT_A_NUMBER)
    if re.fullmatch(r"-?[1-9][0-9]*\.[0-9]{2}0", cell):  # thousands by hand: the program writes no 0 at the end
        raise BadCell(FaultCode.TWO_READINGS, f"{cell.replace('.', '')} / {cell.rstrip('0').rstrip('.')}")
    digits = re.sub(r"[eE].*|[^0-9]", "", cell).strip("0")
    if len(digits) > MOST_DIGITS or abs(float(cell)) >= LARGEST:
        raise BadCell(FaultCode.TOO_MANY_DIGITS, str(MOST_DIGITS))
    return float(cell)


def _yes_no(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise BadCell(FaultCode.NOT_YES_NO)
    return cell == "1"


def _partial_date(cell: str) -> str:
    if not is_partial_date(cell):
        raise BadCell(FaultCode.NOT_A_DATE)
    return cell


def _date(cell: str) -> date:
    if not (len(cell) == len("2025-01-06") and is_partial_date(cell)):
        raise BadCell(FaultCode.NOT_A_DATE)
    return date.fromisoformat(cell)


def _moment(cell: str) -> datetime:
    try:
        moment = datetime.fromisoformat(cell)
        if moment.tzinfo is None:
            raise BadCell(FaultCode.NOT_A_MOMENT)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadCell(FaultCode.NOT_A_MOMENT) from None


def from_spreadsheet(cell: str, column: Column) -> str:
    """The cell as we write it, of a file saved by a spreadsheet that writes 16/03/2022 and 12,5."""
    match column.cell_type:
        case CellType.DATE | CellType.PARTIAL_DATE if day := re.fullmatch(
            r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", cell
        ):
            return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
        case CellType.NUMBER if re.fullmatch(r"-?[0-9]+,[0-9]+([eE][-+]?[0-9]{1,3})?", cell):
            return cell.replace(",", ".")
        case _:
            return cell


_PARSERS: Mapping[CellType, Callable[[str], object]] = {
    CellType.YES_NO: _yes_no,
    CellType.WHOLE: _whole,
    CellType.NUMBER: _number,
    CellType.MOMENT: _moment,
    CellType.DATE: _date,
    CellType.PARTIAL_DATE: _partial_date,
}


def cell_of(value: object) -> str:
    """A stored value as the cell that `parse_cell` parses into it again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return escape_formula(value) if isinstance(value, str) and not isinstance(value, StrEnum) else str(value)
