"""The case that the rule judges: a commitment, its figures and its targets on one day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from models import ObservationStatus
from progress.figures import amount, corrections, is_approved, is_incomplete, of_record
from progress.kinds import TRAITS, KindTraits
from progress.path import rounded_path
from progress.targets import edge, in_force, in_force_then, is_near_miss, judged_on_path, meets
from progress.terms import Baseline, Observation, Promise, Reason, Target


@dataclass(frozen=True)
class Case:
    """One commitment on one day, with what all lines of the rule ask for worked out once.

    `reported` is the figure of record of each year, approved or not, also where it states that none will ever exist;
    `corrections` a newer version of one that waits for approval. Of `reported`, `approved` are those that are approved
    and hold a number or a stage. The rule judges by `figures`, those of them that are of a whole year; and by
    `span_figure`, the producer's own mean of the span. `start` is the stated baseline, or the first of `figures`
    comparable with the last.
    """

    promise: Promise
    today: date
    targets: tuple[Target, ...]
    reported: dict[int, Observation]
    corrections: dict[int, Observation]
    approved: dict[int, Observation]
    figures: dict[int, Observation]
    span_figure: Observation | None
    start: Baseline | None
    start_is_derived: bool

    @cached_property
    def traits(self) -> KindTraits:
        return TRAITS[self.promise.kind]

    @cached_property
    def has_moved(self) -> bool:
        """Whether any target was decided apart from the others, so that years may have been promised differently."""
        return len({(t.version, t.decided_on) for t in self.promise.targets}) > 1

    def as_of_year(self, year: int) -> "Case":
        """The same against the targets that were in force on 31 December of a year that is over."""
        if not self.has_moved or year >= self.today.year:
            return self
        targets = in_force_then(self.promise.targets, date(year, 12, 31))
        return self if targets == self.targets else replace(self, targets=targets)

    @cached_property
    def has_path(self) -> bool:
        """Whether years without a target of their own are held against a path."""
        return judged_on_path(self.promise, self.targets)

    @cached_property
    def satisfied_at_start(self) -> bool:
        """Whether the starting point already satisfies the final target, so that each year has only to satisfy it."""
        if self.start is None or not self.targets or not self.has_path:
            return False
        return meets(self.final, self.promise.direction, self.start.value)

    @cached_property
    def is_promise_to_keep(self) -> bool:
        """Whether what was there when it was promised only has to stay as it was."""
        if not self.satisfied_at_start:
            return False
        assert self.start is not None
        return not self.start_is_derived or self.start.year <= self.promise.first_year

    @cached_property
    def final(self) -> Target:
        return self.targets[-1]

    @cached_property
    def latest(self) -> Observation:
        return self.figures[max(self.figures)]

    @property
    def is_past_due(self) -> bool:
        return bool(self.targets) and self.today.year > self.final.year

    @property
    def span(self) -> range:
        """The years of an average-growth span; none where neither a span nor a target is stated."""
        if self.promise.span is None and not self.targets:
            return range(0)
        first, last = self.promise.span or (self.promise.first_year, self.final.year)
        return range(first, last + 1)

    @cached_property
    def is_settled(self) -> bool:
        """Whether no further figure is owed: done for good and known when, or the span's mean published."""
        if self.span_figure is not None:
            return not self.is_tentative(self.span_figure)
        if not self.traits.is_lasting or not self.targets or not self.figures:
            return False
        done = [o for o in self.figures.values() if self.satisfies(o, self.final) and self.settles(o)]
        is_dated = any(o.done_on is not None or o.year <= self.final.year for o in done)
        return self.latest in done and (is_dated or self.final.year in self.figures)

    def amount(self, o: Observation) -> float:
        value = amount(self.promise.kind, o)
        assert value is not None
        return value

    def whole(self, o: Observation) -> int | None:
        """N, where the amount is 100·k/N."""
        return o.whole if self.traits.is_share and o.part is not None else None

    def satisfies(self, o: Observation, target: Target) -> bool:
        return meets(target, self.promise.direction, self.amount(o), self.whole(o))

    def reached_in(self, o: Observation) -> int:
        """The year in which a satisfying figure was reached, by its own date if it has one."""
        return int(o.done_on[:4]) if o.done_on else o.year

    def satisfies_in_time(self, o: Observation, target: Target) -> bool:
        return self.satisfies(o, target) and self.reached_in(o) <= target.year

    def is_tentative(self, o: Observation) -> bool:
        """Whether a figure decides nothing yet: an estimate, not of a whole year, or of a year that is not over.

        What is done once and for all is done whenever it is said.
        """
        if self.is_estimate(o) or is_incomplete(self.promise.kind, o):
            return True
        return o.year >= self.today.year and not self.traits.is_lasting

    def is_estimate(self, o: Observation) -> bool:
        return o.status is ObservationStatus.ESTIMATE

    def settles(self, o: Observation) -> bool:
        return not self.is_tentative(o)

    def is_near_miss(self, o: Observation, target: Target) -> bool:
        """Whether it misses by little; only a stated baseline that is comparable measures a way."""
        is_measured = not self.start_is_derived and self.break_since_start(o.year) is None
        return is_near_miss(self.promise, target, self.amount(o), self.start if is_measured else None)

    def break_since_start(self, year: int) -> Reason | None:
        """Why the figure of `year` cannot be compared with the starting point; None where it can.

        Of a baseline restated for the series from a year on, only what breaks that series afterwards counts.
        """
        if self.start is None:
            return None
        restated = self.start.holds_from
        since = self.start.year if restated is None else max(restated, self.start.year)
        if restated is not None and self.start.year < year < restated:
            return Reason.SERIES_BROKEN
        after = [o for y, o in self.figures.items() if since < y <= year]
        if any(o.breaks_series for o in after):
            return Reason.SERIES_BROKEN
        if any((o.units_changed or 0) > since for o in after):
            return Reason.UNITS_CHANGED
        compared = [o for y, o in self.figures.items() if since < y <= year or y == year > self.start.year]
        return Reason.METHOD_CHANGED if any(o.method != self.start.method for o in compared) else None

    def expected(self, year: int) -> float | None:
        """E, the path in `year`; where the starting point satisfies the final target, the edge of that target."""
        if year not in self._expected:
            self._expected[year] = self._expected_in(year)
        return self._expected[year]

    @cached_property
    def _expected(self) -> dict[int, float | None]:
        """E by year, as far as it was asked for: verdict, status and chart ask for the same years."""
        return {}

    def _expected_in(self, year: int) -> float | None:
        if self.start is None or not self.targets or not self.has_path or year <= self.start.year:
            return None
        if self.satisfied_at_start:
            return self.edge(self.final)
        if self.break_since_start(year):
            return None
        return rounded_path(self.promise, self.start, self.targets, year, self._units_in(year))

    def edge(self, target: Target) -> float:
        """The value of what a target accepts that is nearest to the starting point."""
        return edge(target, self.promise.direction, self.start.value if self.start else target.value)

    def _units_in(self, year: int) -> int | None:
        """The number of units that a coverage is counted over in a year: as then, else last before, else next."""
        if not self._units_counted:
            return None
        before = [y for y in self._units_counted if y <= year]
        return self._units_counted[max(before) if before else min(self._units_counted)]

    @cached_property
    def _units_counted(self) -> dict[int, int]:
        return {y: whole for y, o in self.figures.items() if (whole := self.whole(o))}

    @cached_property
    def breaks(self) -> dict[int, Reason]:
        """The years whose figure cannot be compared with the one before it."""
        return breaks(self.figures.values())

    def coming(self, year: int) -> Target:
        """The target that a figure of `year` leads to: its own year's, else the next, else the last."""
        return next((t for t in self.targets if t.year >= year), self.final)


def breaks(figures: Iterable[Observation]) -> dict[int, Reason]:
    """The years whose figure cannot be compared with the one before it, of figures in the order of time."""
    reasons: dict[int, Reason] = {}
    for last, o in pairwise((None, *figures)):
        assert o is not None
        if o.breaks_series:
            reasons[o.year] = Reason.SERIES_BROKEN
        elif last is not None and (o.units_changed or 0) > (last.units_changed or 0):
            reasons[o.year] = Reason.UNITS_CHANGED
        elif last is not None and o.method != last.method:
            reasons[o.year] = Reason.METHOD_CHANGED
    return reasons


def case_of(promise: Promise, observations: Iterable[Observation], today: date) -> Case:
    observations = tuple(observations)
    targets = in_force(promise.targets, today)
    reported = of_record(promise, observations)
    approved = {y: o for y, o in reported.items() if is_approved(o) and amount(promise.kind, o) is not None}
    figures = {y: o for y, o in approved.items() if not is_incomplete(promise.kind, o)}
    start, is_derived = promise.baseline, False
    if start is None and figures and targets and judged_on_path(promise, targets):
        start, is_derived = _derived_start(promise, figures), True
    return Case(
        promise=promise,
        today=today,
        targets=targets,
        reported=reported,
        corrections=corrections(promise, observations),
        approved=approved,
        figures=figures,
        span_figure=_published_mean(promise, observations),
        start=start,
        start_is_derived=is_derived,
    )


def _derived_start(promise: Promise, figures: dict[int, Observation]) -> Baseline:
    """The first figure that is comparable with the latest."""
    since = max(breaks(figures.values()), default=min(figures))
    first = figures[since]
    return Baseline(first.year, amount(promise.kind, first) or 0.0, first.method)


def _published_mean(promise: Promise, observations: Iterable[Observation]) -> Observation | None:
    """The producer's own mean of the span, which stands under the span's last year."""
    if not TRAITS[promise.kind].is_rate or promise.span is None:
        return None
    mean = of_record(promise, observations, of_span=True).get(promise.span[1])
    if mean is None or not is_approved(mean):
        return None
    return mean if amount(promise.kind, mean) is not None else None
