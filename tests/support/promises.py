"""Short ways to say what was promised and what was reported, for the tests of the rule."""

from collections.abc import Iterable
from datetime import date

from models import Comparator, Kind, ObservationStatus, Stage, ToleranceUnit
from progress.assessment import assess
from progress.terms import Assessment, Baseline, MarkCode, Observation, Promise, Target

TODAY = date(2026, 11, 22)
FINAL, PROVISIONAL = ObservationStatus.FINAL, ObservationStatus.PROVISIONAL
ESTIMATE, NOT_AVAILABLE = ObservationStatus.ESTIMATE, ObservationStatus.NOT_AVAILABLE
DONE, UNDER_WAY, NOT_STARTED = Stage.DONE, Stage.UNDER_WAY, Stage.NOT_STARTED
Reported = Observation | tuple[int, float]  # an observation or just (year, value)


def target(
    year: int,
    owed: str,
    *,
    tolerance: float | None = None,
    unit: ToleranceUnit | None = None,
    withdrawn: bool = False,
    decided: str | None = None,
    version: int = 1,
    strive: bool = False,
) -> Target:
    """`owed` reads ">= 20", "about 20" or "between 10 20"."""
    word, value, *upper = owed.split()
    return Target(
        year,
        Comparator(word),
        float(value),
        upper=float(upper[0]) if upper else None,
        tolerance=tolerance,
        tolerance_unit=unit or (ToleranceUnit.MEASURE if tolerance is not None else None),
        is_strive=strive,
        is_withdrawn=withdrawn,
        decided_on=decided,
        version=version,
    )


def promise(
    *targets: Target,
    kind: Kind = Kind.LEVEL,
    base: tuple[int, float] | None = None,
    direction: int = 1,
    decimals: int = 1,
    first_year: int = 2021,
    span: tuple[int, int] | None = None,
    lag_days: int | None = None,
    methods: tuple[tuple[int, str], ...] = ((2000, "gso"),),
    base_method: str = "gso",
) -> Promise:
    return Promise(
        kind=kind,
        direction=direction,
        decimals=decimals,
        first_year=first_year,
        targets=targets,
        methods=methods,
        baseline=Baseline(*base, base_method) if base else None,
        span=span,
        lag_days=lag_days,
    )


def figure(
    year: int,
    value: float | None = None,
    *,
    method: str = "gso",
    status: ObservationStatus = FINAL,
    breaks: bool = False,
    version: int = 1,
    of_span: bool = False,
) -> Observation:
    return Observation(year, method, value, status=status, breaks_series=breaks, version=version, of_span=of_span)


def units(year: int, part: int, whole: int, status: ObservationStatus = FINAL) -> Observation:
    """k of N."""
    return Observation(year, "gso", part=part, whole=whole, status=status)


def stage(year: int, stage: Stage, *, done_on: str | None = None, expected_on: str | None = None) -> Observation:
    return Observation(year, "gso", stage=stage, done_on=done_on, expected_on=expected_on)


def gone(year: int) -> Observation:
    """A figure that will never exist."""
    return figure(year, status=NOT_AVAILABLE)


def level(
    base: tuple[int, float] | None,
    *owed: tuple[int, str],
    kind: Kind = Kind.LEVEL,
    direction: int = 1,
    decimals: int = 1,
) -> Promise:
    targets = [target(year, words) for year, words in owed]
    return promise(*targets, base=base, kind=kind, direction=direction, decimals=decimals)


def growth(owed: str, first: int, last: int) -> Promise:
    return promise(target(last, owed), kind=Kind.AVERAGE_GROWTH, span=(first, last))


def judged(p: Promise, *figures: Reported, today: date = TODAY) -> Assessment:
    """The verdict of the rule on these figures."""
    return assess(p, _observations(figures), today)


def _observations(figures: Iterable[Reported]) -> list[Observation]:
    return [reported if isinstance(reported, Observation) else figure(*reported) for reported in figures]


def marks(a: Assessment) -> dict[MarkCode, int | None]:
    return {mark.code: mark.year for mark in a.marks}
