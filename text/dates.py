"""Dates as they are read and as they are typed; of some only the year, or year and month, is known."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from babel.dates import format_date

from text.catalogue import quotable, translate
from text.language import ABSENT, Language
from text.mistyped import DASHES, in_plain_digits, is_nothing
from text.names import search_key, visible


class DateFault(StrEnum):
    """Why a text is not taken as a date; each has its sentence in the catalogues under `date.refused.<fault>`."""

    NOTHING = "nothing"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_MONTH = "no_such_month"
    MONTH_FIRST = "month_first"
    NO_SUCH_QUARTER = "no_such_quarter"
    NO_YEAR = "no_year"
    BAD_YEAR = "bad_year"
    TWO_READINGS = "two_readings"
    TWO_DATES = "two_dates"
    SERIAL = "serial"
    OTHER_DIGITS = "other_digits"
    NOT_A_DATE = "not_a_date"


class NotADate(ValueError):
    """The text `typed` is no day, month or year that exists; `values` fill the sentence of `code`."""

    def __init__(self, typed: str, code: DateFault = DateFault.NOT_A_DATE, **values: str) -> None:
        super().__init__(f"{code}: {typed!r}")
        self.typed = typed
        self.code = code
        self.values = values


_PARTIAL_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# What is typed, without accents and case; of a day before month before year, "/" is every mark and word between.
_MARK = re.compile(rf"\s*[/.{DASHES}]\s*|(?<=[0-9]) thang (?=[0-9])|(?<=[0-9iv]) nam (?=[0-9])")
_BEGINNING = re.compile(r"^(?:tinh )?(?:(?:den|toi)(?: het)? )?(?:ngay |mung |mong )*(?:nam (?=[0-9]))?")
_CLOCK = re.compile(r"[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR, _ANY_YEAR = "(?P<year>[0-9]{4})", "(?P<year>[0-9]{4}|[0-9]{2})"
_DAY, _MONTH = "(?P<day>[0-9]{1,2})", "(?P<month>[0-9]{1,2})"
_TYPED_DATES = (
    *(rf"{_YEAR}/{_MONTH}/{_DAY}", rf"{_DAY}/{_MONTH}/{_ANY_YEAR}"),
    *(rf"{_YEAR}/{_MONTH}", rf"{_MONTH}/{_YEAR}", rf"(?:thang|th|t)/? ?{_MONTH}[/ ]{_ANY_YEAR}"),
    rf"{_MONTH} ?(?:thang|t)(?:/| dau nam | nam | ){_YEAR}",  # the first six months end in June
    *(rf"(?:{_DAY}(?:st|nd|rd|th)? )?{_NAME},? {_YEAR}", rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"),
    *(rf"(?:quy|q)[/ ]?(?P<quarter>[0-9]|[ivx]+)[/ ]{_ANY_YEAR}", rf"(?P<quarter>iv|i{{1,3}})/{_YEAR}"),
    *(rf"{_YEAR}[/ ]?q(?P<quarter>[0-9])", rf"(?P<quarter>[0-9])q[/ ]?{_YEAR}"),
    _YEAR,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DATE_PATTERNS = {Language.VI: ("y", "MM/y", "dd/MM/y"), Language.EN: ("y", "MMMM y", "d MMMM y")}


def date_words(value: date | str | None, language: Language) -> str:
    """A date as it is read: 06/01/2025, 6 January 2025.

    A string is an ISO date, only its year and month, or only its year; what is none is shown as a dash.
    """
    if value is None:
        return ABSENT
    try:
        parts = _date_parts(value if isinstance(value, str) else date.isoformat(value))
    except NotADate:
        return ABSENT
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
    """The ISO date, or its known part, of what was typed: day first, unless the year is; else NotADate.

    It may be written out as in a letter: ngày 31 tháng 12 năm 2024. Of a quarter its last month is known.
    """
    typed = visible(text)
    written = _marked(search_key(typed))
    for pattern in _TYPED_DATES:
        if match := re.fullmatch(pattern, written):
            return _iso(typed, match.groupdict())
    raise _unreadable(typed, written)


def _marked(key: str) -> str:
    return _MARK.sub("/", _BEGINNING.sub("", _CLOCK.sub("", key.rstrip(".,;"))))


def _iso(typed: str, parts: Mapping[str, str | None]) -> str:
    """The date of these parts, if there is such a one; a year of two digits is of this century."""
    digits, day = parts["year"] or "", int(parts.get("day") or 0)
    year = int(f"20{digits}" if len(digits) == 2 else digits)
    month = _month(typed, parts)
    if digits.startswith("0") and len(digits) == 4:
        raise NotADate(typed, DateFault.BAD_YEAR)
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and month <= 31:
            raise NotADate(typed, DateFault.MONTH_FIRST, meant=f"{month:02}/{day:02}/{year}")
        raise NotADate(typed, DateFault.NO_SUCH_MONTH, month=f"{month}")
    if parts.get("day") is None:
        return f"{year}-{month:02}"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NotADate(typed, DateFault.NO_SUCH_DAY, day=f"{day}", month=f"{month:02}/{year}", last=f"{last}")
    return f"{year}-{month:02}-{day:02}"


def _month(typed: str, parts: Mapping[str, str | None]) -> int | None:
    if name := parts.get("name"):
        return _MONTHS.index(name) + 1
    if quarter := parts.get("quarter"):
        if quarter not in _QUARTERS:
            raise NotADate(typed, DateFault.NO_SUCH_QUARTER, quarter=quarter.upper())
        return 3 * _QUARTERS[quarter]
    month = parts.get("month")
    return None if month is None else int(month)


def _unreadable(typed: str, written: str) -> NotADate:
    """The refusal of what has the form of no date, by its kind."""
    if is_nothing(typed):
        return NotADate(typed, DateFault.NOTHING)
    if plain := in_plain_digits(typed):
        return NotADate(typed, DateFault.OTHER_DIGITS, plain=plain)
    if len(re.findall(r"(?<![0-9])[12][0-9]{3}(?![0-9])", written)) > 1:
        return NotADate(typed, DateFault.TWO_DATES)
    if re.fullmatch("[0-9]{5}", written):
        return NotADate(typed, DateFault.SERIAL)
    if re.fullmatch("(?:[0-9]{1,2}/){0,2}(?:[0-9]{1,3}|[0-9]{5,})", written):
        return _without_year(typed, written)
    is_named = re.search(r"\b(?:ngay|thang|quy|nam)\b|\b[tq][0-9]", search_key(typed))
    return NotADate(
        typed, DateFault.NO_YEAR if is_named and not re.search("[0-9]{4}", written) else DateFault.NOT_A_DATE
    )


def _without_year(typed: str, written: str) -> NotADate:
    """The refusal of one to three numbers of which none can be the year."""
    pair = re.fullmatch("([0-9]{1,2})/([0-9]{1,2})", written)
    if pair is None or int(pair[2]) > 31:
        return NotADate(typed, DateFault.BAD_YEAR)
    first, second = int(pair[1]), int(pair[2])
    if first > 12 or re.search(r"\b(?:ngay|thang)\b", search_key(typed)):
        return NotADate(typed, DateFault.NO_YEAR)
    readings = {"day": f"{first}/{second}", "month": f"{first:02}/20{second:02}"}
    return NotADate(typed, DateFault.TWO_READINGS if second <= 12 else DateFault.BAD_YEAR, **readings)


def date_refusal_words(error: NotADate, language: Language) -> str:
    """The sentence for a text that is no date."""
    values = {name: quotable(value) for name, value in error.values.items()}
    return translate(f"date.refused.{error.code}", language, typed=quotable(error.typed), **values)


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
