"""The data dictionary: the tables of the record, their columns, and what each may hold."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import sqlalchemy as sa

from models import Moment, PartialDate
from store.journal import recorded_tables


class Content(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "1 or 0"
    WORD = "word"
    DATE = "date"
    PARTIAL_DATE = "year, year-month or date"
    MOMENT = "moment (UTC)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `words` are the only ones that a column of words may hold."""

    name: str
    content: Content
    is_nullable: bool
    has_default: bool
    meaning: str
    words: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values must be the key of a row in another table; `theirs` is that key, in the same order."""

    ours: tuple[str, ...]
    table: str
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


@cache
def tables() -> tuple[Table, ...]:
    """The tables of the record, those that others refer to first; people and the journal stay in their store."""
    return tuple(_described(table) for table in recorded_tables())


def _described(table: sa.Table) -> Table:
    return Table(
        table.name,
        tuple(_described_column(column) for column in table.columns),
        tuple(column.name for column in table.primary_key.columns),
        tuple(
            Reference(
                tuple(constraint.column_keys),
                constraint.referred_table.name,
                tuple(element.column.name for element in constraint.elements),
            )
            for constraint in table.constraints
            if isinstance(constraint, sa.ForeignKeyConstraint)
            and not constraint.referred_table.info.get("stays_here")
        ),
    )


def _described_column(column: sa.Column[object]) -> Column:
    return Column(
        column.name,
        next((content for of, content in _CONTENTS if isinstance(column.type, of)), Content.TEXT),
        bool(column.nullable),
        column.default is not None,
        column.comment or "",
        _words(column.type),
    )


def _words(kind: object) -> type[StrEnum] | None:
    words = kind.enum_class if isinstance(kind, sa.Enum) else None
    return words if words is not None and issubclass(words, StrEnum) else None


_CONTENTS: tuple[tuple[type, Content], ...] = (
    (sa.Enum, Content.WORD),
    (PartialDate, Content.PARTIAL_DATE),
    (sa.Boolean, Content.YES_NO),
    (sa.Integer, Content.WHOLE),
    (sa.Double, Content.NUMBER),
    (Moment, Content.MOMENT),
    (sa.Date, Content.DATE),
)
