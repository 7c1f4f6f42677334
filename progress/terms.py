"""The words and values the rule speaks of: what goes in, and what comes out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from models import Comparator, Kind, ObservationStatus, ReviewState, Stage, ToleranceUnit
from progress.cut_points import DEFAULT_TOLERANCE


class Verdict(StrEnum):
    """The actual of a year against the target, or the path, of that year."""

    EXCEEDED = "exceeded"
    MET = "met"
    NEARLY_MET = "nearly_met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_PATH = "on_path"
    BEHIND = "behind"
    IN_SPAN = "in_span"
    NO_BASIS = "no_basis"


class Status(StrEnum):
    """Where a commitment stands today."""

    MISSED = "missed"
    DUE_NO_FIGURE = "due_no_figure"
    DUE_WAITING = "due_waiting"
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    DUE_THIS_YEAR = "due_this_year"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"
    NO_BASIS = "no_basis"
    ON_TRACK = "on_track"
    MET = "met"


class DataState(StrEnum):
    """Whether the figures owed are here; the blanks a leader must be able to tell apart."""

    REPORTED = "reported"
    SUBMITTED = "submitted"
    NOT_DUE = "not_due"
    WAITING = "waiting"
    OVERDUE = "overdue"
    ESTIMATE_ONLY = "estimate_only"
    NOT_AVAILABLE = "not_available"


State: TypeAlias = Status | Verdict | DataState


class MarkCode(StrEnum):
    """The remarks that belong beside a status."""

    NEARLY = "nearly"
    REACHED_LATE = "reached_late"
    FELL_BACK = "fell_back"
    HAD_BEEN_REACHED = "had_been_reached"
    EARLY = "early"
    MOVING_AWAY = "moving_away"
    INTERIM_MISSED = "interim_missed"
    DERIVED_BASELINE = "derived_baseline"
    PROVISIONAL = "provisional"
    YEARS_ASSUMED = "years_assumed"
    NOT_APPROVED = "not_approved"
    CLOSE_CALL = "close_call"
    UNITS_UNKNOWN = "units_unknown"
    STALE = "stale"


class Reason(StrEnum):
    """Why a line of the rule applied."""

    NO_FIGURE = "no_figure"
    NOTHING_DUE = "nothing_due"
    NOT_COMPUTABLE = "not_computable"
    UNITS_UNKNOWN = "units_unknown"
    ONLY_BASELINE = "only_baseline"
    METHOD_CHANGED = "method_changed"
    SERIES_BROKEN = "series_broken"
    UNITS_CHANGED = "units_changed"
    PACE = "pace"
    FLAT_PATH = "flat_path"
    SATISFIED_AT_START = "satisfied_at_start"
    LAST_DUE_TARGET = "last_due_target"
    PUBLISHED_MEAN = "published_mean"
    MEAN = "mean"
    YEARS_MISSING = "years_missing"
    DUE_FIGURE = "due_figure"
    ALREADY_DONE = "already_done"
    LATER_FIGURE = "later_figure"
    KEEP = "keep"
    FINAL_TARGET = "final_target"
    EXPECTED_LATE = "expected_late"
    DUE_SOON = "season"  # the value stands in CSV files and in the keys of the catalogues
    EXPECTED_PASSED = "expected_passed"
    BEFORE_DUE = "stage"  # likewise; of counts and wards too, which have no stage


@dataclass(frozen=True, slots=True)
class Target:
    """The value owed for a year. `tolerance` belongs to "about" and is counted in `tolerance_unit`."""

    year: int
    comparator: Comparator
    value: float
    upper: float | None = None
    tolerance: float | None = None
    tolerance_unit: ToleranceUnit | None = None
    is_strive: bool = False
    is_withdrawn: bool = False
    decided_on: str | None = None
    version: int = 1

    @property
    def is_about(self) -> bool:
        """Whether a figure may stay behind by the tolerance."""
        return self.comparator is Comparator.ABOUT

    @property
    def slack(self) -> float:
        """How far an "about" figure may stay behind, in the unit of measure."""
        if self.tolerance is None:
            return abs(self.value) * DEFAULT_TOLERANCE
        if self.tolerance_unit is ToleranceUnit.PERCENT:
            return abs(self.value) * self.tolerance / 100
        return self.tolerance


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where a commitment started; `method` is the method it was counted by.

    `holds_from` is the first year of the series that it was restated for; None where it was not restated.
    """

    year: int
    value: float
    method: str
    holds_from: int | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure as the rule sees it; `review` is the last step of its review.

    `units_changed` is the last year in which units that it counts were changed in part; None where they are whole.
    `unknown` are those of the `whole` units of which nothing is known. `cut_off_on` is the partial date up to which
    it was counted; None where that is not stated.
    """

    year: int
    method: str
    value: float | None = None
    part: int | None = None
    whole: int | None = None
    stage: Stage | None = None
    done_on: str | None = None
    expected_on: str | None = None
    status: ObservationStatus = ObservationStatus.FINAL
    of_span: bool = False
    breaks_series: bool = False
    units_changed: int | None = None
    unknown: int = 0
    cut_off_on: str | None = None
    version: int = 1
    review: ReviewState = ReviewState.APPROVED

    @property
    def version_of(self) -> tuple[int, str, bool]:
        """Of which figure of its commitment it is a version; a span's mean stands apart from its last year's rate."""
        return self.year, self.method, self.of_span


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as the rule sees it: all that is needed to judge its figures.

    `direction` is 1 where higher is better, -1 where lower is; `targets` holds every version;
    `methods` pairs a year with the method whose figures count from that year on; `awaited` a year with the partial
    date until which its figure is awaited. `in_steps`: nothing is expected before the next target's year.
    """

    kind: Kind
    direction: int
    decimals: int
    first_year: int
    targets: tuple[Target, ...]
    methods: tuple[tuple[int, str], ...]
    baseline: Baseline | None = None
    span: tuple[int, int] | None = None
    lag_days: int | None = None
    awaited: tuple[tuple[int, str], ...] = ()
    in_steps: bool = False

    def method_of_record(self, year: int) -> str:
        """The method whose figure of `year` counts."""
        return method_of_record(self.methods, year)


def method_of_record(methods: Iterable[tuple[int, str]], year: int) -> str:
    """Of at least one method with the year from which its figures count, the one whose figure of `year` does.

    Before the first of these years the first one does.
    """
    in_order = sorted(methods)
    return next((method for first, method in reversed(in_order) if first <= year), in_order[0][1])


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark beside a status, with the year it speaks of."""

    code: MarkCode
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """How a status came about: the line of the rule (a to h), why, and the numbers in it.

    `ratio` is r, and `ratio_range` the least and greatest r that the rounding of the figure leaves open; `edge` the
    value of the final target's acceptance set nearest to the starting point; `broken` why the figure cannot be
    compared with the starting point. `judged` is the amount that a figure beyond a band is judged as, `highest` the
    amount if all units not known were counted as yes. Under h `target` is the next that is not satisfied yet. The
    rates are in percent a year.
    """

    line: str
    reason: Reason
    baseline: Baseline | None = None
    latest: Observation | None = None
    actual: float | None = None
    expected: float | None = None
    ratio: float | None = None
    ratio_range: tuple[float, float] | None = None
    edge: float | None = None
    broken: Reason | None = None
    highest: float | None = None
    judged: float | None = None
    target: Target | None = None
    mean: float | None = None
    required: float | None = None
    known_years: tuple[int, ...] = ()
    assumed_years: tuple[int, ...] = ()
    coming_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The result of the line of the rule that decides."""

    status: Status
    working: Working
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedYear:
    """One year: its figure of record, what it is held against, and the verdict.

    `difference` is actual minus target (or path), in the unit of measure. `highest` is the amount if all units not
    known were counted as yes. `is_tentative`: the year is not over, or
    its figure is an estimate, or counted to a day before the year closes (`is_incomplete`), so that the verdict is
    what it would be. `submitted` is a figure, or the correction of one, that is not approved yet: shown, named as
    such, and never judged.
    """

    year: int
    verdict: Verdict
    data: DataState
    observation: Observation | None = None
    actual: float | None = None
    target: Target | None = None
    expected: float | None = None
    ratio: float | None = None
    difference: float | None = None
    highest: float | None = None
    is_tentative: bool = False
    is_incomplete: bool = False
    submitted: Observation | None = None

    @property
    def reported(self) -> Observation | None:
        """The figure reported for the year, approved or not."""
        return self.observation or self.submitted

    @property
    def counted_to(self) -> str | None:
        """The partial date up to which the figure is counted, where it is not the whole year's."""
        return self.observation.cut_off_on if self.observation and self.is_incomplete else None

    @property
    def is_so_far(self) -> bool:
        """Whether the verdict is only what it would be."""
        return self.is_tentative and self.verdict is not Verdict.NO_BASIS

    @property
    def is_provisional(self) -> bool:
        return self.observation is not None and self.observation.status is not ObservationStatus.FINAL


def _is_settled(judged: JudgedYear | None) -> bool:
    return judged is not None and judged.observation is None and judged.data is DataState.REPORTED


@dataclass(frozen=True, slots=True)
class Assessment:
    """The rule's whole result for one commitment on one day.

    `has_path`: years without a target of their own are held against `path`, which runs year by year from the
    baseline to the last year judged; None where a break leaves nothing to expect. `old_paths` are the lines that
    were the path once, before a target moved. `span`: the years of an average growth. `breaks`: the years whose
    figure cannot be compared with the one before it, and why. `may_change_on` is the first day on which any
    of this may be different although nothing was entered.
    """

    status: Status
    marks: tuple[Mark, ...]
    working: Working
    data: DataState
    overdue_years: tuple[int, ...]
    years: dict[int, JudgedYear] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    baseline: Baseline | None = None
    baseline_is_derived: bool = False
    has_path: bool = False
    path: tuple[tuple[int, float | None], ...] = ()
    old_paths: tuple[tuple[tuple[int, float], ...], ...] = ()
    span: range = range(0)
    breaks: dict[int, Reason] = field(default_factory=dict)
    today: date = date.min
    may_change_on: date = date.max

    @property
    def latest(self) -> JudgedYear | None:
        """The last year that has a figure of record."""
        return next((self.years[y] for y in sorted(self.years, reverse=True) if self.years[y].observation), None)

    @property
    def latest_submitted(self) -> JudgedYear | None:
        """The last year whose figure is still to be approved."""
        return next((self.years[y] for y in sorted(self.years, reverse=True) if self.years[y].submitted), None)

    def shown(self, year: int | None) -> JudgedYear | None:
        """The year to show: the chosen one, else the one that decided the status, else the latest with a figure.

        What is done once owes no figure for the years after: its last one stands for them.
        """
        if year is None:
            o = self.working.latest
            decided = None if o is None else self.years.get(o.year)
            is_its_year = decided is not None and decided.observation is o
            return decided if is_its_year else self.latest or self.latest_submitted
        judged = self.years.get(year)
        return self.latest if _is_settled(judged) else judged

    def state(self, year: int | None) -> State:
        """Today's status, or the verdict of the chosen year, or why that year has none that holds.

        The running year has what its estimate would be; of a year that is over an estimate decides nothing.
        """
        judged = None if year is None else self.years.get(year)
        if year is None or _is_settled(judged):
            return self.status
        if judged is None:
            return Verdict.NO_BASIS
        if judged.observation is None or judged.is_incomplete or (judged.is_tentative and year < self.today.year):
            return judged.data
        return judged.verdict

    @property
    def final(self) -> Target | None:
        return self.targets[-1] if self.targets else None

    def has_mark(self, code: MarkCode) -> bool:
        return any(mark.code is code for mark in self.marks)

    def is_strive_in(self, year: int | None) -> bool:
        """Whether the target of a year, or of today's, is one to strive for: its own, else the next, else the last."""
        looked_at = self.today.year if year is None else year
        coming = (t for t in self.targets if t.year >= looked_at)
        target = next(coming, self.final)
        return target is not None and target.is_strive
