"""Where a commitment stands: the lines a to h of the rule, of which the first that applies decides."""

from dataclasses import dataclass
from datetime import date

from models import Stage
from progress.arithmetic import mean_growth, required_growth, rounded
from progress.case import Case
from progress.cut_points import AT_RISK, GROWTH_REACH, ON_TRACK, WARNING_MONTH
from progress.targets import meets
from progress.terms import Mark, MarkCode, Observation, Reason, Status, Target, Working


@dataclass(frozen=True, slots=True)
class RuleResult:
    status: Status
    working: Working
    marks: tuple[Mark, ...] = ()


def rule_result(case: Case) -> RuleResult:
    """The result of the first line that applies; the last one always does."""
    lines = (_no_figure, _past_due, _keep, _reached_early, _pace, _growth, _before_due)
    return next(result for line in lines if (result := line(case)) is not None)


def _no_figure(case: Case) -> RuleResult | None:
    """a. No figure of record, or nothing that is owed."""
    if not case.targets:
        return RuleResult(Status.NO_BASIS, Working("a", Reason.NOTHING_DUE))
    if case.figures or case.span_figure:
        return None
    status = Status.DUE_NO_FIGURE if case.is_past_due else Status.NO_BASIS
    return RuleResult(status, Working("a", Reason.NO_FIGURE, target=case.final))


def _past_due(case: Case) -> RuleResult | None:
    """b and c. After 31 December of the final target's year; an average growth answers them under g."""
    if not case.is_past_due or case.traits.is_rate:
        return None
    settling = case.figures.get(case.final.year)
    if case.traits.is_lasting:
        settling = _lasting_proof(case)
    if settling is None:
        return RuleResult(Status.DUE_NO_FIGURE, _working(case, "c", Reason.NO_FIGURE, case.latest))
    line = "b" if case.final.year in case.figures else "c"
    if case.satisfies_in_time(settling, case.final):
        reason = Reason.DUE_FIGURE if settling.year == case.final.year else Reason.ALREADY_DONE
        return RuleResult(Status.MET, _working(case, line, reason, settling), _fell_back(case, settling))
    reason = Reason.DUE_FIGURE if settling.year == case.final.year else Reason.LATER_FIGURE
    return RuleResult(Status.MISSED, _working(case, line, reason, settling), _miss_marks(case, settling))


def _lasting_proof(case: Case) -> Observation | None:
    """The figure that settles what is done once and for all; None where none does.

    The due year's figure, unless a later one dates it in time. Without one: done in the last figure
    before the due year stays done, and a milestone that was still open afterwards, or is dated
    afterwards, was not done in time.
    """
    due = case.figures.get(case.final.year)
    before = [o for y, o in case.figures.items() if y < case.final.year]
    after = [o for y, o in case.figures.items() if y > case.final.year]
    if due is None or not case.satisfies_in_time(due, case.final):
        dated = next((o for o in after if case.satisfies_in_time(o, case.final)), None)
        due = dated or due
    if due is not None:
        return due
    if before and case.satisfies(before[-1], case.final):
        return before[-1]
    if case.traits.is_numeric or not after:
        return None
    return after[0] if after[0].done_on or not case.satisfies(after[0], case.final) else None


def _fell_back(case: Case, settling: Observation) -> tuple[Mark, ...]:
    later = [o for y, o in case.figures.items() if y > max(settling.year, case.final.year)]
    fell = next((o.year for o in later if not case.satisfies(o, case.final)), None)
    return (Mark(MarkCode.FELL_BACK, fell),) if fell else ()


def _miss_marks(case: Case, settling: Observation) -> tuple[Mark, ...]:
    marks = [Mark(MarkCode.NEARLY)] if case.is_near_miss(settling, case.final) else []
    reached = [case.reached_in(o) for o in case.figures.values() if case.satisfies(o, case.final)]
    late = next((year for year in reached if year > case.final.year), None)
    return (*marks, Mark(MarkCode.REACHED_LATE, late)) if late else tuple(marks)


def _keep(case: Case) -> RuleResult | None:
    """d. A promise to keep what was already there."""
    if not case.is_promise_to_keep:
        return None
    status = Status.ON_TRACK if case.satisfies(case.latest, case.final) else Status.OFF_TRACK
    return RuleResult(status, _working(case, "d", Reason.KEEP, case.latest))


def _reached_early(case: Case) -> RuleResult | None:
    """e. The latest figure satisfies the final target; an easier one, set after a miss, does not mend that."""
    if case.traits.is_rate or not case.satisfies(case.latest, case.final):
        return None
    if _is_eased(case):
        return None
    return RuleResult(Status.MET, _working(case, "e", Reason.FINAL_TARGET, case.latest), (Mark(MarkCode.EARLY),))


def _is_eased(case: Case) -> bool:
    """Whether the final target was set, or changed, after an earlier one was missed that is still not made good."""
    missed = _interim_missed(case)
    return missed is not None and case.final not in case.as_of_year(missed).targets


def _pace(case: Case) -> RuleResult | None:
    """f. The way gone against the way that the path expects by the latest figure's year."""
    if not case.has_path:
        return None
    o, marks = case.latest, _had_been_reached(case)
    assert case.baseline is not None
    if broken := case.break_since_baseline(o.year):
        return RuleResult(Status.NO_BASIS, _working(case, "f", broken, o), marks)
    if case.expected(o.year) is None:
        return _by_last_due_target(case, marks)
    status, reason, ratio = _graded(case, o)
    if ratio is not None and ratio < 0:
        marks += (Mark(MarkCode.MOVING_AWAY),)
    if (missed := _interim_missed(case)) is not None:
        marks += (Mark(MarkCode.INTERIM_MISSED, missed),)
        status = Status.AT_RISK if status is Status.ON_TRACK else status
    return RuleResult(status, _working(case, "f", reason, o, ratio), marks)


def _graded(case: Case, o: Observation) -> tuple[Status, Reason, float | None]:
    ratio = case.ratio(o)
    if ratio is None:
        return Status.ON_TRACK if case.holds_flat(o) else Status.OFF_TRACK, Reason.FLAT_PATH, None
    return pace_status(ratio), Reason.PACE, ratio


def pace_status(ratio: float) -> Status:
    """The status that goes with the part of the expected way gone."""
    return Status.ON_TRACK if ratio >= ON_TRACK else Status.AT_RISK if ratio >= AT_RISK else Status.OFF_TRACK


def _by_last_due_target(case: Case, marks: tuple[Mark, ...]) -> RuleResult:
    """A single figure shows no pace: judge it by the last target that has been due."""
    o = case.latest
    due = [t for t in case.targets if t.year <= o.year]
    if not due:
        reason = Reason.NOTHING_DUE if case.baseline_is_derived else Reason.ONLY_BASELINE
        return RuleResult(Status.NO_BASIS, _working(case, "f", reason, o), marks)
    working = _working(case, "f", Reason.LAST_DUE_TARGET, o, target=due[-1])
    if case.satisfies(o, due[-1]):
        return RuleResult(Status.ON_TRACK, working, marks)
    return RuleResult(Status.AT_RISK if case.is_near_miss(o, due[-1]) else Status.OFF_TRACK, working, marks)


def _interim_missed(case: Case) -> int | None:
    """The year of the last due interim target, if it was missed and not made good since."""
    due = [t for t in case.targets if t.year in case.figures and t.year < case.today.year]
    if not due or any(case.satisfies(o, due[-1]) for y, o in case.figures.items() if y >= due[-1].year):
        return None
    return due[-1].year


def _had_been_reached(case: Case) -> tuple[Mark, ...]:
    done = (case.reached_in(o) for o in case.figures.values() if case.satisfies(o, case.final))
    reached = next(done, None)
    return (Mark(MarkCode.HAD_BEEN_REACHED, reached),) if reached else ()


def _growth(case: Case) -> RuleResult | None:
    """g, and b or c once the span is over. The geometric mean, and what each remaining year must still reach."""
    if not case.traits.is_rate:
        return None
    if case.span_figure is not None:
        return _published_mean(case, case.span_figure)
    working = _growth_working(case)
    if working.mean is None:
        status = Status.DUE_NO_FIGURE if case.is_past_due else Status.NO_BASIS
        return RuleResult(status, working)
    holds = meets(case.final, case.promise.direction, working.mean)
    if _is_span_over(case):
        if working.assumed_years:
            return RuleResult(Status.DUE_NO_FIGURE, working)
        return RuleResult(Status.MET if holds else Status.MISSED, working)
    marks = (Mark(MarkCode.YEARS_ASSUMED),) if working.assumed_years else ()
    if holds:
        return RuleResult(Status.ON_TRACK, working, marks)
    reach = working.required is not None and _within_reach(case, working.required)
    return RuleResult(Status.AT_RISK if reach else Status.OFF_TRACK, working, marks)


def _is_span_over(case: Case) -> bool:
    return case.today.year > max(case.span, default=case.final.year)


def _within_reach(case: Case, required: float) -> bool:
    """Whether the years to come need not be faster than promised by more than the reach."""
    goal = case.final.value
    return rounded(case.promise.direction * (required - goal)) <= rounded(GROWTH_REACH * abs(goal))


def _published_mean(case: Case, o: Observation) -> RuleResult:
    """The producer's own mean of the span decides once the span is over."""
    line = "b" if _is_span_over(case) else "g"
    working = Working(line, Reason.PUBLISHED_MEAN, latest=o, target=case.final, mean=o.value, actual=o.value)
    holds = meets(case.final, case.promise.direction, case.amount(o))
    if _is_span_over(case):
        return RuleResult(Status.MET if holds else Status.MISSED, working)
    return RuleResult(Status.ON_TRACK if holds else Status.OFF_TRACK, working)


def _growth_working(case: Case) -> Working:
    rates = {y: case.amount(case.figures[y]) for y in case.span if y in case.figures}
    coming = tuple(y for y in case.span if y not in rates and y >= case.today.year)
    assumed = tuple(y for y in case.span if y not in rates and y < case.today.year)
    line = "g" if not _is_span_over(case) else "c" if assumed else "b"
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


def _before_due(case: Case) -> RuleResult:
    """h. Other counts, named units and milestones, before they are due."""
    o, due = case.latest, case.final.year
    marks = _had_been_reached(case)
    if o.expected_on is not None and int(o.expected_on[:4]) > due:
        return RuleResult(Status.AT_RISK, _working(case, "h", Reason.EXPECTED_LATE, o), marks)
    if case.today >= date(due, WARNING_MONTH, 1):
        return RuleResult(Status.AT_RISK, _working(case, "h", Reason.DUE_SOON, o), marks)
    begun = o.stage is Stage.UNDER_WAY if o.stage is not None else case.amount(o) > 0
    status = Status.UNDER_WAY if begun else Status.NOT_STARTED
    if case.today.year == due:
        status = Status.DUE_THIS_YEAR
    return RuleResult(status, _working(case, "h", Reason.BEFORE_DUE, o), marks)


def _working(
    case: Case, line: str, reason: Reason, o: Observation, ratio: float | None = None, target: Target | None = None
) -> Working:
    return Working(
        line,
        reason,
        baseline=case.baseline if case.has_path else None,
        latest=o,
        actual=case.amount(o),
        expected=case.expected(o.year),
        ratio=ratio,
        target=target or case.final,
    )
