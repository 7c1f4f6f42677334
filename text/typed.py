"""The parser of typed numbers, and the sentences for what it refuses.

It reads in the same way whatever the reader's language: a spreadsheet does not state which one
it was written in.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from tables.precision import MOST_DIGITS
from text.catalogue import quotable, translate
from text.language import Language
from text.measures import without_measure
from text.mistyped import DASHES, Mistyped, NumberFault, is_nothing, mistyped
from text.names import visible
from text.numbers import as_read, beside_measure, full_digits, unmistakable


@dataclass(frozen=True, slots=True)
class Scale:
    """What a typed number is read by: its decimals (0: whole numbers only), its bounds, its unit in both languages.

    `takes_fractions`: also where only whole numbers are shown, as of a target. `is_figure`: it may be said instead
    that there will be none. `takes_part`: k of N may be given instead.
    """

    decimals: int
    minimum: float | Decimal | None = None
    maximum: float | Decimal | None = None
    unit_vi: str = ""
    unit_en: str = ""
    takes_fractions: bool = False
    is_figure: bool = False
    takes_part: bool = False

    def unit(self, language: Language) -> str:
        return self.unit_vi if language is Language.VI else self.unit_en

    def holds(self, value: Decimal) -> bool:
        """Return whether a value lies within the bounds, both included."""
        low, high = as_read(self.minimum), as_read(self.maximum)
        return (low is None or value >= low) and (high is None or value <= high)

    def is_part(self, value: Decimal) -> bool:
        """Return whether it is a part of one where only whole ones count."""
        return self.decimals == 0 and not self.takes_fractions and value != value.to_integral_value()


COUNT = Scale(0)
PERCENT = Scale(1, 0, 100, "%", "%")


class NumberRefused(ValueError):
    """The text `typed` cannot be taken as a number of a scale.

    `readings` are the numbers it may mean; `kind` tells what stands in the way where there is none.
    """

    def __init__(
        self,
        code: NumberFault,
        typed: str,
        scale: Scale = COUNT,
        readings: tuple[Decimal, ...] = (),
        kind: Mistyped | None = None,
    ) -> None:
        super().__init__(f"{code}: {typed!r}")
        self.code = code
        self.typed = typed
        self.scale = scale
        self.readings = readings
        self.kind = kind or Mistyped(code)


# Thousands are parted by one and the same mark, in threes, and never begin with 0; what parts them cannot be
# the decimal mark too.
_WHOLE = re.compile(r"[0-9]+|[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_FRACTION = re.compile(
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<group>[., ])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?!(?P=group))[.,](?P<tail>[0-9]+)"
)
_UNGROUPED = re.compile("[1-9][0-9]{3,}[.,][0-9]{3}")  # one mark before three digits, but no groups of three before it


def parse_number(text: str, scale: Scale) -> Decimal:
    """The number in a text, by one rule for forms, grid and files; its own unit may stand behind it.

    A scale with decimals keeps any further ones that were typed. The bounds decide between two readings: 12.875 is
    no share of 12,875 %. Raises `NumberRefused`.
    """
    typed = visible(text)
    if not typed or is_nothing(typed):
        raise NumberRefused(NumberFault.NOTHING if typed else NumberFault.EMPTY, typed, scale)
    sign, body = _sign_and_body(without_measure(typed, (scale.unit_vi, scale.unit_en)))
    readings = _readings(sign, body, whole=scale.decimals == 0)
    if not readings:
        raise _unreadable(typed, sign, body, scale)
    if len(_digits(body).lstrip("0")) > MOST_DIGITS:
        raise NumberRefused(NumberFault.TOO_LONG, typed, scale)
    if scale.is_part(readings[0]):
        raise NumberRefused(NumberFault.NOT_WHOLE, typed, scale, readings)
    within = tuple(reading for reading in readings if scale.holds(reading))
    if not within:
        raise NumberRefused(NumberFault.OUT_OF_BOUNDS, typed, scale, readings)
    if _UNGROUPED.fullmatch(body):
        raise NumberRefused(NumberFault.UNGROUPED, typed, scale, readings)
    if len(within) > 1:
        raise NumberRefused(NumberFault.AMBIGUOUS, typed, scale, within)
    return within[0]


def _readings(sign: str, body: str, *, whole: bool) -> tuple[Decimal, ...]:
    """Every sound way to read it, the thousands first; in groups of three, whole numbers have no second one."""
    values = []
    if _WHOLE.fullmatch(body) or _UNGROUPED.fullmatch(body):
        values.append(Decimal(_digits(body)))
    if fraction := _FRACTION.fullmatch(body):
        values.append(Decimal(f"{_digits(fraction['whole'])}.{fraction['tail']}"))
    signed = tuple(-value if value and sign not in ("", "+") else value for value in values)
    return signed[:1] if whole and not _UNGROUPED.fullmatch(body) else signed


def _sign_and_body(typed: str) -> tuple[str, str]:
    sign = typed[:1] if re.match(f"[{DASHES}+]", typed) else ""
    return sign, typed.removeprefix(sign)


def _unreadable(typed: str, sign: str, body: str, scale: Scale) -> NumberRefused:
    """The refusal of what is no number, by its kind; ",5" is one but for its 0."""
    written_out = _readings(sign, f"0{body}", whole=False) if body[:1] in (".", ",") else ()
    readings = tuple(reading for reading in written_out if scale.holds(reading) and not scale.is_part(reading))
    if readings:
        return NumberRefused(NumberFault.NO_LEADING_ZERO, typed, scale, readings)
    kind = mistyped(typed)
    code = kind.fault
    if code is NumberFault.OTHER_MEASURE and not scale.unit_vi:
        code = NumberFault.NOT_READ
    return NumberRefused(code, typed, scale, kind=kind)


def _digits(typed: str) -> str:
    return re.sub(r"\D", "", typed)


# ---- refusals in words


def number_refusal_words(error: NumberRefused, language: Language) -> str:
    """The sentence for a refused number: the text, what is wrong with it and what to type instead."""
    return translate(_refusal_key(error), language, **_refusal_values(error, language))


def _refusal_key(error: NumberRefused) -> str:
    key, scale = f"number.refused.{error.code}", error.scale
    match error.code:
        case NumberFault.NOTHING if scale.is_figure:
            return "number.refused.no_figure"
        case NumberFault.FRACTION if scale.takes_part and error.kind.second:
            return "number.refused.part_of_whole"
        case NumberFault.OUT_OF_BOUNDS if scale.maximum is None:
            return "number.refused.below_minimum"
        case NumberFault.OUT_OF_BOUNDS if scale.minimum is None:
            return "number.refused.above_maximum"
        case NumberFault.UNGROUPED if any(scale.is_part(reading) for reading in error.readings):
            return "number.refused.ungrouped_whole"
        case NumberFault.MAGNITUDE | NumberFault.CURRENCY | NumberFault.FRACTION if not scale.unit_vi:
            return f"{key}_plain"
    return key


def _refusal_values(error: NumberRefused, language: Language) -> dict[str, str]:
    scale, kind, unit = error.scale, error.kind, error.scale.unit(language)
    values = {
        "typed": quotable(error.typed),
        "part": quotable(kind.part),
        "number": quotable(kind.number),
        "second": quotable(kind.second),
        "unit": unit,
        "example": full_digits(Decimal("2.5") if scale.decimals else 2, language),
        "limit": str(MOST_DIGITS),
        "minimum": beside_measure(full_digits(scale.minimum, language), unit),
        "maximum": beside_measure(full_digits(scale.maximum, language), unit),
        "mark": "," if "," in error.typed else ".",
    }
    return values | _reading_values(error.readings, unit, language)


def _reading_values(readings: tuple[Decimal, ...], unit: str, language: Language) -> dict[str, str]:
    if not readings:
        return {}
    written = [unmistakable(reading, language) for reading in readings]
    measured = [beside_measure(digits, unit) for digits in written]
    return {
        "understood": " / ".join(measured),
        "first": written[0],
        "first_measured": measured[0],
        "last": written[-1],
        "last_measured": measured[-1],
        "below": full_digits(floor(readings[0]), language),
        "above": full_digits(ceil(readings[0]), language),
    }
