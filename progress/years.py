"""The verdict of each year, and the state of its data."""

from datetime import date

from models import ObservationStatus
from progress.arithmetic import rounded
from progress.case import Case
from progress.cut_points import AHEAD, ON_TRACK
from progress.dates import awaited_by
from progress.figures import is_approved
from progress.targets import exceeds
from progress.terms import DataState, JudgedYear, Observation, Promise, Target, Verdict


def owed_years(promise: Promise, targets: tuple[Target, ...]) -> range:
    """The years that owe a figure: from the agreement's first (or the span's) to the last target's."""
    if not targets:
        return range(0)
    first, last = promise.span[0] if promise.span else promise.first_year, targets[-1].year
    return range(min(first, last), last + 1)


def shown_years(case: Case) -> list[int]:
    """The years that are shown: those owed, those with a target, and those with a report."""
    return sorted(set(case.reported) | set(owed_years(case.promise, case.targets)) | {t.year for t in case.targets})


def judged_year_of(today: Case, year: int, *, by_todays_targets: bool = False) -> JudgedYear:
    """One year: its figure of record against its target, or the path; one that is not approved is only shown.

    A year that is over is held against the targets in force on its 31 December, or against today's if so asked;
    whether its figure is still owed, and by when, is asked of today's either way.
    """
    case = today if by_todays_targets else today.as_of_year(year)
    o = case.figures.get(year)
    reported = case.reported.get(year)
    submitted = reported if reported is not None and not is_approved(reported) else None
    target = next((t for t in case.targets if t.year == year), None)
    data = _year_data(today, year, reported)
    if case.traits.is_rate:
        target = case.final if case.targets and year in case.span else None
    expected = None if target else case.expected(year)
    if o is None:
        return JudgedYear(year, Verdict.NO_BASIS, data, target=target, expected=expected, submitted=submitted)
    actual, against = case.amount(o), target.value if target else expected
    return JudgedYear(
        year,
        _verdict(case, o, target, expected),
        data,
        observation=o,
        actual=actual,
        target=target,
        expected=expected,
        ratio=case.ratio(o) if expected is not None and target is None else None,
        difference=None if against is None or not case.traits.is_numeric else rounded(actual - against),
    )


def path_of(
    case: Case, years: dict[int, JudgedYear], *, by_todays_targets: bool = False
) -> tuple[tuple[int, float | None], ...]:
    """The path year by year from the baseline on; a promise to keep what was there has none in that first year."""
    base = case.baseline
    if base is None or not case.targets or not case.has_path:
        return ()
    path: list[tuple[int, float | None]] = []
    if not case.is_promise_to_keep:
        path.append((base.year, base.value))
    for year in range(base.year + 1, max(years) + 1):
        judged = years.get(year)
        if judged is None or judged.target is not None:
            case_of_year = case if by_todays_targets else case.as_of_year(year)
            path.append((year, case_of_year.expected(year)))
        else:
            path.append((year, judged.expected))
    return tuple(path)


def old_paths_of(case: Case, years: dict[int, JudgedYear]) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Each line that was the path once and is not today's, whole, from the baseline to its last target."""
    if not case.has_moved or not case.targets:
        return ()
    over = [year for year in years if year < case.today.year]
    cases = {
        case_of_year.targets: case_of_year
        for year in over
        if (case_of_year := case.as_of_year(year)) is not case and case_of_year.targets
    }
    return tuple(line for case_of_year in cases.values() if (line := _line(case_of_year)))


def _line(case_of_year: Case) -> tuple[tuple[int, float], ...]:
    base = case_of_year.baseline
    if base is None or not case_of_year.has_path:
        return ()
    start = () if case_of_year.is_promise_to_keep else ((base.year, base.value),)
    expected = ((year, case_of_year.expected(year)) for year in range(base.year + 1, case_of_year.final.year + 1))
    return start + tuple((year, value) for year, value in expected if value is not None)


def _verdict(case: Case, o: Observation, target: Target | None, expected: float | None) -> Verdict:
    if case.traits.is_rate:
        return Verdict.IN_SPAN if target else Verdict.NO_BASIS
    if target is not None:
        return _against_target(case, o, target)
    if expected is None:
        return Verdict.NO_BASIS
    ratio = case.ratio(o)
    if ratio is None:
        return Verdict.ON_PATH if case.holds_flat(o) else Verdict.BEHIND
    return Verdict.AHEAD if ratio > AHEAD else Verdict.ON_PATH if ratio >= ON_TRACK else Verdict.BEHIND


def _against_target(case: Case, o: Observation, target: Target) -> Verdict:
    if case.satisfies_in_time(o, target):
        exceeded = exceeds(target, case.promise.direction, case.amount(o))
        return Verdict.EXCEEDED if exceeded else Verdict.MET
    if case.today.year <= target.year and not case.has_path:
        return Verdict.NO_BASIS  # what is done or not done by the end of the year is not missed before it
    return Verdict.NEARLY_MET if case.is_near_miss(o, target) else Verdict.MISSED


def _year_data(case: Case, year: int, o: Observation | None) -> DataState:
    """The state of a year's data. What is done once needs no other figure; a published mean stands for its span."""
    if o is not None and not is_approved(o):
        return DataState.SUBMITTED
    if o is not None:
        return DataState.NOT_AVAILABLE if o.status is ObservationStatus.NOT_AVAILABLE else DataState.REPORTED
    if case.today <= date(year, 12, 31):
        return DataState.NOT_DUE
    if case.is_settled:
        return DataState.REPORTED
    return DataState.WAITING if case.today <= awaited_by(case.promise, year) else DataState.OVERDUE


def data_state(case: Case, years: dict[int, JudgedYear]) -> tuple[DataState, tuple[int, ...]]:
    """The state of all figures owed so far, and the years that are overdue."""
    owed = [years[y] for y in owed_years(case.promise, case.targets)]
    overdue = tuple(v.year for v in owed if v.data is DataState.OVERDUE)
    states = [v.data for v in owed if v.data is not DataState.NOT_DUE]
    if case.is_settled:
        return DataState.REPORTED, ()
    if overdue:
        return DataState.OVERDUE, overdue
    for blank in (DataState.SUBMITTED, DataState.WAITING):
        if blank in states:
            return blank, ()
    return (states[-1] if states else DataState.NOT_DUE), ()
