"""The targets in force, whether a value meets one, and the value of one that the way leads to."""

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from models import Comparator
from progress.arithmetic import rounded
from progress.cut_points import NEARLY
from progress.dates import has_come, last_day
from progress.kinds import TRAITS, PathRule
from progress.terms import Baseline, Promise, Target


def in_force(targets: Iterable[Target], today: date) -> tuple[Target, ...]:
    """The targets that count, one a year: a change decided after the due year never counts for that year."""
    counting: dict[int, Target] = {}
    for target in sorted(targets, key=lambda t: (t.year, t.version)):
        if target.year not in counting or is_decided(target, today):
            counting[target.year] = target
    return tuple(target for target in counting.values() if not target.is_withdrawn)


def in_force_then(targets: Iterable[Target], day: date) -> tuple[Target, ...]:
    """The targets that counted on a day gone by: a year that was added later is not among them.

    What the promise began with (no decision of its own, or the earliest) counts for every year, also for those
    before it was made.
    """
    targets = tuple(targets)
    begun = min((t.decided_on or "" for t in targets if t.version == 1), default="")
    years = {t.year for t in targets if t.version == 1 and _was_there(t.decided_on or "", begun, day)}
    return in_force((t for t in targets if t.year in years), day)


def _was_there(decided: str, begun: str, day: date) -> bool:
    return decided == begun or has_come(decided, day)


def is_decided(target: Target, today: date) -> bool:
    """Whether a change was decided by `today` and before its due year was over."""
    return target.decided_on is None or (has_come(target.decided_on, today) and not is_too_late(target))


def is_too_late(target: Target) -> bool:
    """Whether it was decided once its due year was over: such a change never counts for that year."""
    return target.decided_on is not None and last_day(target.decided_on) > date(target.year, 12, 31)


def meets(target: Target, direction: int, value: float, whole: int | None = None) -> bool:
    """Whether the comparator holds. With `whole` (N), a percentage is compared as 100·k against T·N."""
    scale = whole or 1
    a, t = rounded(value * scale), rounded(target.value * scale)
    match target.comparator:
        case Comparator.AT_LEAST:
            return a >= t
        case Comparator.MORE_THAN:
            return a > t
        case Comparator.EXACTLY:
            return a == t
        case Comparator.AT_MOST:
            return a <= t
        case Comparator.LESS_THAN:
            return a < t
        case Comparator.ABOUT:
            return rounded(direction * (a - t) + target.slack * scale) >= 0
        case Comparator.BETWEEN:
            if target.upper is None:
                raise ValueError("a band without its upper bound")
            return t <= a <= rounded(target.upper * scale)
        case _:
            assert_never(target.comparator)


def exceeds(target: Target, direction: int, value: float) -> bool:
    """Whether the figure is better than what was promised, where the promise leaves room for that."""
    gain = rounded(direction * (value - target.value))
    match target.comparator:
        case Comparator.AT_LEAST | Comparator.AT_MOST:
            return gain > 0
        case Comparator.ABOUT:
            return gain > rounded(target.slack)
        case Comparator.MORE_THAN | Comparator.LESS_THAN | Comparator.EXACTLY | Comparator.BETWEEN:
            return False
        case _:
            assert_never(target.comparator)


def is_near_miss(promise: Promise, target: Target, value: float, baseline: Baseline | None) -> bool:
    """Whether a miss is at most 5 % of the way from the baseline, or of the target without one."""
    if not TRAITS[promise.kind].allows_near_miss or target.is_about:
        return False
    bound = aim(target, value)
    is_measured = baseline is not None and baseline.year < target.year
    way = edge(target, promise.direction, baseline.value) - baseline.value if baseline and is_measured else 0.0
    return rounded(abs(value - bound)) <= rounded(NEARLY * (abs(way) if rounded(way) else abs(bound)))


def aim(target: Target, start: float) -> float:
    """The value to which the way from `start` leads: the target's, or the nearest one of its band."""
    return target.value if target.upper is None else min(max(start, target.value), target.upper)


def edge(target: Target, direction: int, start: float) -> float:
    """The value of what a target accepts that is nearest to the starting point; where `start` is inside, a bound."""
    if target.is_about:
        return target.value - direction * target.slack
    if target.upper is None:
        return target.value
    bounds = (target.value, target.upper)
    return min(bounds[::direction], key=lambda bound: rounded(abs(start - bound)))


def far_edge(target: Target, near: float) -> float | None:
    """The other end of what a two-sided target accepts; None where it has no far side."""
    if target.comparator is Comparator.EXACTLY:
        return target.value
    if target.upper is None:
        return None
    return target.upper if near == target.value else target.value


def judged_on_path(promise: Promise, targets: tuple[Target, ...]) -> bool:
    """Whether years without a target of their own are held against a path."""
    match TRAITS[promise.kind].path:
        case PathRule.ALWAYS:
            return True
        case PathRule.IF_STATED:
            return promise.baseline is not None or len(targets) > 1
        case PathRule.NEVER:
            return False
        case _:
            assert_never(TRAITS[promise.kind].path)
