"""The verdict of each year, and the state of its data."""

from datetime import date

from models import ObservationStatus
from progress.arithmetic import rounded
from progress.case import Case
from progress.dates import awaited_by
from progress.figures import is_approved, is_incomplete
from progress.pace import PaceResult, pace
from progress.status import settling_figure
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
    o = case.approved.get(year)
    reported = case.reported.get(year)
    submitted = reported if reported is not None and not is_approved(reported) else case.corrections.get(year)
    target = next((t for t in case.targets if t.year == year), None)
    data = _year_data(today, year, reported)
    if case.traits.is_rate:
        target = case.final if case.targets and year in case.span else None
    expected = None if target else case.expected(year)
    if o is None:
        return JudgedYear(year, Verdict.NO_BASIS, data, target=target, expected=expected, submitted=submitted)
    actual, against = case.amount(o), target.value if target else expected
    result = pace(case, o) if expected is not None else None
    return JudgedYear(
        year,
        _verdict(case, o, target, result),
        data,
        observation=o,
        actual=actual,
        target=target,
        expected=expected,
        ratio=result.ratio if result else None,
        difference=None if against is None or not case.traits.is_numeric else rounded(actual - against),
        is_tentative=case.is_tentative(o) and not _is_done(case, o, target),
        is_incomplete=is_incomplete(case.promise.kind, o),
        submitted=submitted,
    )


def _is_done(case: Case, o: Observation, target: Target | None) -> bool:
    """Whether it is done once and for all, so that nothing can change it."""
    return case.traits.is_lasting and target is not None and case.settles(o) and case.satisfies_in_time(o, target)


def path_of(
    case: Case, years: dict[int, JudgedYear], *, by_todays_targets: bool = False
) -> tuple[tuple[int, float | None], ...]:
    """The path year by year from the baseline on; a promise to keep what was there has none in that first year."""
    base = case.start
    if base is None or not case.targets or not case.has_path:
        return ()
    path: list[tuple[int, float | None]] = []
    if not case.satisfied_at_start:
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
    base = case_of_year.start
    if base is None or not case_of_year.has_path:
        return ()
    start = () if case_of_year.satisfied_at_start else ((base.year, base.value),)
    expected = ((year, case_of_year.expected(year)) for year in range(base.year + 1, case_of_year.final.year + 1))
    return start + tuple((year, value) for year, value in expected if value is not None)


def _verdict(case: Case, o: Observation, target: Target | None, result: PaceResult | None) -> Verdict:
    if case.traits.is_rate:
        return Verdict.IN_SPAN if target else Verdict.NO_BASIS
    if target is not None:
        return _against_target(case, o, target)
    return Verdict.NO_BASIS if result is None else result.verdict


def _against_target(case: Case, o: Observation, target: Target) -> Verdict:
    """What is done once and for all also counts as done in time where a later report dates it so."""
    settling = settling_figure(case, target) if case.traits.is_lasting else None
    shown = settling or o
    if case.satisfies_in_time(shown, target):
        exceeded = exceeds(target, case.promise.direction, case.amount(shown))
        return Verdict.EXCEEDED if exceeded else Verdict.MET
    if case.today.year <= target.year and case.traits.is_lasting:
        return Verdict.NO_BASIS  # what is done or not done by the end of the year is not missed before it
    return Verdict.NEARLY_MET if case.is_near_miss(o, target) else Verdict.MISSED


def _year_data(case: Case, year: int, o: Observation | None) -> DataState:
    """The state of a year's data. What is done once needs no other figure; a published mean stands for its span."""
    if o is not None and not is_approved(o):
        return DataState.SUBMITTED
    if o is not None and o.status is ObservationStatus.NOT_AVAILABLE:
        return DataState.NOT_AVAILABLE
    if o is not None and (case.settles(o) or case.is_settled):
        return DataState.REPORTED
    if o is not None:
        return DataState.ESTIMATE_ONLY
    if case.today <= date(year, 12, 31):
        return DataState.NOT_DUE
    if case.is_settled:
        return DataState.REPORTED
    return DataState.WAITING if case.today <= awaited_by(case.promise, year) else DataState.OVERDUE


def data_state(case: Case, years: dict[int, JudgedYear]) -> tuple[DataState, tuple[int, ...]]:
    """The state of all figures owed so far, and the years that are overdue."""
    owed = [years[y] for y in owed_years(case.promise, case.targets)]
    overdue = tuple(v.year for v in owed if v.data is DataState.OVERDUE)
    due = [v for v in owed if v.year < case.today.year or v.data is not DataState.ESTIMATE_ONLY]
    states = [v.data for v in due if v.data is not DataState.NOT_DUE]
    if case.is_settled:
        return DataState.REPORTED, ()
    if overdue:
        return DataState.OVERDUE, overdue
    for blank in (DataState.SUBMITTED, DataState.ESTIMATE_ONLY, DataState.WAITING):
        if blank in states:
            return blank, ()
    return (states[-1] if states else DataState.NOT_DUE), ()


def unsettled_years(case: Case, years: dict[int, JudgedYear]) -> list[int]:
    """The years whose figure should be here by now and is not, or is not yet one that settles anything."""
    late = (y for y in owed_years(case.promise, case.targets) if case.today > awaited_by(case.promise, y))
    return [] if case.is_settled else [y for y in late if years[y].data in (DataState.OVERDUE, DataState.ESTIMATE_ONLY)]
