"""The honest headline: how many commitments can be judged, and how many of those are good."""

from collections.abc import Iterable
from dataclasses import dataclass

from progress.judgement import is_good
from progress.terms import DataState, MarkCode, State, Status, Verdict
from views import Standing

REACHED = (Status.MET, Verdict.MET, Verdict.EXCEEDED)


@dataclass(frozen=True, slots=True)
class Headline:
    """The honest count over open firm commitments; yardsticks never enter it, "strive for" is apart.

    `good` of `judged` are on track or met, `met` of them are met already; `unjudged` cannot be judged yet, of which
    `due_without` are due without a figure, `waiting` due and not yet expected, and `stale` known by too old a figure
    alone. Of `strive`, `strive_good` of `strive_judged` count apart.
    """

    good: int
    judged: int
    unjudged: int
    due_without: int
    strive_good: int
    strive_judged: int
    strive: int
    met: int = 0
    waiting: int = 0
    stale: int = 0


def headline(chosen: Iterable[Standing], year: int | None) -> Headline:
    """Count what can be judged, and what cannot."""
    standings = [s for s in chosen if not s.commitment.agreement.is_yardstick]
    promised = [s for s in standings if not s.assessment.is_strive_in(year)]
    firm = [_judged_state(s, year) for s in promised]
    strive = [_judged_state(s, year) for s in standings if s.assessment.is_strive_in(year)]
    judged = [state for state in firm if is_good(state) is not None]
    without = firm.count(Status.DUE_NO_FIGURE) if year is None else _without_figure(promised, year)
    return Headline(
        good=sum(is_good(state) is True for state in judged),
        judged=len(judged),
        unjudged=len(firm) - len(judged),
        due_without=without,
        strive_good=sum(is_good(state) is True for state in strive),
        strive_judged=sum(is_good(state) is not None for state in strive),
        strive=len(strive),
        met=sum(state in REACHED for state in judged),
        waiting=firm.count(Status.DUE_WAITING),
        stale=sum(_is_stale(s, year) for s in promised),
    )


def _judged_state(s: Standing, year: int | None) -> State:
    """The state that counts: one that goes by a figure too old to judge by cannot be judged, good or bad."""
    return Status.NO_BASIS if _is_stale(s, year) else s.assessment.state(year)


def _is_stale(s: Standing, year: int | None) -> bool:
    return year is None and s.assessment.has_mark(MarkCode.STALE)


def _without_figure(promised: list[Standing], year: int) -> int:
    owed = [s.assessment.years.get(year) for s in promised]
    return sum(v is not None and v.data is DataState.OVERDUE for v in owed)
