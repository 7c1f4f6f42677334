"""Judging one commitment on one day: the years, the line of the rule that decides, and the marks beside it."""

from collections.abc import Iterable
from datetime import date

from models import ObservationStatus
from progress.case import Case, case_of
from progress.status import RuleResult, rule_result
from progress.terms import Assessment, JudgedYear, Mark, MarkCode, Observation, Promise, Reason
from progress.years import data_state, judged_year_of, old_paths_of, path_of, shown_years


def assess(
    promise: Promise, observations: Iterable[Observation], today: date, *, by_todays_targets: bool = False
) -> Assessment:
    """Status, verdict of every year and state of the data of one commitment, as of `today`.

    A year that is over is judged by the targets in force on its 31 December, unless today's are asked for;
    the status of today is by today's targets either way.
    """
    case = case_of(promise, observations, today)
    years = {y: judged_year_of(case, y, by_todays_targets=by_todays_targets) for y in shown_years(case)}
    result = rule_result(case)
    data, overdue = data_state(case, years)
    return Assessment(
        status=result.status,
        marks=result.marks + _common_marks(case, result) + _not_approved(years),
        working=result.working,
        data=data,
        overdue_years=overdue,
        years=years,
        targets=case.targets,
        baseline=case.baseline,
        baseline_is_derived=case.baseline_is_derived,
        has_path=case.has_path,
        path=path_of(case, years, by_todays_targets=by_todays_targets),
        old_paths=old_paths_of(case, years),
        span=case.span if case.traits.is_rate else range(0),
        breaks=case.breaks,
    )


def _not_approved(years: dict[int, JudgedYear]) -> tuple[Mark, ...]:
    """That the latest year with a figure waits for its approval, so that nobody takes the one before for the last."""
    submitted_years = [year for year, judged in years.items() if judged.submitted is not None]
    return (Mark(MarkCode.NOT_APPROVED, submitted_years[-1]),) if submitted_years else ()


def _common_marks(case: Case, result: RuleResult) -> tuple[Mark, ...]:
    working = result.working
    marks = []
    if working.reason in (Reason.PACE, Reason.FLAT_PATH) and case.baseline_is_derived and case.baseline:
        marks.append(Mark(MarkCode.DERIVED_BASELINE, case.baseline.year))
    shown = [case.figures.get(y) for y in working.known_years] or [working.latest]
    unsure = [o.year for o in shown if o is not None and o.status is not ObservationStatus.FINAL]
    if unsure:
        marks.append(Mark(MarkCode.PROVISIONAL, unsure[-1]))
    return tuple(marks)
