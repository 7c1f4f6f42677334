"""What a chart draws of a standing: which years, which figures, what is missing, what stands beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import ObservationStatus
from progress import DataState, Observation, Target, YearVerdict, amount, path
from progress.arithmetic import is_keep, judged_on_path
from views import MethodView, Standing

MISSING = (DataState.OVERDUE, DataState.WAITING, DataState.NOT_AVAILABLE)


@dataclass(frozen=True, slots=True)
class Step:
    """One year's figure of record, and whether a line may come to it from the year before."""

    verdict: YearVerdict
    observation: Observation
    value: float
    follows: bool
    breaks: bool
    changes_method: bool

    @property
    def year(self) -> int:
        return self.verdict.year

    @property
    def is_sure(self) -> bool:
        return self.observation.status is ObservationStatus.FINAL


def steps(standing: Standing) -> list[Step]:
    """The figures of record by year. A line never bridges a missing year, a break or a change of method."""
    found: list[Step] = []
    for year, verdict in sorted(standing.assessment.years.items()):
        o, value = verdict.observation, verdict.actual
        if o is None or value is None:
            continue
        last = found[-1] if found else None
        other_method = last is not None and last.observation.method != o.method
        follows = last is not None and last.year == year - 1 and not o.breaks_series and not other_method
        found.append(Step(verdict, o, value, follows, o.breaks_series, other_method))
    return found


def missing(standing: Standing) -> list[YearVerdict]:
    """The years that are over and owe a figure that is not here."""
    return [v for _, v in sorted(standing.assessment.years.items()) if v.data in MISSING]


def has_path(standing: Standing) -> bool:
    return judged_on_path(standing.commitment.promise, standing.assessment.targets)


def trajectory(standing: Standing) -> list[tuple[int, float | None]]:
    """The path year by year, as the rule expects it; None where it expects nothing."""
    said, baseline, targets = standing.assessment, standing.assessment.baseline, standing.assessment.targets
    if baseline is None or not targets or not has_path(standing):
        return []
    keep = is_keep(standing.commitment.promise, targets)
    points: list[tuple[int, float | None]] = [] if keep else [(baseline.year, baseline.value)]
    for year in range(baseline.year + 1, max(targets[-1].year, *said.years) + 1):
        verdict = said.years.get(year)
        if verdict is None:
            points.append((year, targets[-1].value if keep else path(baseline, targets, year)))
        elif any(t.year == year for t in targets) and not _is_cut(standing, year):
            points.append((year, path(baseline, targets, year) if not keep else targets[-1].value))
        else:
            points.append((year, verdict.expected))
    return points


def _is_cut(standing: Standing, year: int) -> bool:
    """Whether the series breaks between the baseline and `year`, so that no path leads there."""
    base = standing.assessment.baseline
    return base is not None and any(
        step.breaks or step.observation.method != base.method
        for step in steps(standing)
        if base.year < step.year <= year
    )


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


def years_shown(standing: Standing) -> list[int]:
    """The years that unit lists and timelines have a column for: answered, missing or with a target."""
    said = standing.assessment
    targets = {t.year for t in said.targets}
    return [y for y, v in sorted(said.years.items()) if v.data is not DataState.NOT_DUE or y in targets]


def rates(standing: Standing) -> range:
    """The years of an average-growth span."""
    promise, final = standing.commitment.promise, standing.assessment.final
    first, last = promise.span or (promise.first_year, final.year if final else promise.first_year)
    return range(first, last + 1)
