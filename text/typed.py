"""The parser of typed numbers, and the sentences for what it refuses.

It reads in the same way whatever the reader's language: a spreadsheet does not state which one
it was written in.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import ceil, floor

from tables.precision import MOST_DIGITS
from text.catalogue import quotable, translate
from text.language import Language
from text.numbers import MINUS, as_read, beside_measure, formatted, full_digits, places_of


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
    """The text `typed` cannot be taken as a number; `readings` are the numbers it may mean."""

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
    text: str, *, decimals: int, minimum: float | Decimal | None = None, maximum: float | Decimal | None = None
) -> Decimal:
    """The number in a text, by one rule for forms, grid and files. Raises `NumberRefused`.

    A measure with `decimals` places keeps any further ones that were typed; with 0 it takes whole numbers
    only. The bounds, both included, decide between two readings: 12.875 is no share of 12,875 %.
    """
    typed = text.strip()
    bounds = Bounds(as_read(minimum), as_read(maximum))
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
    values = []
    if _WHOLE.fullmatch(body):
        values.append(Decimal(_digits(body)))
    if fraction := _FRACTION.fullmatch(body):
        values.append(Decimal(f"{_digits(fraction['whole'])}.{fraction['tail']}"))
    signed = tuple(-value if value and sign in ("-", MINUS) else value for value in values)
    return signed[:1] if whole else signed


def _sign_and_body(typed: str) -> tuple[str, str]:
    body = _SPACE.sub(" ", typed.removesuffix("%").rstrip())
    sign = body[:1] if body.startswith(("+", "-", MINUS)) else ""
    return sign, body.removeprefix(sign)


def _with_leading_zero(typed: str, decimals: int, bounds: Bounds) -> tuple[Decimal, ...]:
    """The number that ",5" would be if it were written out, where the measure can have such a value."""
    sign, body = _sign_and_body(typed)
    readings = _readings(f"{sign}0{body}", whole=False)
    return tuple(reading for reading in readings if decimals and bounds.hold(reading))


def _digits(typed: str) -> str:
    return re.sub(r"\D", "", typed)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


# ---- refusals in words


def refusal_words(error: NumberRefused, decimals: int, measure: str, language: Language) -> str:
    """The sentence for a refused number: the text, what is wrong with it and what to type instead."""
    return translate(_refusal_key(error), language, **_refusal_values(error, decimals, measure, language))


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
    measured = [beside_measure(reading, measure, language) for reading in readings]
    values = {
        "typed": quotable(error.typed),
        "example": full_digits(Decimal("2.5") if decimals else 2, language),
        "limit": str(MOST_DIGITS),
        "minimum": beside_measure(full_digits(error.bounds.minimum, language), measure, language),
        "maximum": beside_measure(full_digits(error.bounds.maximum, language), measure, language),
        "mark": "," if "," in error.typed else ".",
    }
    if readings:
        values |= {
            "understood": " / ".join(measured),
            "first": readings[0],
            "first_measured": measured[0],
            "last": readings[-1],
            "last_measured": measured[-1],
            "below": full_digits(floor(error.readings[0]), language),
            "above": full_digits(ceil(error.readings[0]), language),
        }
    return values


def _unmistakable(value: Decimal, language: Language) -> str:
    """`value` written so that it can be read in one way only: without groups, never with three places."""
    places = places_of(value)
    return formatted(value, 4 if places == 3 else places, language, grouped=False)
