"""Every word on screen, every number and date, and how they are read back when somebody types them.

Words live in `locales/<language>.po` under dotted keys ("overview.title"). A typed number is understood
in the same way whatever the reader's language: a spreadsheet does not say which one it was written in.
"""

import gettext
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from functools import cache
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from precision import MOST_DIGITS

LOCALES = Path(__file__).parent / "locales"
ABSENT = "—"
MINUS = "\u2212"
NBSP = "\u00a0"
MOST_PLACES = 9


class Language(StrEnum):
    VI = "vi"
    EN = "en"


# ---- words


def word(key: str, language: Language, **values: object) -> str:
    """The words under `key`, its placeholders filled; KeyError for an unknown key or a missing value."""
    return _known(key, _translations(language).gettext(key)).format(**values)


def plural(key: str, n: int, language: Language, **values: object) -> str:
    """The words under `key` in the form that goes with `n`, which they show, grouped, as {n}."""
    words = _known(key, _translations(language).ngettext(key, key, n))
    return words.format(n=number(n, 0, language), **values)


def has(key: str) -> bool:
    """Whether every language has words for `key`."""
    return all(_catalogue(language).get(key) is not None for language in Language)


def keys(language: Language) -> set[str]:
    """All keys of one catalogue, those of plurals too."""
    return {_key(message.id) for message in _catalogue(language) if message.id}


def _known(key: str, words: str) -> str:
    if words == key:  # gettext's answer where it has none
        raise KeyError(key)
    return words


def _key(message_id: str | list[str] | tuple[str, ...]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


@cache
def _catalogue(language: Language) -> Catalog:
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=str(language), abort_invalid=True)


@cache
def _translations(language: Language) -> gettext.GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, _catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


# ---- numbers


def number(
    value: float | Decimal | None, decimals: int, language: Language, *, sign: bool = False, grouped: bool = True
) -> str:
    """`value` with exactly `decimals` places, halves rounded away from zero.

    None and NaN (a data frame's way to say None) are shown as a dash. Zero has no sign; `sign` asks for a +
    before what is above it.
    """
    exact = _exact(value)
    return ABSENT if exact is None else _formatted(exact, decimals, language, sign=sign, grouped=grouped)


def plain(value: float | Decimal | None, language: Language) -> str:
    """`value` with the digits it needs and no more, up to nine places."""
    exact = _exact(value)
    return ABSENT if exact is None else _formatted(exact, _places(exact), language)


def with_measure(
    value: float | Decimal | None, decimals: int, measure: str, language: Language, *, sign: bool = False
) -> str:
    """`value` and its unit of measure, which no line break separates: 12,87 % and 12.87%."""
    exact = _exact(value)
    if exact is None:
        return ABSENT
    if language is Language.EN and abs(exact) == 1:
        measure = _of_one(measure)
    return _beside_measure(_formatted(exact, decimals, language, sign=sign), measure, language)


def _of_one(measure: str) -> str:
    """An English unit of measure beside a single one: 1 ward, 1 hour a year."""
    return re.sub(r"^([A-Za-z]+[^s\W])s\b", r"\1", measure)


def _exact(value: float | Decimal | None) -> Decimal | None:
    """The decimal number that is read on screen: 2.675 is 2.675, not the binary 2.67499…"""
    if value is None:
        return None
    exact = Decimal(str(value))
    return None if exact.is_nan() else exact


def _formatted(
    value: Decimal, decimals: int, language: Language, *, sign: bool = False, grouped: bool = True
) -> str:
    pattern = f"#,##0.{'0' * decimals}".rstrip(".")
    with localcontext(prec=400, rounding=ROUND_HALF_UP):  # any double fits, written out
        rounded = value.quantize(Decimal(1).scaleb(-decimals))
        digits: str = format_decimal(abs(rounded), pattern, str(language), group_separator=grouped)
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if sign and rounded > 0 else digits


def _places(value: Decimal) -> int:
    """How many decimal places `value` needs, at most nine."""
    _, _, fraction = f"{value:.{MOST_PLACES}f}".rstrip("0").partition(".")
    return len(fraction)


def _beside_measure(digits: str, measure: str, language: Language) -> str:
    joint = "" if not measure or (language == Language.EN and measure.startswith("%")) else NBSP
    return f"{digits}{joint}{measure}"


# ---- dates


class NotADate(ValueError):
    """What was typed (`typed`) is no day, month or year that exists."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"not a date: {typed!r}")
        self.typed = typed


_PARTIAL_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TYPED_DATE = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([1-9][0-9]{3})")
_DATE_PATTERNS = {
    Language.VI: ("y", "MM/y", "dd/MM/y"),
    Language.EN: ("y", "MMMM y", "d MMMM y"),
}


def date_words(value: date | str | None, language: Language) -> str:
    """A date as it is read: 06/01/2025, 6 January 2025.

    A string is an ISO date, only its year and month, or only its year; else NotADate.
    """
    if value is None:
        return ABSENT
    known = _date_parts(value if isinstance(value, str) else f"{value:%Y-%m-%d}")
    pattern = _DATE_PATTERNS[language][len(known) - 1]
    words: str = format_date(_first_day(known), pattern, str(language))
    return words


def day_words(day: date, language: Language) -> str:
    """A day of every year: 1/10, 1 October."""
    words: str = format_date(day, "d/M" if language is Language.VI else "d MMMM", str(language))
    return words


def moment(when: datetime, language: Language, zone: str) -> str:
    """A time by the clock of `zone`; ValueError for a `when` that does not say its own time zone."""
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
    """The ISO date, or its known part, of what was typed: ISO, or else day first, always; else NotADate."""
    typed = text.strip()
    if is_partial_date(typed):
        return typed
    found = _TYPED_DATE.fullmatch(typed)
    iso = "-".join(part.zfill(2) for part in reversed(found.groups()) if part) if found else ""
    if not is_partial_date(iso):
        raise NotADate(text)
    return iso


def date_refusal_words(error: NotADate, language: Language) -> str:
    """What to tell the person who typed no date."""
    return word("date.refused", language, typed=_quotable(error.typed))


def _date_parts(iso: str) -> tuple[int, ...]:
    found = _PARTIAL_DATE.fullmatch(iso)
    if not found:
        raise NotADate(iso)
    known = tuple(int(part) for part in found.groups() if part)
    try:
        _first_day(known)
    except ValueError:
        raise NotADate(iso) from None
    return known


def _first_day(known: tuple[int, ...]) -> date:
    year, month, day = (*known, 1, 1)[:3]
    return date(year, month, day)


# ---- reading a typed number


class NumberFault(StrEnum):
    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_WHOLE = "not_whole"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest value a measure can have; None means there is no such limit."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def hold(self, value: Decimal) -> bool:
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)


class NumberRefused(ValueError):
    """What was typed cannot be taken as a number; `readings` are what it may have meant."""

    def __init__(
        self, code: NumberFault, typed: str, readings: tuple[Decimal, ...] = (), bounds: Bounds | None = None
    ) -> None:
        super().__init__(f"{code}: {typed!r}")
        self.code = code
        self.typed = typed
        self.readings = readings
        self.bounds = bounds or Bounds()

    @property
    def values(self) -> dict[str, object]:
        return {"typed": self.typed, "minimum": self.bounds.minimum, "maximum": self.bounds.maximum}


# Thousands are parted by one and the same mark, in threes, and never begin with 0; what parts them cannot be
# the decimal mark too.
_SPACE = re.compile("[\u00a0\u2009\u202f]")
_WHOLE = re.compile(r"[0-9]+|[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_FRACTION = re.compile(
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<group>[., ])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?!(?P=group))[.,](?P<tail>[0-9]+)"
)


def parse_number(
    text: str,
    *,
    decimals: int,
    minimum: float | Decimal | None = None,
    maximum: float | Decimal | None = None,
) -> Decimal:
    """The one rule for a number in a form, a grid or a file; NumberRefused says why there is none.

    A measure with `decimals` places keeps any further ones that were typed; with 0 it takes whole numbers
    only. The bounds, both included, decide between two readings: 12.875 is no share of 12,875 %.
    """
    typed = text.strip()
    bounds = Bounds(_exact(minimum), _exact(maximum))
    if not typed:
        raise NumberRefused(NumberFault.EMPTY, typed)
    readings = _readings(typed, whole=decimals == 0)
    within = tuple(reading for reading in readings if bounds.hold(reading))
    if not readings:
        raise NumberRefused(NumberFault.NOT_A_NUMBER, typed, _with_leading_zero(typed, decimals, bounds))
    if len(_digits(typed).lstrip("0")) > MOST_DIGITS:
        raise NumberRefused(NumberFault.TOO_LONG, typed)
    if decimals == 0 and not _is_whole(readings[0]):
        raise NumberRefused(NumberFault.NOT_WHOLE, typed, readings)
    if not within:
        raise NumberRefused(NumberFault.OUT_OF_BOUNDS, typed, readings, bounds)
    if len(within) > 1:
        raise NumberRefused(NumberFault.AMBIGUOUS, typed, within)
    return within[0]


def _readings(typed: str, *, whole: bool) -> tuple[Decimal, ...]:
    """Every sound way to read `typed`, the thousands first; a whole-number measure has no second one."""
    sign, body = _sign_and_body(typed)
    found = []
    if _WHOLE.fullmatch(body):
        found.append(Decimal(_digits(body)))
    if fraction := _FRACTION.fullmatch(body):
        found.append(Decimal(f"{_digits(fraction['whole'])}.{fraction['tail']}"))
    signed = tuple(-value if value and sign in ("-", MINUS) else value for value in found)
    return signed[:1] if whole else signed


def _sign_and_body(typed: str) -> tuple[str, str]:
    body = _SPACE.sub(" ", typed.removesuffix("%").rstrip())
    sign = body[:1] if body.startswith(("+", "-", MINUS)) else ""
    return sign, body.removeprefix(sign)


def _with_leading_zero(typed: str, decimals: int, bounds: Bounds) -> tuple[Decimal, ...]:
    """What ",5" would be if it were written out, where the measure can have such a value."""
    sign, body = _sign_and_body(typed)
    readings = _readings(f"{sign}0{body}", whole=False)
    return tuple(reading for reading in readings if decimals and bounds.hold(reading))


def _digits(typed: str) -> str:
    return re.sub(r"\D", "", typed)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


# ---- saying why a typed number was refused


def refusal_words(error: NumberRefused, decimals: int, measure: str, language: Language) -> str:
    """What was typed, what is wrong with it and what to type instead."""
    return word(_refusal_key(error), language, **_refusal_values(error, decimals, measure, language))


def _refusal_key(error: NumberRefused) -> str:
    if error.code is NumberFault.NOT_A_NUMBER and error.readings:
        return "number.refused.no_leading_zero"
    if error.code is NumberFault.OUT_OF_BOUNDS and error.bounds.maximum is None:
        return "number.refused.below_minimum"
    if error.code is NumberFault.OUT_OF_BOUNDS and error.bounds.minimum is None:
        return "number.refused.above_maximum"
    return f"number.refused.{error.code}"


def _refusal_values(error: NumberRefused, decimals: int, measure: str, language: Language) -> dict[str, str]:
    readings = [_unmistakable(reading, language) for reading in error.readings]
    measured = [_beside_measure(reading, measure, language) for reading in readings]
    values = {
        "typed": _quotable(error.typed),
        "example": plain(Decimal("2.5") if decimals else 2, language),
        "limit": str(MOST_DIGITS),
        "minimum": _beside_measure(plain(error.bounds.minimum, language), measure, language),
        "maximum": _beside_measure(plain(error.bounds.maximum, language), measure, language),
        "mark": "," if "," in error.typed else ".",
    }
    if readings:
        values |= {
            "understood": " / ".join(measured),
            "first": readings[0],
            "first_measured": measured[0],
            "last": readings[-1],
            "last_measured": measured[-1],
            "below": plain(floor(error.readings[0]), language),
            "above": plain(ceil(error.readings[0]), language),
        }
    return values


def _unmistakable(value: Decimal, language: Language) -> str:
    """`value` written so that it can be read in one way only: without groups, never with three places."""
    places = _places(value)
    return _formatted(value, 4 if places == 3 else places, language, grouped=False)


def _quotable(typed: str) -> str:
    """`typed` on one line and short enough to be quoted in a sentence."""
    line = " ".join(typed.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
