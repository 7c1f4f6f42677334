"""Dates as they are read and as they are typed; of some only the year, or year and month, is known."""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from text.catalogue import quotable, translate
from text.language import ABSENT, Language


class NotADate(ValueError):
    """The text `typed` is no day, month or year that exists."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"not a date: {typed!r}")
        self.typed = typed


_PARTIAL_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TYPED_DATE = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([1-9][0-9]{3})")
_DATE_WORD = re.compile(r"^(?:ngày|tháng|năm)\s+|\s+(?:tháng|năm)\s+|\s*([/.-])\s*", re.IGNORECASE)
_DATE_PATTERNS = {Language.VI: ("y", "MM/y", "dd/MM/y"), Language.EN: ("y", "MMMM y", "d MMMM y")}


def date_words(value: date | str | None, language: Language) -> str:
    """A date as it is read: 06/01/2025, 6 January 2025.

    A string is an ISO date, only its year and month, or only its year; else NotADate.
    """
    if value is None:
        return ABSENT
    parts = _date_parts(value if isinstance(value, str) else f"{value:%Y-%m-%d}")
    pattern = _DATE_PATTERNS[language][len(parts) - 1]
    words: str = format_date(_first_day(parts), pattern, str(language))
    return words


def day_words(day: date, language: Language) -> str:
    """A day of every year: 1/10, 1 October."""
    words: str = format_date(day, "d/M" if language is Language.VI else "d MMMM", str(language))
    return words


def moment(when: datetime, language: Language, zone: str) -> str:
    """A time by the clock of `zone`; ValueError for a `when` without a time zone of its own."""
    if when.tzinfo is None:
        raise ValueError(f"{when} has no time zone")
    local = when.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M}, {date_words(local.date(), language)}"


def is_partial_date(text: str) -> bool:
    """Whether `text` is an ISO date that exists, complete or only its month or year."""
    try:
        return bool(_date_parts(text))
    except NotADate:
        return False


def parse_date(text: str) -> str:
    """The ISO date, or its known part, of what was typed: ISO, or else day first, always; else NotADate.

    It may be written out as in a letter: ngày 31 tháng 12 năm 2024.
    """
    typed = _DATE_WORD.sub(_date_mark, unicodedata.normalize("NFC", text.strip()))
    if is_partial_date(typed):
        return typed
    match = _TYPED_DATE.fullmatch(typed)
    iso = "-".join(part.zfill(2) for part in reversed(match.groups()) if part) if match else ""
    if not is_partial_date(iso):
        raise NotADate(text)
    return iso


def _date_mark(match: re.Match[str]) -> str:
    """The mark between day, month and year; empty before the first of them."""
    return match[1] or ("/" if match.start() else "")


def date_refusal_words(error: NotADate, language: Language) -> str:
    """The sentence for a text that is no date."""
    return translate("date.refused", language, typed=quotable(error.typed))


def _date_parts(iso: str) -> tuple[int, ...]:
    match = _PARTIAL_DATE.fullmatch(iso)
    if not match:
        raise NotADate(iso)
    parts = tuple(int(part) for part in match.groups() if part)
    try:
        _first_day(parts)
    except ValueError:
        raise NotADate(iso) from None
    return parts


def _first_day(parts: tuple[int, ...]) -> date:
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)
