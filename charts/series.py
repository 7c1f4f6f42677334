"""The series that a chart draws of a standing: its figures by year, blank years, old targets, other methods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar, assert_never

from models import ObservationStatus
from progress.figures import amount
from progress.terms import DataState, JudgedYear, Observation, Reason, Target
from tables.precision import LARGEST
from views import MethodView, PathKind, Standing

Value = TypeVar("Value", float, float | None)  # None where no line may run


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year's figure of record. `follows`: a line may come to it from the year before.

    `break_reason` is why the figure cannot be compared with the one before: a break, or another method.
    """

    judged: JudgedYear
    observation: Observation
    value: float
    follows: bool
    break_reason: Reason | None

    @property
    def year(self) -> int:
        return self.judged.year

    @property
    def is_final(self) -> bool:
        """Whether it is final and of the whole year."""
        return self.observation.status is ObservationStatus.FINAL and not self.judged.is_incomplete

    @property
    def is_tentative(self) -> bool:
        """Whether it settles nothing: an estimate, or counted to a day before the year closes."""
        return self.observation.status is ObservationStatus.ESTIMATE or self.judged.is_incomplete

    @property
    def is_revised(self) -> bool:
        return self.observation.version > 1


def year_points(standing: Standing) -> list[YearPoint]:
    """Return the figures of record by year. A line never bridges a missing year, a break or a change of method."""
    assessment, points = standing.assessment, list[YearPoint]()
    for year, judged in sorted(assessment.years.items()):
        o, value, reason = judged.observation, judged.actual, assessment.breaks.get(year)
        if o is None or value is None:
            continue
        follows = bool(points) and points[-1].year == year - 1 and reason is None
        points.append(YearPoint(judged, o, value, follows, reason))
    return points


def submitted(standing: Standing) -> list[tuple[Observation, float]]:
    """Return the figures that nobody has approved yet, as numbers, by year."""
    pending = (v.submitted for _, v in sorted(standing.assessment.years.items()) if v.submitted is not None)
    values = ((o, amount(standing.commitment.kind, o)) for o in pending)
    return [(o, value) for o, value in values if value is not None]


def blanks(standing: Standing) -> list[JudgedYear]:
    """Return the years that owe a figure and have none that counts, whether it is due by now or not."""
    return [
        v
        for _, v in sorted(standing.assessment.years.items())
        if v.observation is None and v.data is not DataState.REPORTED
    ]


def unreported(standing: Standing) -> list[JudgedYear]:
    """Return the blanks without any figure: one that awaits approval is drawn itself."""
    return [v for v in blanks(standing) if v.submitted is None]


def missing(standing: Standing) -> list[JudgedYear]:
    """Return the years that are over and have no figure."""
    return [v for v in unreported(standing) if is_over(v.data)]


def is_over(state: DataState) -> bool:
    """Return whether a blank of this state stands for a year that is over."""
    match state:
        case DataState.NOT_DUE:
            return False
        case DataState.OVERDUE | DataState.SUBMITTED | DataState.WAITING | DataState.ESTIMATE_ONLY:
            return True
        case DataState.NOT_AVAILABLE | DataState.REPORTED:
            return True
        case _:
            assert_never(state)


def superseded(standing: Standing) -> list[Target]:
    """Return the targets that do not count any more and differ from the one that does; none that cannot be drawn."""
    if standing.assessment.working.reason is Reason.NOT_COMPUTABLE:
        return []
    counting = {t.year: t for t in standing.assessment.targets}
    old = {
        (t.year, t.comparator, t.value, t.upper): t
        for t in standing.commitment.promise.targets
        if not t.is_withdrawn and not _is_same(t, counting.get(t.year))
    }
    return sorted(old.values(), key=lambda t: (t.year, t.version))


def _is_same(target: Target, counting: Target | None) -> bool:
    if counting is None:
        return False
    bounds = (counting.comparator, counting.value, counting.upper)
    return (target.comparator, target.value, target.upper) == bounds


def other_methods(standing: Standing) -> list[tuple[MethodView, list[tuple[int, float]]]]:
    """Return the figures that do not count, by their method: the last version of each year."""
    promise = standing.commitment.promise
    by_method: dict[str, tuple[MethodView, dict[int, float]]] = {}
    for figure in sorted(standing.commitment.figures, key=lambda f: f.observation.version):
        o = figure.observation
        value = amount(promise.kind, o)
        if o.of_span or o.method == promise.method_of_record(o.year):
            continue
        years = by_method.setdefault(o.method, (figure.method, {}))[1]
        years.pop(o.year, None)
        if value is not None and abs(value) < LARGEST:
            years[o.year] = value
    return [(method, sorted(years.items())) for method, years in by_method.values() if years]


def with_gaps(points: Iterable[tuple[int, float | None]]) -> list[tuple[int, float | None]]:
    """Return all years from the first to the last, each with its value: None where it has none."""
    values = dict(points)
    return [(year, values.get(year)) for year in range(min(values), max(values) + 1)] if values else []


def in_steps(points: Sequence[tuple[float, Value]]) -> list[tuple[float, Value]]:
    """Return the corners of a line in steps: level until the next point's year, then all at once to its value."""
    corners = list(points[:1])
    for (_, before), (year, value) in pairwise(points):
        corners += [(year, before), (year, value)] if None not in (before, value) else [(year, value)]
    return corners


def open_ranges(points: Iterable[YearPoint]) -> list[tuple[YearPoint, float]]:
    """Return the points some of whose units are not known, with the amount if all of these were counted as yes."""
    highest = ((p, p.judged.highest) for p in points)
    return [(p, most) for p, most in highest if most is not None and most != p.value]


def is_stepped(standing: Standing) -> bool:
    """Return whether nothing is expected before the next target's year."""
    return standing.commitment.path_kind is PathKind.STEPS


def is_kept(standing: Standing) -> bool:
    """Return whether the path is the level of what is kept, as the starting point already satisfies the target."""
    assessment = standing.assessment
    path, base = assessment.path, assessment.baseline
    return bool(path) and base is not None and path[0][0] > base.year


def rates(standing: Standing) -> range:
    """Return the years of an average-growth span; the first year alone where nothing states one."""
    first = standing.commitment.promise.first_year
    return standing.assessment.span or range(first, first + 1)
