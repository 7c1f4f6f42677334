"""Line g of the rule: the mean of an average growth over its span, and what each year to come must reach."""

from dataclasses import replace

from progress.arithmetic import mean_growth, required_growth, rounded
from progress.case import Case
from progress.cut_points import GROWTH_REACH, LEAST_REACH
from progress.dates import due_without_figure
from progress.targets import meets
from progress.terms import Mark, MarkCode, Observation, Reason, RuleResult, Status, Working


def growth(case: Case) -> RuleResult | None:
    """g, and b or c once the span is over. The geometric mean, and what each remaining year must still reach."""
    if not case.traits.is_rate:
        return None
    working = _working(case)
    if case.span_figure is not None and (working.line != "b" or case.settles(case.span_figure)):
        return _published_mean(case, case.span_figure, working.assumed_years)
    if is_span_over(case) and working.assumed_years:
        return RuleResult(due_without_figure(case.promise, working.assumed_years, case.today), working)
    if working.mean is None:
        return RuleResult(Status.NO_BASIS, working)
    holds = meets(case.final, case.promise.direction, working.mean)
    if is_span_over(case):
        return RuleResult(Status.MET if holds else Status.MISSED, working)
    marks = (Mark(MarkCode.YEARS_ASSUMED),) if working.assumed_years else ()
    if holds:
        return RuleResult(Status.ON_TRACK, working, marks)
    reach = working.required is not None and _within_reach(case, working.required)
    return RuleResult(Status.AT_RISK if reach else Status.OFF_TRACK, working, marks)


def is_span_over(case: Case) -> bool:
    return case.today.year > max(case.span, default=case.final.year)


def _within_reach(case: Case, required: float) -> bool:
    """Whether the years to come need not be faster than promised by more than the reach."""
    goal = case.final.value
    return rounded(case.promise.direction * (required - goal)) <= rounded(max(GROWTH_REACH * abs(goal), LEAST_REACH))


def _published_mean(case: Case, o: Observation, missing: tuple[int, ...]) -> RuleResult:
    """The producer's own mean of the span decides once the span is over; an estimate of it never does."""
    line = "b" if is_span_over(case) else "g"
    working = Working(line, Reason.PUBLISHED_MEAN, latest=o, target=case.final, mean=o.value, actual=o.value)
    holds = meets(case.final, case.promise.direction, case.amount(o))
    if not is_span_over(case):
        return RuleResult(Status.ON_TRACK if holds else Status.OFF_TRACK, working)
    if case.is_tentative(o):
        return RuleResult(due_without_figure(case.promise, missing, case.today), replace(working, line="c"))
    return RuleResult(Status.MET if holds else Status.MISSED, working)


def _working(case: Case) -> Working:
    """The years known, over without a figure, and not over; an estimate of the running year leaves it not over.

    Once the span is over, an estimate is a year without its figure, too.
    """
    is_over = is_span_over(case)
    counted = {y: o for y, o in case.figures.items() if y in case.span and y < case.today.year}
    rates = {y: case.amount(o) for y, o in counted.items()}
    settled = {y for y, o in counted.items() if case.settles(o)} if is_over else set(rates)
    coming = tuple(y for y in case.span if y >= case.today.year)
    assumed = tuple(y for y in case.span if y not in settled and y < case.today.year)
    line = "g" if not is_over else "c" if assumed else "b"
    return Working(
        line,
        Reason.MEAN if rates and line != "c" else Reason.YEARS_MISSING,
        latest=case.figures[max(rates)] if rates else None,
        actual=rates[max(rates)] if rates else None,
        target=case.final,
        mean=mean_growth(rates.values()),
        required=required_growth(case.final.value, list(rates.values()), len(coming)),
        known_years=tuple(rates),
        assumed_years=assumed,
        coming_years=coming,
    )
