"""Judging one commitment on one day: the years, the line of the rule that decides, and the marks beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import isfinite

from models import ObservationStatus
from progress.case import Case, case_of
from progress.cut_points import STALE_YEARS
from progress.dates import due_without_figure, is_readable
from progress.days import may_change_on
from progress.judgement import is_good, rank
from progress.status import rule_result
from progress.terms import (
    Assessment,
    JudgedYear,
    Mark,
    MarkCode,
    Observation,
    Promise,
    Reason,
    RuleResult,
    Status,
    Verdict,
    Working,
)
from progress.years import data_state, judged_year_of, old_paths_of, path_of, shown_years, unsettled_years
from tables.columns import FIRST_YEAR, LAST_YEAR
from tables.precision import LARGEST

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)  # that anything can be about
DATED_LINES = "defgh"  # of the rule: they go by the latest figure


def assess(
    promise: Promise, observations: Iterable[Observation], today: date, *, by_todays_targets: bool = False
) -> Assessment:
    """Status, verdict of every year and state of the data of one commitment, as of `today`.

    A year that is over is judged by the targets in force on its 31 December, unless today's are asked for;
    the status of today is by today's targets either way. What the sums of the rule cannot take, as a promised rate of
    -150 percent, is `NO_BASIS` with the reason `NOT_COMPUTABLE`; nothing stored makes this fail.
    """
    observations = tuple(observations)
    if not _is_workable(promise, observations):
        return _not_computable(promise, observations, today)
    try:
        assessment = _assess(promise, observations, today, by_todays_targets=by_todays_targets)
    except (ArithmeticError, ValueError):
        return _not_computable(promise, observations, today)
    return assessment if _is_finite(assessment) else _not_computable(promise, observations, today)


def _assess(
    promise: Promise, observations: tuple[Observation, ...], today: date, *, by_todays_targets: bool
) -> Assessment:
    if any(o.unknown for o in observations):
        least, most = (case_of(promise, counted, today) for counted in _least_and_most(observations))
    else:
        least = most = case_of(promise, observations, today)
    years = {y: _judged_year(least, most, y, by_todays_targets=by_todays_targets) for y in shown_years(least)}
    result = _result(least, most)
    data, overdue = data_state(least, years)
    return Assessment(
        status=result.status,
        marks=result.marks + _common_marks(least, result, unsettled_years(least, years)) + _not_approved(years),
        working=result.working,
        data=data,
        overdue_years=overdue,
        years=years,
        targets=least.targets,
        baseline=least.start,
        baseline_is_derived=least.start_is_derived,
        has_path=least.has_path,
        path=path_of(least, years, by_todays_targets=by_todays_targets),
        old_paths=old_paths_of(least, years),
        span=least.span if least.traits.is_rate else range(0),
        breaks=least.breaks,
        today=today,
        may_change_on=may_change_on(least),
    )


def _least_and_most(observations: tuple[Observation, ...]) -> Iterable[tuple[Observation, ...]]:
    """The figures with what is not known counted as no, and as yes."""
    yield observations
    yield tuple(
        replace(o, part=(o.part or 0) + o.unknown) if o.unknown and o.part is not None else o for o in observations
    )


def _result(least: Case, most: Case) -> RuleResult:
    """The status, where units are not known by what both counts agree on: not known is never no.

    Those of an earlier figure count too where they decide: it may be the starting point, or due for a target.
    """
    low, high = rule_result(least), rule_result(most)
    o, years = low.working.latest, [y for y, counted in least.figures.items() if counted.unknown]
    if o is None or not years:
        return low
    if high.working.line == "c" and low.status is high.status:  # where its year has no figure, no unit matters
        return low
    if low.status is high.status and not o.unknown:
        return low
    working = replace(low.working, highest=high.working.actual if o.unknown else None)
    mark = (Mark(MarkCode.UNITS_UNKNOWN, o.year if o.unknown else years[-1]),)
    if low.status is high.status:
        return RuleResult(low.status, working, low.marks + mark)
    if least.is_past_due:
        status = due_without_figure(least.promise, (least.final.year,), least.today)
        return RuleResult(status, replace(working, line="c", reason=Reason.UNITS_UNKNOWN), mark)
    match is_good(low.status), is_good(high.status):
        case True, True:
            return RuleResult(Status.ON_TRACK, working, mark)
        case False, False:
            return RuleResult(Status.AT_RISK, working, low.marks + mark)
        case _:
            return RuleResult(Status.NO_BASIS, replace(working, reason=Reason.UNITS_UNKNOWN), mark)


def _judged_year(least: Case, most: Case, year: int, *, by_todays_targets: bool) -> JudgedYear:
    """The year; its verdict, where units are not known, is what both counts agree on."""
    low = judged_year_of(least, year, by_todays_targets=by_todays_targets)
    if low.observation is None or not low.observation.unknown:
        return low
    high = judged_year_of(most, year, by_todays_targets=by_todays_targets)
    return replace(low, verdict=_agreed(low.verdict, high.verdict), highest=high.actual)


def _agreed(low: Verdict, high: Verdict) -> Verdict:
    """Of two good verdicts the more modest one, of two bad ones the milder; of others none can be given."""
    match is_good(low), is_good(high):
        case True, True:
            return min(low, high, key=rank)
        case False, False:
            return max(low, high, key=rank)
        case _:
            return low if low is high else Verdict.NO_BASIS


def _is_workable(promise: Promise, observations: tuple[Observation, ...]) -> bool:
    """Whether all that goes in can be read: numbers, days, years, and no figure counted over no units at all."""
    base = (promise.baseline.value,) if promise.baseline else ()
    of_targets = [number for t in promise.targets for number in (t.value, t.upper, t.tolerance)]
    numbers = (*base, *of_targets, *(o.value for o in observations))
    decided = [*(t.decided_on for t in promise.targets), *(until for _, until in promise.awaited)]
    days = (*decided, *(day for o in observations for day in (o.cut_off_on, o.done_on, o.expected_on)))
    base_year = (promise.baseline.year,) if promise.baseline else ()
    years = (promise.first_year, *(promise.span or ()), *base_year, *(t.year for t in promise.targets))
    return (
        all(year in YEARS for year in (*years, *(o.year for o in observations)))
        and all(number is None or abs(number) < LARGEST for number in numbers)
        and all(map(is_readable, days))
        and all(o.whole != 0 for o in observations)
    )


def _is_finite(a: Assessment) -> bool:
    """Whether no sum has left the range of numbers."""
    working = (a.working.actual, a.working.expected, a.working.ratio, a.working.mean, a.working.required)
    of_years = [number for y in a.years.values() for number in (y.expected, y.ratio, y.difference)]
    of_path = [value for _, value in a.path]
    return all(number is None or isfinite(number) for number in (*working, *of_years, *of_path))


def _not_computable(promise: Promise, observations: tuple[Observation, ...], today: date) -> Assessment:
    """The figures alone, without a verdict; of what cannot be read, nothing."""
    shown = replace(promise, baseline=None, targets=(), awaited=(), lag_days=None)
    case = case_of(shown, (_bare(o) for o in observations if o.year in YEARS), today)
    years = {
        y: JudgedYear(
            y, Verdict.NO_BASIS, judged_year_of(case, y).data, observation=case.approved.get(y), actual=actual
        )
        for y in shown_years(case)
        for actual in [case.amount(case.approved[y]) if y in case.approved else None]
    }
    working = Working("a", Reason.NOT_COMPUTABLE, latest=case.latest if case.figures else None)
    return Assessment(
        Status.NO_BASIS,
        (),
        working,
        data_state(case, years)[0],
        (),
        years,
        today=today,
        may_change_on=may_change_on(case),
    )


def _bare(o: Observation) -> Observation:
    """A figure without its days, and without an amount that is no number or too large to be kept."""
    value = o.value if o.value is not None and abs(o.value) < LARGEST else None
    return replace(o, value=value, cut_off_on=None, done_on=None, expected_on=None)


def _not_approved(years: dict[int, JudgedYear]) -> tuple[Mark, ...]:
    """That the last figure, or correction, waits for its approval, so that nobody takes the one before for the last."""
    submitted_years = [year for year, judged in years.items() if judged.submitted is not None]
    return (Mark(MarkCode.NOT_APPROVED, submitted_years[-1]),) if submitted_years else ()


def _common_marks(case: Case, result: RuleResult, unsettled: list[int]) -> tuple[Mark, ...]:
    working = result.working
    marks = []
    by_start = (Reason.PACE, Reason.FLAT_PATH, Reason.KEEP, Reason.SATISFIED_AT_START)
    if working.reason in by_start and case.start_is_derived and case.start:
        marks.append(Mark(MarkCode.DERIVED_BASELINE, case.start.year))
    shown = [case.figures.get(y) for y in working.known_years] or [working.latest]
    unsure = [o.year for o in shown if o is not None and o.status is not ObservationStatus.FINAL]
    if unsure:
        marks.append(Mark(MarkCode.PROVISIONAL, unsure[-1]))
    if working.line in DATED_LINES and working.latest is not None:
        later = [year for year in unsettled if year > working.latest.year]
        marks += [Mark(MarkCode.STALE, working.latest.year)] if len(later) >= STALE_YEARS else []
    return tuple(marks)
