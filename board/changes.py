"""The changes between two days: figures, statuses, targets, who answers; pure, over standings of then and now.

Only what counts is compared: a figure that nobody has approved is no change yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models import Kind
from progress.assessment import assess
from progress.figures import amount, is_approved
from progress.terms import Observation, Status
from views import (
    BaselineView,
    Bilingual,
    BodyView,
    Closing,
    CommitmentView,
    FigureView,
    PathKind,
    Remark,
    Standing,
    TargetView,
)


class ChangeCode(StrEnum):
    """Each has its word in the catalogues under `since.<code>`; in the order in which they are listed."""

    STATUS_MOVED = "status_moved"
    RULE_MOVED = "rule_moved"
    NEWLY_OVERDUE = "newly_overdue"
    NEW_FIGURE = "new_figure"
    CORRECTED_FIGURE = "corrected_figure"
    FIGURE_GONE = "figure_gone"
    TARGET_CHANGED = "target_changed"
    BASELINE_CHANGED = "baseline_changed"
    PATH_CHANGED = "path_changed"
    REWORDED = "reworded"
    HANDED_ON = "handed_on"
    CLOSED = "closed"
    OPENED_AGAIN = "opened_again"
    NEW_COMMITMENT = "new_commitment"


Side = FigureView | TargetView | BaselineView | Status | PathKind | BodyView | Closing | Bilingual | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: `old` and `new` are of the same kind, None where there was, or is, nothing.

    `year` is the year that it is about; None where it is about the whole commitment.
    """

    code: ChangeCode
    commitment: CommitmentView
    year: int | None = None
    old: Side = None
    new: Side = None

    @property
    def why(self) -> Remark | None:
        """The reason that its author stated."""
        if isinstance(self.new, FigureView | BaselineView):
            return self.new.origin.reasons
        if isinstance(self.new, TargetView | Closing):
            return self.new.reason
        return self.commitment.steps if isinstance(self.new, PathKind) else None

    @property
    def decision(self) -> str | None:
        """The number of the decision that changed a target."""
        return self.new.decision if isinstance(self.new, TargetView) else None


def changes(
    before: Iterable[Standing], after: Iterable[Standing], *, by_another_rule: bool = False
) -> tuple[Change, ...]:
    """All changes: by what they are, the most pressing first, and each sort in the order of `after`.

    A commitment that is only in `before` is skipped: it was left out by whoever chose what to compare. Where `before`
    was judged by another version of the rule, a status that moved because the rule did is told apart.
    """
    earlier = {s.commitment.code: s for s in before}
    all_changes: list[Change] = []
    for s in after:
        old = earlier.get(s.commitment.code)
        all_changes += (
            [Change(ChangeCode.NEW_COMMITMENT, s.commitment)] if old is None else _of_one(old, s, by_another_rule)
        )
    order = list(ChangeCode)
    return tuple(sorted(all_changes, key=lambda change: order.index(change.code)))


def _of_one(old: Standing, new: Standing, by_another_rule: bool) -> Iterator[Change]:
    c, then = new.commitment, old.assessment.status
    if by_another_rule:
        then = _judged_anew(old)
        if then is not old.assessment.status:
            yield Change(ChangeCode.RULE_MOVED, c, None, old.assessment.status, then)
    if then is not new.assessment.status:
        yield Change(ChangeCode.STATUS_MOVED, c, None, then, new.assessment.status)
    for year in sorted(set(new.assessment.overdue_years) - set(old.assessment.overdue_years)):
        yield Change(ChangeCode.NEWLY_OVERDUE, c, year)
    yield from _figures(old.commitment, c)
    yield from _targets(old, new)
    yield from _rest(old.commitment, c)
    if (old.closing is None) != (new.closing is None):
        code = ChangeCode.CLOSED if old.closing is None else ChangeCode.OPENED_AGAIN
        yield Change(code, c, None, old.closing, new.closing)


def _judged_anew(s: Standing) -> Status:
    """The status that today's rule gives to what was known then, on that day."""
    return assess(s.commitment.promise, s.commitment.observations, s.assessment.today).status


def _figures(old_commitment: CommitmentView, c: CommitmentView) -> Iterator[Change]:
    old, new = _counting(old_commitment), _counting(c)
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None:
            yield Change(ChangeCode.NEW_FIGURE, c, key[0], None, after)
        elif after is None:
            yield Change(ChangeCode.FIGURE_GONE, c, key[0], before)
        elif reported_content(c.kind, before.observation) != reported_content(c.kind, after.observation):
            yield Change(ChangeCode.CORRECTED_FIGURE, c, key[0], before, after)


def _counting(c: CommitmentView) -> dict[tuple[int, bool], FigureView]:
    """The figures that count, by year and whether they are the mean of a span."""
    return {
        (year, of_span): figure
        for of_span in (False, True)
        for year, figure in c.figures_of_record(of_span=of_span).items()
        if is_approved(figure.observation)
    }


def reported_content(kind: Kind, o: Observation) -> tuple[object, ...]:
    """The part of a figure whose change is listed."""
    return amount(kind, o), o.part, o.whole, o.unknown, o.stage, o.done_on, o.expected_on, o.status, o.method


def _targets(old_standing: Standing, new_standing: Standing) -> Iterator[Change]:
    """The targets that count, year by year; of one that is no longer owed, the version that withdrew it."""
    old = {t.year: t for t in old_standing.assessment.targets}
    new = {t.year: t for t in new_standing.assessment.targets}
    for year in sorted(old.keys() | new.keys()):
        before, after = old.get(year), new.get(year)
        if before != after:
            sides = (
                None if before is None else _target_view(old_standing.commitment, year, before.version),
                _target_view(new_standing.commitment, year, after.version if after else None),
            )
            yield Change(ChangeCode.TARGET_CHANGED, new_standing.commitment, year, *sides)


def _target_view(c: CommitmentView, year: int, version: int | None) -> TargetView | None:
    """A version of a year's target; without a number the last one."""
    versions = [v for v in c.targets if v.target.year == year and version in (None, v.target.version)]
    return versions[-1] if versions else None


def _rest(old_commitment: CommitmentView, c: CommitmentView) -> Iterator[Change]:
    if _start(old_commitment) != _start(c):
        yield Change(
            ChangeCode.BASELINE_CHANGED, c, c.baseline.year if c.baseline else None, old_commitment.baseline, c.baseline
        )
    if old_commitment.path_kind is not c.path_kind:
        yield Change(ChangeCode.PATH_CHANGED, c, None, old_commitment.path_kind, c.path_kind)
    if old_commitment.name != c.name:
        yield Change(ChangeCode.REWORDED, c, None, old_commitment.name, c.name)
    before, after = old_commitment.last_responsibility, c.last_responsibility
    if after is not None and (before is None or before.body.code != after.body.code):
        yield Change(ChangeCode.HANDED_ON, c, None, before.body if before else None, after.body)


def _start(c: CommitmentView) -> tuple[object, ...] | None:
    b = c.baseline
    return None if b is None else (b.year, b.value, b.method.code, b.holds_from)
