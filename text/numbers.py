"""Numbers as they are read on screen, in either language."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from babel.numbers import format_decimal

from text.language import ABSENT, Language

MINUS = "\u2212"
NBSP = "\u00a0"
MOST_PLACES = 9


def number(
    value: float | Decimal | None, decimals: int, language: Language, *, sign: bool = False, grouped: bool = True
) -> str:
    """`value` with exactly `decimals` places, halves rounded away from zero.

    None, NaN (a data frame's way to say None) and what is not finite are shown as a dash. Zero has no sign; `sign`
    asks for a + before what is above it.
    """
    exact = as_read(value)
    return ABSENT if exact is None else formatted(exact, decimals, language, sign=sign, grouped=grouped)


def full_digits(value: float | Decimal | None, language: Language) -> str:
    """`value` with the digits it needs and no more, up to nine places."""
    exact = as_read(value)
    return ABSENT if exact is None else formatted(exact, places_of(exact), language)


def with_measure(
    value: float | Decimal | None, decimals: int, measure: str, language: Language, *, sign: bool = False
) -> str:
    """`value` and its unit of measure, which no line break separates: 12,87% and 12.87%."""
    exact = as_read(value)
    if exact is None:
        return ABSENT
    if language is Language.EN and abs(exact) == 1:
        measure = of_one(measure)
    return beside_measure(formatted(exact, decimals, language, sign=sign), measure)


def of_one(measure: str) -> str:
    """An English unit of measure beside a single one: 1 ward, 1 hour a year."""
    return re.sub(r"^((?:percentage )?[A-Za-z]+[^s\W])s\b", r"\1", measure)


def as_read(value: float | Decimal | None) -> Decimal | None:
    """The decimal number that is read on screen: 2.675 is 2.675, not the binary 2.67499…; None where it is none."""
    if value is None:
        return None
    exact = Decimal(str(value))
    return exact if exact.is_finite() else None


def formatted(value: Decimal, decimals: int, language: Language, *, sign: bool = False, grouped: bool = True) -> str:
    pattern = f"#,##0.{'0' * decimals}".rstrip(".")
    with localcontext(prec=400, rounding=ROUND_HALF_UP):  # any double fits, written out
        rounded = value.quantize(Decimal(1).scaleb(-decimals))
        digits: str = format_decimal(abs(rounded), pattern, str(language), group_separator=grouped)
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if sign and rounded > 0 else digits


def unmistakable(value: Decimal, language: Language) -> str:
    """`value` written so that it can be read in one way only: without groups, never with three places."""
    places = places_of(value)
    return formatted(value, 4 if places == 3 else places, language, grouped=False)


def places_of(value: Decimal) -> int:
    """How many decimal places `value` needs, at most nine."""
    _, _, fraction = f"{value:.{MOST_PLACES}f}".rstrip("0").partition(".")
    return len(fraction)


def beside_measure(digits: str, measure: str) -> str:
    """Digits and a unit of measure: a percent sign stands close, as in state documents; no line breaks between."""
    joint = "" if not measure or measure.startswith("%") else NBSP
    return f"{digits}{joint}{measure}"
