"""The case that the rule judges: a commitment, its figures and its targets on one day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from models import ToleranceUnit
from progress.arithmetic import last_decimal, rounded
from progress.cut_points import FLAT_UNITS
from progress.figures import amount, is_approved, of_record
from progress.kinds import TRAITS, KindTraits
from progress.targets import aim, in_force, in_force_then, is_near_miss, is_promise_to_keep, judged_on_path, meets, path
from progress.terms import Baseline, Observation, Promise, Reason, Target


@dataclass(frozen=True)
class Case:
    """One commitment on one day, with what all lines of the rule ask for worked out once.

    `reported` is the figure of record of each year, approved or not, also where it states that none will ever exist.
    The rule judges by `figures`, those of them that are approved and hold a number or a stage; and by `span_figure`,
    the producer's own mean of the span.
    """

    promise: Promise
    today: date
    targets: tuple[Target, ...]
    reported: dict[int, Observation]
    figures: dict[int, Observation]
    span_figure: Observation | None
    baseline: Baseline | None
    baseline_is_derived: bool

    @property
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
    def is_promise_to_keep(self) -> bool:
        """Whether it only has to stay as it was."""
        return is_promise_to_keep(self.promise, self.targets)

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
            return True
        if not self.traits.is_lasting or not self.targets or not self.figures:
            return False
        done = [o for o in self.figures.values() if self.satisfies(o, self.final)]
        is_dated = any(o.done_on is not None or o.year <= self.final.year for o in done)
        return self.latest in done and (is_dated or self.final.year in self.figures)

    def amount(self, o: Observation) -> float:
        value = amount(self.promise.kind, o)
        assert value is not None
        return value

    def satisfies(self, o: Observation, target: Target) -> bool:
        whole = o.whole if self.traits.is_share else None
        return meets(target, self.promise.direction, self.amount(o), whole)

    def reached_in(self, o: Observation) -> int:
        """The year in which a satisfying figure was reached, by its own date if it has one."""
        return int(o.done_on[:4]) if o.done_on else o.year

    def satisfies_in_time(self, o: Observation, target: Target) -> bool:
        return self.satisfies(o, target) and self.reached_in(o) <= target.year

    def is_near_miss(self, o: Observation, target: Target) -> bool:
        """Whether it misses by little; a baseline that is not comparable measures no way."""
        baseline = None if self.break_since_baseline(o.year) else self.baseline
        return is_near_miss(self.promise, target, self.amount(o), baseline)

    def break_since_baseline(self, year: int) -> Reason | None:
        """Why the figure of `year` cannot be compared with the baseline; None where it can."""
        if self.baseline is None:
            return None
        between = [o for y, o in self.figures.items() if self.baseline.year < y <= year]
        if any(o.breaks_series for o in between):
            return Reason.SERIES_BROKEN
        if any((o.units_changed or 0) > self.baseline.year for o in between):
            return Reason.UNITS_CHANGED
        return Reason.METHOD_CHANGED if any(o.method != self.baseline.method for o in between) else None

    def expected(self, year: int) -> float | None:
        """The path in `year`; a promise to keep what was there expects its final target throughout."""
        if not self.targets or not self.has_path or self.break_since_baseline(year):
            return None
        if self.baseline is None or year <= self.baseline.year:
            return None
        return self.final.value if self.is_promise_to_keep else path(self.baseline, self.targets, year)

    @property
    def breaks(self) -> dict[int, Reason]:
        """The years whose figure cannot be compared with the one before it."""
        reasons: dict[int, Reason] = {}
        for last, o in pairwise((None, *self.figures.values())):
            assert o is not None
            if o.breaks_series:
                reasons[o.year] = Reason.SERIES_BROKEN
            elif last is not None and (o.units_changed or 0) > (last.units_changed or 0):
                reasons[o.year] = Reason.UNITS_CHANGED
            elif last is not None and o.method != last.method:
                reasons[o.year] = Reason.METHOD_CHANGED
        return reasons

    def ratio(self, o: Observation) -> float | None:
        """r = (a − b) / (E − b), the part of the expected way gone; None where the path is flat.

        A path that asks for less than the baseline leaves no way to go, so it is judged like a flat one.
        """
        expected = self.expected(o.year)
        assert self.baseline is not None
        assert expected is not None
        change = rounded(expected - self.baseline.value)
        is_flat = abs(change) <= rounded(FLAT_UNITS * last_decimal(self.promise.decimals))
        if is_flat or self.is_promise_to_keep or self._asks_less(o.year, expected):
            return None
        return rounded((self.amount(o) - self.baseline.value) / change)

    def holds_flat(self, o: Observation) -> bool:
        """Whether a figure on a flat path satisfies the next target's comparator at the level that the path lies on.

        In the target's own year, and for a promise to keep what was there, that is the target itself. Before, it is the
        baseline: from 10 in 2020 to at least 10.1 in 2030, every year until 2029 must hold 10. Where the path asks for
        less, it is the path: from 10 in 2020 to at least 9 in 2025 (and 12 in 2030), 2023 must hold 9.4.
        """
        expected, coming = self.expected(o.year), self._coming(o.year)
        assert self.baseline is not None
        assert expected is not None
        if self.is_promise_to_keep:
            return self.satisfies(o, self.final)
        if coming.year <= o.year:
            return self.satisfies(o, coming)
        level = expected if self._asks_less(o.year, expected) else self.baseline.value
        return self.satisfies(o, self._target_at_level(level, coming, coming.slack))

    def _coming(self, year: int) -> Target:
        return next((t for t in self.targets if t.year >= year), self.final)

    def _asks_less(self, year: int, expected: float) -> bool:
        """Whether the baseline itself satisfies what the path expects in `year`."""
        assert self.baseline is not None
        expected_target = self._target_at_level(expected, self._coming(year), 0)
        return meets(expected_target, self.promise.direction, self.baseline.value)

    def _target_at_level(self, level: float, target: Target, slack: float) -> Target:
        """The same comparator held against another level."""
        assert self.baseline is not None
        shift = level - aim(target, self.baseline.value)
        upper = None if target.upper is None else target.upper + shift
        tolerance = (slack, ToleranceUnit.MEASURE) if target.is_about else ()
        return Target(target.year, target.comparator, target.value + shift, upper, *tolerance)


def case_of(promise: Promise, observations: Iterable[Observation], today: date) -> Case:
    observations = tuple(observations)
    targets = in_force(promise.targets, today)
    reported = of_record(promise, observations)
    figures = {y: o for y, o in reported.items() if is_approved(o) and amount(promise.kind, o) is not None}
    mean = _published_mean(promise, observations)
    baseline, is_derived = promise.baseline, False
    if baseline is None and figures and targets and judged_on_path(promise, targets):
        first = figures[min(figures)]
        baseline, is_derived = Baseline(first.year, amount(promise.kind, first) or 0.0, first.method), True
    return Case(promise, today, targets, reported, figures, mean, baseline, is_derived)


def _published_mean(promise: Promise, observations: Iterable[Observation]) -> Observation | None:
    """The producer's own mean of the span, which stands under the span's last year."""
    if not TRAITS[promise.kind].is_rate or promise.span is None:
        return None
    mean = of_record(promise, observations, of_span=True).get(promise.span[1])
    if mean is None or not is_approved(mean):
        return None
    return mean if amount(promise.kind, mean) is not None else None
