"""Column types: text in NFC, partial dates, moments in UTC, codes."""

import enum
import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, Double, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

FIRST_YEAR, LAST_YEAR = 1900, 2200  # that a row can be about


class Text(TypeDecorator[str]):
    """Text in Unicode NFC, so that the same Vietnamese word is always the same string."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unicodedata.normalize("NFC", value).replace("\0", "")


class PartialDate(TypeDecorator[str]):
    """An ISO date of which only the year, or year and month, may be known: 2025, 2025-01, 2025-01-06."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not is_partial_date(value):
            raise ValueError(f"not a date, month or year: {value!r}")
        return value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, read back with its time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def is_partial_date(text: str) -> bool:
    """Whether a text is an existing year, year and month, or whole date in ISO form."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


# Any `StrEnum` as one of its codes; the database refuses any other.
CODE = Enum(
    enum.Enum,
    native_enum=False,
    create_constraint=True,
    length=20,
    values_callable=lambda codes: [code.value for code in codes],
)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[type, Any]] = {str: Text, float: Double, datetime: Moment, enum.StrEnum: CODE}


class Recorded:
    """Columns for when a row was recorded, and by whom."""

    recorded_at: Mapped[datetime] = mapped_column(comment="When it was entered here (UTC)")
    recorded_by: Mapped[str] = mapped_column(comment="Who entered it: a person's name, or seed, or local-officer")
