"""The pace still needed to reach the target, and the projection of the figures if nothing changes.

Neither is part of a verdict: a status asks what was reached, this asks what comes. Years are whole, amounts are
in the commitment's unit of measure.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import linear_regression, mean

from progress.arithmetic import last_decimal, rounded
from progress.kinds import TRAITS
from progress.targets import aim, meets
from progress.terms import Assessment, Promise, Status, Target

FEWEST = 3  # figures that a projection needs
MOST = 5  # of the last figures it looks at
CERTAINTY = 80  # percent of cases in which the next figure lies within the band, if the years go on as before
# Two-sided 80 % points of Student's t by degrees of freedom; n figures leave n − 2 (NIST/SEMATECH e-Handbook of
# Statistical Methods, 1.3.6.7.2, the column 0.90 of one side).
STUDENT = {1: 3.078, 2: 1.886, 3: 1.638}
PAST_DUE = ("b", "c")  # lines of the rule


class Unprojected(StrEnum):
    """Why nothing is carried forward."""

    KIND = "kind"
    NO_TARGET_AHEAD = "no_target_ahead"
    TOO_FEW = "too_few"
    SERIES_BROKEN = "series_broken"


@dataclass(frozen=True, slots=True)
class Projected:
    """A coming year: where the line leads, and the band around it."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The least-squares line through the figures of `years`, carried to the final target's year.

    `start` is the line in the year of the last figure, which need not lie on it. `reaches` says whether the target
    holds where the line ends, `is_open` whether it lies within the band.
    """

    years: tuple[int, ...]
    start: Projected
    ahead: tuple[Projected, ...]
    reaches: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """The change a year from the last figure to the final target, and the one so far.

    `so_far` is None where there is nothing comparable to count it from.
    """

    needed: float
    so_far: float | None
    since: int | None
    last_year: int
    target: Target


@dataclass(frozen=True, slots=True)
class Rate:
    """Of an average growth: what each coming year must reach, and the mean so far, in percent a year."""

    required: float
    mean: float | None
    coming: tuple[int, ...]
    target: Target


@dataclass(frozen=True, slots=True)
class Outlook:
    """`pace` and `rate` are None where nothing is left to do, or there is no figure to start from."""

    pace: Pace | None
    rate: Rate | None
    projection: Projection | None
    unprojected: Unprojected | None


def outlook(promise: Promise, assessment: Assessment, bounds: tuple[float | None, float | None]) -> Outlook:
    """The outlook of an open commitment; `bounds` are the least and the greatest possible figure."""
    if _is_over(promise, assessment):
        return Outlook(None, None, None, Unprojected.NO_TARGET_AHEAD)
    projection = _projection(promise, assessment, bounds)
    if isinstance(projection, Unprojected):
        return Outlook(_pace(promise, assessment), _rate(assessment), None, projection)
    return Outlook(_pace(promise, assessment), _rate(assessment), projection, None)


def _is_over(promise: Promise, a: Assessment) -> bool:
    """Whether nothing lies ahead: the last due year has gone by, or all is done for good."""
    return a.working.line in PAST_DUE or (TRAITS[promise.kind].is_lasting and a.status is Status.MET)


def _pace(promise: Promise, a: Assessment) -> Pace | None:
    figures, final = _figures(a), a.final
    if not TRAITS[promise.kind].is_projected or not figures or final is None:
        return None
    year, actual = figures[-1]
    if year >= final.year or meets(final, promise.direction, actual):
        return None
    needed = rounded((aim(final, actual) - actual) / (final.year - year))
    start = _start(a, year)
    so_far = None if start is None else rounded((actual - start[1]) / (year - start[0]))
    return Pace(needed, so_far, start[0] if start else None, year, final)


def _start(a: Assessment, last: int) -> tuple[int, float] | None:
    """From where the pace so far is counted: the baseline, else the first figure after the last break."""
    broken = max((year for year in a.breaks if year <= last), default=None)
    if broken is None and a.baseline is not None and a.baseline.year < last:
        return a.baseline.year, a.baseline.value
    comparable = [(y, v) for y, v in _figures(a) if broken is None or y >= broken]
    return comparable[0] if comparable and comparable[0][0] < last else None


def _figures(a: Assessment) -> list[tuple[int, float]]:
    return [(y, v.actual) for y, v in sorted(a.years.items()) if v.actual is not None and not v.is_incomplete]


def _rate(a: Assessment) -> Rate | None:
    w = a.working
    if w.required is None or w.target is None or not w.coming_years:
        return None
    return Rate(w.required, w.mean, w.coming_years, w.target)


def _projection(promise: Promise, a: Assessment, bounds: tuple[float | None, float | None]) -> Projection | Unprojected:
    if not TRAITS[promise.kind].is_projected:
        return Unprojected.KIND
    figures = _figures(a)
    if a.final is None or not figures or figures[-1][0] >= a.final.year:
        return Unprojected.NO_TARGET_AHEAD if figures or a.final is None else Unprojected.TOO_FEW
    since = max(a.breaks, default=None)
    comparable = [pair for pair in figures if since is None or pair[0] >= since][-MOST:]
    if len(comparable) < FEWEST:
        return Unprojected.SERIES_BROKEN if len(figures) >= FEWEST else Unprojected.TOO_FEW
    start, *ahead = _carried(comparable, range(figures[-1][0], a.final.year + 1), promise.decimals, bounds)
    holds = [meets(a.final, promise.direction, v) for v in (ahead[-1].value, ahead[-1].low, ahead[-1].high)]
    return Projection(tuple(y for y, _ in comparable), start, tuple(ahead), holds[0], len(set(holds)) > 1)


def _carried(
    figures: list[tuple[int, float]], years: range, decimals: int, bounds: tuple[float | None, float | None]
) -> list[Projected]:
    """The least-squares line and its prediction interval (NIST/SEMATECH e-Handbook, 4.5.1.2).

    ŷ ± t·s·√(1 + 1/n + (x − x̄)²/Σ(xᵢ − x̄)²). Figures are rounded, so the band is never narrower than that.
    """
    n, middle = len(figures), mean(year for year, _ in figures)
    spread = sum((year - middle) ** 2 for year, _ in figures)
    slope, start = linear_regression([year for year, _ in figures], [value for _, value in figures])
    scatter = sqrt(sum((value - (start + slope * year)) ** 2 for year, value in figures) / (n - 2))
    least, most = bounds

    def within(value: float) -> float:
        value = value if least is None else max(value, least)
        return rounded(value if most is None else min(value, most))

    steps = []
    for year in years:
        reach = scatter * sqrt(1 + 1 / n + (year - middle) ** 2 / spread)
        half = max(STUDENT[n - 2] * reach, last_decimal(decimals) / 2)
        value = start + slope * year
        steps.append(Projected(year, within(value), within(value - half), within(value + half)))
    return steps
