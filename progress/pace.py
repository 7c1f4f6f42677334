"""Pace: what of the change that the path expects by a figure's year has come about, r = (a − b) / (E − b)."""

from dataclasses import dataclass
from math import copysign

from progress.arithmetic import last_decimal, rounded
from progress.case import Case
from progress.cut_points import AHEAD, AT_RISK, ON_TRACK
from progress.targets import far_edge, meets
from progress.terms import Observation, Status, Target, Verdict

_BEST_LAST = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)


@dataclass(frozen=True, slots=True)
class PaceResult:
    """How a figure stands to the path of its year.

    `ratio` is r, and None where the path asks for nothing yet (`owes_nothing`) or for no more than the final target.
    `ratio_range` is r for the figure half a unit of the last decimal shown lower and higher; where one of those would
    have a better status than the `exact_status`, the better one counts. `judged` is the amount that a figure beyond the
    far side of a two-sided target is judged as; None for any other.
    """

    status: Status
    exact_status: Status
    verdict: Verdict
    ratio: float | None = None
    ratio_range: tuple[float, float] | None = None
    judged: float | None = None
    owes_nothing: bool = False


def pace_status(ratio: float) -> Status:
    """The status that goes with r."""
    return Status.ON_TRACK if ratio >= ON_TRACK else Status.AT_RISK if ratio >= AT_RISK else Status.OFF_TRACK


def pace(case: Case, o: Observation) -> PaceResult | None:
    """How a figure stands to the path; None where its year has none, as after a break."""
    expected = case.expected(o.year)
    if expected is None:
        return None
    if case.satisfied_at_start:
        return _held(is_held=case.satisfies(o, case.final))
    a, half = case.amount(o), _half_a_decimal(case)
    exact, *others = (_graded(case, o, value, expected) for value in dict.fromkeys((a, a - half, a + half)))
    best = max((exact, *others), key=lambda graded: _BEST_LAST.index(graded.status))
    ratios = [graded.ratio for graded in others if graded.ratio is not None]
    return PaceResult(
        status=best.status,
        exact_status=exact.status,
        verdict=exact.verdict if best.status is exact.status else _verdict_of(best.status),
        ratio=exact.ratio,
        ratio_range=(min(ratios), max(ratios)) if ratios else None,
        judged=exact.judged,
        owes_nothing=exact.owes_nothing,
    )


def _half_a_decimal(case: Case) -> float:
    """How far a published figure may lie from the exact one; what is counted is exact."""
    return 0 if case.traits.has_units else last_decimal(case.promise.decimals) / 2


def _graded(case: Case, o: Observation, a: float, expected: float) -> PaceResult:
    """The pace of an amount. Beyond the far side of a two-sided target is as bad as short of its near side."""
    assert case.start is not None
    coming = case.coming(o.year)
    judged = _folded_back(case, coming, a)
    if _owes_nothing(case, expected):
        final = case.edge(case.final)
        side = copysign(1, final - case.start.value) if final != case.start.value else case.promise.direction
        is_held = rounded(side * (final - judged)) <= rounded(side * (final - expected))
        is_met = meets(coming, case.promise.direction, a, case.whole(o))
        return _held(is_held=is_held or is_met, owes_nothing=True)
    ratio = rounded((judged - case.start.value) / (expected - case.start.value))
    verdict = Verdict.AHEAD if ratio > AHEAD else Verdict.ON_PATH if ratio >= ON_TRACK else Verdict.BEHIND
    status = pace_status(ratio)
    return PaceResult(status, status, verdict, ratio, judged=judged if judged != a else None)


def _owes_nothing(case: Case, expected: float) -> bool:
    """Whether the path is no nearer to the edge of the final target than the starting point."""
    assert case.start is not None
    final = case.edge(case.final)
    return rounded(abs(final - expected)) >= rounded(abs(final - case.start.value))


def _folded_back(case: Case, coming: Target, a: float) -> float:
    """The amount; one that lies beyond the far side of a two-sided target as far short of its near edge."""
    assert case.start is not None
    near = case.edge(coming)
    far = far_edge(coming, near)
    if far is None:
        return a
    way = (far - near) or (near - case.start.value) or case.promise.direction
    beyond = copysign(1, way) * (a - far)
    return near - copysign(beyond, way) if rounded(beyond) > 0 else a


def _held(*, is_held: bool, owes_nothing: bool = False) -> PaceResult:
    status = Status.ON_TRACK if is_held else Status.OFF_TRACK
    return PaceResult(status, status, _verdict_of(status), owes_nothing=owes_nothing)


def _verdict_of(status: Status) -> Verdict:
    return Verdict.ON_PATH if status is Status.ON_TRACK else Verdict.BEHIND
