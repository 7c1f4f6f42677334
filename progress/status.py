"""Where a commitment stands: the lines a to h of the rule, of which the first that applies decides."""

from datetime import date

from models import Stage
from progress.arithmetic import rounded
from progress.case import Case
from progress.cut_points import WARNING_MONTH
from progress.dates import due_without_figure, last_day
from progress.growth import growth
from progress.pace import pace
from progress.terms import Mark, MarkCode, Observation, Reason, RuleResult, Status, Target, Working


def rule_result(case: Case) -> RuleResult:
    """The result of the first line that applies; the last one always does."""
    lines = (_no_figure, _past_due, _keep, _reached_early, _pace, growth, _before_due)
    return next(result for line in lines if (result := line(case)) is not None)


def _no_figure(case: Case) -> RuleResult | None:
    """a. No figure of record, or nothing that is owed. What has no pace goes by the calendar, under h."""
    if not case.targets:
        return RuleResult(Status.NO_BASIS, Working("a", Reason.NOTHING_DUE))
    if case.figures or case.span_figure or case.is_past_due or case.traits.goes_by_calendar:
        return None
    return RuleResult(Status.NO_BASIS, Working("a", Reason.NO_FIGURE, target=case.final))


def _past_due(case: Case) -> RuleResult | None:
    """b and c. After 31 December of the final target's year; an average growth answers them under g."""
    if not case.is_past_due or case.traits.is_rate:
        return None
    settling = settling_figure(case, case.final)
    if settling is None:
        shown = case.approved.get(case.final.year) or (case.latest if case.figures else None)
        status = due_without_figure(case.promise, (case.final.year,), case.today)
        return RuleResult(status, _working(case, "c", Reason.NO_FIGURE, shown))
    line = "b" if settling.year >= case.final.year else "c"
    if case.satisfies_in_time(settling, case.final):
        reason = Reason.DUE_FIGURE if settling.year == case.final.year else Reason.ALREADY_DONE
        return RuleResult(Status.MET, _working(case, line, reason, settling), _fell_back(case, settling))
    reason = Reason.DUE_FIGURE if settling.year == case.final.year else Reason.LATER_FIGURE
    return RuleResult(Status.MISSED, _working(case, line, reason, settling), _miss_marks(case, settling))


def settling_figure(case: Case, target: Target) -> Observation | None:
    """The figure that settles whether a target was met once its year is over; None where none does.

    The due year's own. Of what is done once and for all, also one of another year that dates it in time; without a
    figure of the due year, done in the last one before it stays done, and a milestone that was still open afterwards,
    or is dated afterwards, was not done in time.
    """
    due = case.figures.get(target.year)
    due = due if due is not None and case.settles(due) else None
    if not case.traits.is_lasting:
        return due
    settled = [o for o in case.figures.values() if case.settles(o)]
    before = [o for o in settled if o.year < target.year]
    after = [o for o in settled if o.year > target.year]
    if due is None or not case.satisfies_in_time(due, target):
        due = next((o for o in after if case.satisfies_in_time(o, target)), due)
    if due is not None:
        return due
    if before and case.satisfies(before[-1], target):
        return before[-1]
    if case.traits.is_numeric or not after:
        return None
    return after[0] if after[0].done_on or not case.satisfies(after[0], target) else None


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
    if not case.is_promise_to_keep or not case.figures:
        return None
    status = Status.ON_TRACK if case.satisfies(case.latest, case.final) else _at_worst(case, Status.OFF_TRACK)
    return RuleResult(status, _working(case, "d", Reason.KEEP, case.latest), _interim_missed(case))


def _reached_early(case: Case) -> RuleResult | None:
    """e. The latest figure satisfies every target still to come, and none that was due stands missed."""
    if case.traits.is_rate or not case.figures or _stands_missed(case, case.targets):
        return None
    coming = [t for t in case.targets if t.year >= case.today.year]
    if not all(case.satisfies(case.latest, t) for t in coming):
        return None
    working = _working(case, "e", Reason.FINAL_TARGET, case.latest)
    if case.is_tentative(case.latest):
        return RuleResult(Status.ON_TRACK, working)
    return RuleResult(Status.MET, working, (Mark(MarkCode.EARLY),))


def _pace(case: Case) -> RuleResult | None:
    """f. What has come about of what the path expects by the latest figure's year."""
    if not case.has_path or case.traits.is_rate or not case.figures:
        return None
    o, missed = case.latest, _interim_missed(case)
    marks = _had_been_reached(case)
    result = pace(case, o)
    if result is None:
        return _by_last_due_target(case, marks)
    if result.owes_nothing and (case.traits.goes_by_calendar or case.promise.in_steps):
        return None
    if result.ratio is not None and result.ratio < 0 and result.status is Status.OFF_TRACK:
        marks += (Mark(MarkCode.MOVING_AWAY),)
    status, exact = (_capped(case, status, bool(missed)) for status in (result.status, result.exact_status))
    if status is not exact:
        marks += (Mark(MarkCode.CLOSE_CALL),)
    reason = Reason.SATISFIED_AT_START if case.satisfied_at_start else Reason.PACE
    reason = Reason.FLAT_PATH if result.owes_nothing else reason
    return RuleResult(
        status,
        _working(case, "f", reason, o, ratio=result.ratio, ratio_range=result.ratio_range, judged=result.judged),
        marks + missed,
    )


def _capped(case: Case, status: Status, has_missed: bool) -> Status:
    """The status of a pace: at best at risk after a miss, at worst at risk where the year's own target is met."""
    status = _at_worst(case, status)
    return Status.AT_RISK if has_missed and status is Status.ON_TRACK else status


def _at_worst(case: Case, status: Status) -> Status:
    """A figure that satisfies the target of its own year is never off track."""
    own = next((t for t in case.targets if t.year == case.latest.year), None)
    if status is Status.OFF_TRACK and own is not None and case.satisfies(case.latest, own):
        return Status.AT_RISK
    return status


def _by_last_due_target(case: Case, marks: tuple[Mark, ...]) -> RuleResult:
    """A single figure, or one across a break, shows no pace: it is judged by the last target that has been due."""
    o = case.latest
    broken = case.break_since_start(o.year)
    due = [t for t in case.targets if t.year <= o.year and t.year < case.today.year]
    if not due:
        reason = broken or (Reason.NOTHING_DUE if case.start_is_derived else Reason.ONLY_BASELINE)
        return RuleResult(Status.NO_BASIS, _working(case, "f", reason, o, broken=broken), marks)
    working = _working(case, "f", Reason.LAST_DUE_TARGET, o, target=due[-1], broken=broken)
    if case.satisfies(o, due[-1]):
        return RuleResult(Status.ON_TRACK, working, marks)
    missed = _interim_missed(case)
    return RuleResult(Status.AT_RISK if case.is_near_miss(o, due[-1]) else Status.OFF_TRACK, working, marks + missed)


def _stands_missed(case: Case, targets: tuple[Target, ...]) -> bool:
    """Whether any of the targets whose year is over was missed and has not been made good since."""
    return any(_is_missed(case, t) for t in targets if t.year < case.today.year)


def _is_missed(case: Case, target: Target) -> bool:
    settling = settling_figure(case, target)
    if settling is None or case.satisfies_in_time(settling, target):
        return False
    since = (o for y, o in case.figures.items() if y >= target.year and not case.is_estimate(o))
    return not any(case.satisfies(o, target) for o in since)


def _interim_missed(case: Case) -> tuple[Mark, ...]:
    """The mark that the last interim target that was due stands missed."""
    due = [t for t in case.targets if t.year < case.today.year and settling_figure(case, t) is not None]
    return (Mark(MarkCode.INTERIM_MISSED, due[-1].year),) if due and _stands_missed(case, (due[-1],)) else ()


def _had_been_reached(case: Case) -> tuple[Mark, ...]:
    """The mark that an earlier figure satisfied the final target, where the latest does not."""
    if not case.figures or case.satisfies(case.latest, case.final):
        return ()
    earlier = (o for o in case.figures.values() if o.year < case.latest.year and not case.is_estimate(o))
    reached = next((case.reached_in(o) for o in earlier if case.satisfies(o, case.final)), None)
    return (Mark(MarkCode.HAD_BEEN_REACHED, reached),) if reached else ()


def _before_due(case: Case) -> RuleResult:
    """h. Other counts, named units and milestones, and steps that owe nothing yet, before they are due."""
    o = case.latest if case.figures else None
    target = _next_due(case, o)
    due = target.year
    marks = _had_been_reached(case) + _interim_missed(case)

    def result(status: Status, reason: Reason) -> RuleResult:
        return RuleResult(status, _working(case, "h", reason, o, target=target), marks)

    expected = o.expected_on if o is not None else None
    if expected is not None and int(expected[:4]) > due:
        return result(Status.AT_RISK, Reason.EXPECTED_LATE)
    if expected is not None and last_day(expected) < case.today:
        return result(Status.AT_RISK, Reason.EXPECTED_PASSED)
    if case.today >= date(due, WARNING_MONTH, 1):
        return result(Status.AT_RISK, Reason.DUE_SOON)
    reason = Reason.NO_FIGURE if o is None else Reason.BEFORE_DUE
    if case.today.year == due:
        return result(Status.DUE_THIS_YEAR, reason)
    return result(Status.UNDER_WAY if o is not None and _has_begun(case, o) else Status.NOT_STARTED, reason)


def _next_due(case: Case, o: Observation | None) -> Target:
    """The next target that the latest figure does not satisfy."""
    open_targets = (t for t in case.targets if t.year >= case.today.year and not (o and case.satisfies(o, t)))
    return next(open_targets, case.final)


def _has_begun(case: Case, o: Observation) -> bool:
    if o.stage is not None:
        return o.stage is not Stage.NOT_STARTED
    if case.start is None or case.traits.goes_by_calendar:
        return case.amount(o) > 0
    final = case.edge(case.final)
    return rounded(abs(final - case.amount(o))) < rounded(abs(final - case.start.value))


def _working(
    case: Case,
    line: str,
    reason: Reason,
    o: Observation | None,
    *,
    ratio: float | None = None,
    ratio_range: tuple[float, float] | None = None,
    judged: float | None = None,
    target: Target | None = None,
    broken: Reason | None = None,
) -> Working:
    return Working(
        line,
        reason,
        baseline=case.start if case.has_path else None,
        latest=o,
        actual=None if o is None else case.amount(o),
        expected=None if o is None else case.expected(o.year),
        ratio=ratio,
        ratio_range=ratio_range,
        judged=judged,
        edge=case.edge(case.final) if case.has_path and case.start else None,
        target=target or case.final,
        broken=broken,
    )
