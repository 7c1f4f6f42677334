"""The data dictionary: the tables of the record, their columns, and what each may hold."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import sqlalchemy as sa

from models import Moment, PartialDate
from store.journal import recorded_tables


class CellType(StrEnum):
    """The type of a column's cells."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "1 or 0"
    CODE = "word"
    DATE = "date"
    PARTIAL_DATE = "year, year-month or date"
    MOMENT = "moment (UTC)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; a column of type CODE holds one of `codes`."""

    name: str
    cell_type: CellType
    is_nullable: bool
    has_default: bool
    meaning: str
    codes: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `columns` hold the key `referred_columns` of a row in another table, in the same order."""

    columns: tuple[str, ...]
    table: str
    referred_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


@cache
def tables() -> tuple[Table, ...]:
    """The tables of the record, referenced tables first; people and the journal never leave their store."""
    return tuple(_table(table) for table in recorded_tables())


def _table(table: sa.Table) -> Table:
    return Table(
        table.name,
        tuple(_column(column) for column in table.columns),
        tuple(column.name for column in table.primary_key.columns),
        tuple(
            Reference(
                tuple(constraint.column_keys),
                constraint.referred_table.name,
                tuple(element.column.name for element in constraint.elements),
            )
            for constraint in table.constraints
            if isinstance(constraint, sa.ForeignKeyConstraint) and not constraint.referred_table.info.get("stays_here")
        ),
    )


def _column(column: sa.Column[object]) -> Column:
    return Column(
        column.name,
        next((content for of, content in _CELL_TYPES if isinstance(column.type, of)), CellType.TEXT),
        bool(column.nullable),
        column.default is not None,
        column.comment or "",
        _codes(column.type),
    )


def _codes(kind: object) -> type[StrEnum] | None:
    words = kind.enum_class if isinstance(kind, sa.Enum) else None
    return words if words is not None and issubclass(words, StrEnum) else None


_CELL_TYPES: tuple[tuple[type, CellType], ...] = (
    (sa.Enum, CellType.CODE),
    (PartialDate, CellType.PARTIAL_DATE),
    (sa.Boolean, CellType.YES_NO),
    (sa.Integer, CellType.WHOLE),
    (sa.Double, CellType.NUMBER),
    (Moment, CellType.MOMENT),
    (sa.Date, CellType.DATE),
)
