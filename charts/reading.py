"""What a chart draws of a standing: which years, which figures, what is missing, what stands beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import ObservationStatus
from progress import DataState, Observation, Reason, Target, YearVerdict, amount
from views import MethodView, Standing


@dataclass(frozen=True, slots=True)
class Step:
    """One year's figure of record, and whether a line may come to it from the year before.

    `cut` is why the series cannot be read across from the figure before: a break, or another method.
    """

    verdict: YearVerdict
    observation: Observation
    value: float
    follows: bool
    cut: Reason | None

    @property
    def year(self) -> int:
        return self.verdict.year

    @property
    def is_sure(self) -> bool:
        return self.observation.status is ObservationStatus.FINAL

    @property
    def is_revised(self) -> bool:
        return self.observation.version > 1


def steps(standing: Standing) -> list[Step]:
    """The figures of record by year. A line never bridges a missing year, a break or a change of method."""
    said, found = standing.assessment, list[Step]()
    for year, verdict in sorted(said.years.items()):
        o, value, cut = verdict.observation, verdict.actual, said.breaks.get(year)
        if o is None or value is None:
            continue
        follows = bool(found) and found[-1].year == year - 1 and cut is None
        found.append(Step(verdict, o, value, follows, cut))
    return found


def submitted(standing: Standing) -> list[tuple[Observation, float]]:
    """The figures that nobody has approved yet, as numbers, by year."""
    waiting = (v.submitted for _, v in sorted(standing.assessment.years.items()) if v.submitted is not None)
    values = ((o, amount(standing.commitment.kind, o)) for o in waiting)
    return [(o, value) for o, value in values if value is not None]


def blanks(standing: Standing) -> list[YearVerdict]:
    """The years that owe a figure and have none that counts, whether it is due by now or not."""
    return [v for _, v in sorted(standing.assessment.years.items()) if v.data is not DataState.REPORTED]


def unsaid(standing: Standing) -> list[YearVerdict]:
    """The blanks of which nothing is said at all: where a figure awaits approval, it is drawn itself."""
    return [v for v in blanks(standing) if v.submitted is None]


def missing(standing: Standing) -> list[YearVerdict]:
    """The years that are over and owe a figure that is not here."""
    return [v for v in unsaid(standing) if v.data is not DataState.NOT_DUE]


def superseded(standing: Standing) -> list[Target]:
    """Targets that were stated once and do not count, where they said something else."""
    counting = {t.year: t for t in standing.assessment.targets}
    old = {
        (t.year, t.comparator, t.value, t.upper): t
        for t in standing.commitment.promise.targets
        if not t.is_withdrawn and not _same(t, counting.get(t.year))
    }
    return sorted(old.values(), key=lambda t: (t.year, t.version))


def _same(one: Target, other: Target | None) -> bool:
    return other is not None and (one.comparator, one.value, one.upper) == (
        other.comparator,
        other.value,
        other.upper,
    )


def other_methods(standing: Standing) -> list[tuple[MethodView, list[tuple[int, float]]]]:
    """The figures that do not count, by their method: the last version of each year."""
    promise = standing.commitment.promise
    found: dict[str, tuple[MethodView, dict[int, float]]] = {}
    for figure in sorted(standing.commitment.figures, key=lambda f: f.observation.version):
        o = figure.observation
        value = amount(promise.kind, o)
        if o.of_span or o.method == promise.method_of_record(o.year):
            continue
        years = found.setdefault(o.method, (figure.method, {}))[1]
        years.pop(o.year, None)
        if value is not None:
            years[o.year] = value
    return [(method, sorted(years.items())) for method, years in found.values() if years]


def with_gaps(points: Iterable[tuple[int, float | None]]) -> tuple[list[int], list[float | None]]:
    """Years and values with None in every year between that has none."""
    known = dict(points)
    years = list(range(min(known), max(known) + 1)) if known else []
    return years, [known.get(year) for year in years]


def rates(standing: Standing) -> range:
    """The years of an average-growth span; the first year alone where nothing states one."""
    first = standing.commitment.promise.first_year
    return standing.assessment.span or range(first, first + 1)
