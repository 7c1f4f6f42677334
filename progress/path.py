"""The path: the value that one would expect in a year without a target of its own. Nobody promised it."""

from progress.arithmetic import last_decimal, rounded_towards
from progress.targets import edge
from progress.terms import Baseline, Promise, Target


def path(promise: Promise, start: Baseline, targets: tuple[Target, ...], year: float) -> float | None:
    """E(y) before rounding: from the starting point through the edges of the targets, then level.

    In straight lines; where the commitment says so in steps, each edge only in its own year. None before the starting
    point, and where no target lies ahead of it.
    """
    ahead = [target for target in targets if target.year > start.year]
    if year < start.year or not ahead:
        return None
    y0, v0 = start.year, start.value
    for target in ahead:
        y1, v1 = target.year, edge(target, promise.direction, start.value)
        if year < y1:
            return v0 if promise.in_steps else v0 + (v1 - v0) * (year - y0) / (y1 - y0)
        y0, v0 = y1, v1
    return v0


def rounded_path(
    promise: Promise, start: Baseline, targets: tuple[Target, ...], year: int, whole: int | None
) -> float | None:
    """E(y) rounded towards the starting point, never past it: what cannot be seen is not yet owed.

    To the last decimal shown; a coverage of `whole` units to whole units.
    """
    value = path(promise, start, targets, year)
    if value is None:
        return None
    grain = 100 / whole if whole else last_decimal(promise.decimals)
    return rounded_towards(start.value, value, grain)
