"""The sums of the rule: rounding, and growth."""

from collections.abc import Iterable
from math import ceil, floor, log10, prod
from typing import Final

# Powers of ten: a product of rates within them, divided by another one, is still a number.
FURTHEST: Final = 150


def rounded(value: float) -> float:
    return round(value, 9)


def rounded_towards(start: float, value: float, grain: float) -> float:
    """The multiple of `grain` next to `value` on the side of `start`, never past it."""
    steps = rounded(value / grain)
    if value >= start:
        return max(rounded(floor(steps) * grain), start)
    return min(rounded(ceil(steps) * grain), start)


def last_decimal(decimals: int) -> float:
    """One unit of the last decimal shown."""
    return 10.0**-decimals


def growth_factors(rates: Iterable[float]) -> list[float]:
    """The factor of each year, 1 + rate/100. Raises ValueError where nothing would be left to grow."""
    factors = [1 + rate / 100 for rate in rates]
    if any(factor <= 0 for factor in factors):
        raise ValueError("a yearly rate of -100 percent or less")
    return factors


def can_be_compounded(rate: float, years: int) -> bool:
    """Whether the sums of a span can be done with a rate, in percent a year, over so many years."""
    factor = 1 + rate / 100
    return factor > 0 and years * abs(log10(factor)) <= FURTHEST


def mean_growth(rates: Iterable[float]) -> float | None:
    """Geometric mean of yearly rates, in percent a year; None without any."""
    factors = growth_factors(rates)
    return rounded((prod(factors) ** (1 / len(factors)) - 1) * 100) if factors else None


def required_growth(goal: float, rates: list[float], coming: int) -> float | None:
    """The rate each coming year must reach, ((1+G)^(p+n) / Π(1+g))^(1/n) − 1, in percent a year.

    Past years without a figure are taken as exactly `goal`, so that they cancel out. Raises ValueError where a rate
    is -100 percent or less.
    """
    if not coming:
        return None
    (promised,) = growth_factors([goal])
    owed = promised ** (len(rates) + coming) / prod(growth_factors(rates))
    return rounded((owed ** (1 / coming) - 1) * 100)
