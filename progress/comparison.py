"""The comparison that decides: which number stands beside which target, for every table, card, picture and file."""

from dataclasses import dataclass

from progress.arithmetic import rounded
from progress.terms import Assessment, JudgedYear, Reason, Status, Target

NOT_DECIDED = (Status.DUE_NO_FIGURE, Status.DUE_WAITING)
BY_FINAL = "bcde"  # lines of the rule that hold a figure of any year against the final target
BY_A_TARGET = (Reason.LAST_DUE_TARGET, Reason.SATISFIED_AT_START)  # likewise, of line f: against the one it names
BY_PATH = (Reason.PACE, Reason.FLAT_PATH)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number beside the target, or the path, that it is held against.

    `judged` is the year whose figure it is; None for the mean of a span, whose known years are `span`. `amount` is
    None where there is no number yet, or a stage. `difference` is amount minus target, or minus path where
    `is_against_path`; None where nothing decides yet. `apart` is the year of a newer figure, or the last year of a
    span with its own rate: shown under its own name, never beside the target.
    """

    judged: JudgedYear | None
    amount: float | None
    target: Target | None
    difference: float | None = None
    is_against_path: bool = False
    span: tuple[int, ...] = ()
    apart: JudgedYear | None = None

    @property
    def is_mean(self) -> bool:
        """Whether the number is the mean of a span's years."""
        return bool(self.span)


def comparison(a: Assessment, year: int | None = None) -> Comparison:
    """The number that decides the status of today, or the verdict of a chosen year; of a span always the mean."""
    judged = a.shown(year)
    if a.span:
        return _of_mean(a, judged)
    if year is not None:
        return _of_year(a, judged)
    target = _deciding_target(a, judged)
    is_against_path = judged is not None and judged.expected is not None and a.working.reason in BY_PATH
    return Comparison(
        judged,
        judged.actual if judged else None,
        target,
        _difference(a, judged, target, is_against_path=is_against_path),
        is_against_path,
        apart=_newer(a, judged),
    )


def _of_mean(a: Assessment, judged: JudgedYear | None) -> Comparison:
    """The mean so far, or the one that its producer published, beside the promised one."""
    mean, target = a.working.mean, a.final
    apart = judged if judged is not None and judged.reported is not None else None
    if mean is None:
        return Comparison(None, None, target, apart=apart)
    decides = target is not None and a.status not in NOT_DECIDED
    difference = rounded(mean - target.value) if target is not None and decides else None
    return Comparison(None, mean, target, difference, span=a.working.known_years or tuple(a.span), apart=apart)


def _of_year(a: Assessment, judged: JudgedYear | None) -> Comparison:
    if judged is None:
        return Comparison(None, None, a.final)
    is_against_path = judged.target is None and judged.expected is not None
    return Comparison(judged, judged.actual, judged.target or a.final, judged.difference, is_against_path)


def _deciding_target(a: Assessment, judged: JudgedYear | None) -> Target | None:
    """The target that the status goes by; where that is the path, the figure's own year's target, else the final."""
    w = a.working
    if w.line == "h":
        return w.target
    if _is_by_named_target(a):
        return w.target or a.final
    return (judged.target if judged else None) or a.final


def _difference(
    a: Assessment, judged: JudgedYear | None, target: Target | None, *, is_against_path: bool
) -> float | None:
    """Amount minus what decides; none of a stage, and none while the figure that would decide is owed."""
    if judged is None or judged.actual is None or target is None or a.status in NOT_DECIDED or _is_open(judged):
        return None
    if is_against_path or judged.target == target:
        return judged.difference
    return rounded(judged.actual - target.value) if _is_by_named_target(a) else None


def _is_by_named_target(a: Assessment) -> bool:
    return a.working.line in BY_FINAL or a.working.reason in BY_A_TARGET


def _is_open(judged: JudgedYear) -> bool:
    """Whether it has no one amount: a stage, or a count while units are not known."""
    is_stage = judged.observation is not None and judged.observation.stage is not None
    return is_stage or judged.highest not in (None, judged.actual)


def _newer(a: Assessment, judged: JudgedYear | None) -> JudgedYear | None:
    """The latest year with a figure of record, where another year's decides."""
    latest = a.latest
    return latest if latest is not None and judged is not None and latest.year != judged.year else None
