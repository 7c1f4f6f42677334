"""The sums of the rule: which target and figure count, comparing, the path, growth."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from math import prod
from typing import assert_never

from models import Comparator, Kind, ObservationStatus, ReviewState, Stage
from progress.cut_points import AT_RISK, EXPECTED_BY, FAR_SHARE, NEARLY, ON_TRACK
from progress.kinds import TRAITS, PathRule
from progress.terms import Baseline, Observation, Promise, Status, Target

SENT_BACK = (ReviewState.RETURNED, ReviewState.RECALLED)  # such a figure is history only


def rounded(value: float) -> float:
    return round(value, 9)


def last_day(partial: str) -> date:
    """The last day that a partial date can mean."""
    year, month, day = ([int(part) for part in partial.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_decided(target: Target, today: date) -> bool:
    """Whether a change was decided by `today` and before its due year was over."""
    return target.decided_on is None or (has_come(target.decided_on, today) and not is_too_late(target))


def is_too_late(target: Target) -> bool:
    """Whether it was decided once its due year was over: such a change never counts for that year."""
    return target.decided_on is not None and last_day(target.decided_on) > date(target.year, 12, 31)


def has_come(partial: str, day: date) -> bool:
    """Whether what is dated so was there on a day.

    Where only the year or month is known it counts from the first day it can mean: a decision would not be
    in the store if it were still to come.
    """
    return partial <= day.isoformat()[: len(partial)]


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


def of_record(
    promise: Promise, observations: Iterable[Observation], *, of_span: bool = False
) -> dict[int, Observation]:
    """Which figure of each year counts: by the method of record, the highest approved version. Sorted by year.

    Where none is approved, the newest that was neither returned nor recalled stands for the year: it is
    shown, its `review` says that it is not approved, and nothing is judged by it.
    """
    counting: dict[int, Observation] = {}
    for o in sorted(observations, key=lambda o: (o.year, o.version)):
        if o.of_span != of_span or o.method != promise.method_of_record(o.year) or is_sent_back(o):
            continue
        counted = counting.get(o.year)
        if counted is None or is_approved(o) or not is_approved(counted):
            counting[o.year] = o
    return counting


def is_approved(o: Observation) -> bool:
    """Whether a figure counts: whatever judges, draws or sums up asks this."""
    return o.review is ReviewState.APPROVED


def is_sent_back(o: Observation) -> bool:
    """Whether a figure was returned or taken back, so that it is history only."""
    return o.review in SENT_BACK


def amount(kind: Kind, o: Observation) -> float | None:
    """The figure as one number in the unit of measure; None where it will never exist."""
    if o.status is ObservationStatus.NOT_AVAILABLE:
        return None
    if not TRAITS[kind].is_numeric:
        return float(o.stage is Stage.DONE)
    if o.part is None or o.whole is None:
        return o.value
    return 100 * o.part / o.whole if TRAITS[kind].is_share else float(o.part)


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
            assert target.upper is not None
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


def nearly(promise: Promise, target: Target, value: float, baseline: Baseline | None) -> bool:
    """Whether a miss is at most 5 % of the way from the baseline, or of the target without one."""
    if not TRAITS[promise.kind].allows_near_miss or target.is_about:
        return False
    bound = aim(target, value)
    start = baseline.value if baseline is not None and baseline.year < target.year else bound
    distance = abs(bound - start) if rounded(bound - start) else abs(bound)
    return rounded(abs(value - bound)) <= rounded(NEARLY * distance)


def aim(target: Target, start: float) -> float:
    """The value to which the way from `start` leads: the target's, or the nearest one of its band."""
    return target.value if target.upper is None else min(max(start, target.value), target.upper)


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


def is_keep(promise: Promise, targets: tuple[Target, ...]) -> bool:
    """Whether the stated baseline already satisfies the final target, so that it only has to stay so."""
    b = promise.baseline
    return b is not None and judged_on_path(promise, targets) and meets(targets[-1], promise.direction, b.value)


def path(baseline: Baseline | None, targets: tuple[Target, ...], year: float) -> float | None:
    """The value expected in `year`: straight lines from the baseline through the targets, then level."""
    if baseline is None or year < baseline.year:
        return None
    y0, v0 = baseline.year, baseline.value
    ahead = [target for target in targets if target.year > baseline.year]
    for target in ahead:
        end = aim(target, v0)
        if year <= target.year:
            return v0 + (end - v0) * (year - y0) / (target.year - y0)
        y0, v0 = target.year, end
    return v0 if ahead else None


def expected_by(year: int, lag_days: int | None) -> date:
    """The day by which the figure of `year` is expected."""
    return date(year + 1, *EXPECTED_BY) if lag_days is None else date(year, 12, 31) + timedelta(lag_days)


def awaited_by(promise: Promise, year: int) -> date:
    """The last day on which the figure of `year` is in time; later where it is awaited until a stated day."""
    until = [last_day(partial) for of, partial in promise.awaited if of == year]
    return max([expected_by(year, promise.lag_days), *until])


def takes_only_estimate(kind: Kind, year: int, today: date) -> bool:
    """Whether a year is not over, so that its figure can be no more than an estimate; what is done is done."""
    return year >= today.year and not TRAITS[kind].is_lasting


def is_far(value: float, last: float, decimals: int) -> bool:
    """Whether a new figure is so far from the last one that it should be asked about once more."""
    return rounded(abs(value - last)) > max(rounded(FAR_SHARE * abs(last)), 10 * last_decimal(decimals))


def last_decimal(decimals: int) -> float:
    """One unit of the last decimal shown."""
    return 10.0**-decimals


def growth_factors(rates: Iterable[float]) -> list[float]:
    """The factor of each year, 1 + rate/100. Raises ValueError where nothing would be left to grow."""
    factors = [1 + rate / 100 for rate in rates]
    if any(factor <= 0 for factor in factors):
        raise ValueError("a yearly rate of -100 percent or less")
    return factors


def mean_growth(rates: Iterable[float]) -> float | None:
    """Geometric mean of yearly rates, in percent a year; None without any."""
    factors = growth_factors(rates)
    return rounded((prod(factors) ** (1 / len(factors)) - 1) * 100) if factors else None


def required_growth(goal: float, rates: list[float], coming: int) -> float | None:
    """The rate each coming year must reach, ((1+G)^(p+n) / Π(1+g))^(1/n) − 1, in percent a year.

    Past years without a figure are taken as exactly `goal`, so that they cancel out.
    """
    if not coming:
        return None
    owed = (1 + goal / 100) ** (len(rates) + coming) / prod(growth_factors(rates))
    return rounded((owed ** (1 / coming) - 1) * 100)


def pace_status(ratio: float) -> Status:
    """The status that goes with the part of the expected way gone."""
    return Status.ON_TRACK if ratio >= ON_TRACK else Status.AT_RISK if ratio >= AT_RISK else Status.OFF_TRACK
