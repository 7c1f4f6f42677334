"""Figures and baselines as they are entered and read; `Content` and `Origin` have their columns as fields."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter

from models import Answer, EvidenceKind, Figure, ObservationStatus, ReviewState, Stage, Text
from progress.terms import Observation
from views.catalogue import Bilingual, MethodView, Remark, UnitView


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """Which version of which figure."""

    commitment: str
    year: int
    method: str
    of_span: bool
    version: int

    @classmethod
    def of(cls, row: object) -> "FigureKey":
        """The key in a row that has its columns."""
        return cls(*_KEY(row))

    @property
    def before(self) -> "FigureKey":
        """The version before it; number 0 where it is the first."""
        return replace(self, version=self.version - 1)


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a figure; fields of other kinds of commitments stay None.

    `answers` names each unit by its key; they are rows of their own table. Of `unknown` of the `whole` units nothing
    is known: that is counted from the answers whenever they are read. All else are columns of the figure.
    """

    status: ObservationStatus
    value: float | None = None
    part: int | None = None
    whole: int | None = None
    unknown: int = 0
    answers: tuple[tuple[str, Answer], ...] = ()
    stage: Stage | None = None
    done_on: str | None = None
    expected_on: str | None = None
    percent: float | None = None
    breaks_series: bool = False
    cut_off_on: str | None = None

    @classmethod
    def of(cls, row: object, answers: tuple[tuple[str, Answer], ...] = ()) -> "Content":
        """The content in a row of the figures, with its answers."""
        unknown = sum(answer is Answer.UNKNOWN for _, answer in answers)
        return cls(unknown=unknown, answers=answers, **{name: getattr(row, name) for name in CONTENT})

    def without_amount(self) -> "Content":
        """The same without what was counted, answered or done."""
        return replace(
            self,
            value=None,
            part=None,
            whole=None,
            unknown=0,
            answers=(),
            stage=None,
            done_on=None,
            expected_on=None,
            percent=None,
        )

    @property
    def is_available(self) -> bool:
        """Whether there is a figure, or will be one."""
        return self.status is not ObservationStatus.NOT_AVAILABLE

    def observed(
        self, key: FigureKey, review: ReviewState = ReviewState.APPROVED, units_changed: int | None = None
    ) -> Observation:
        """The observation of this content, as the rule takes it."""
        return Observation(
            year=key.year,
            method=key.method,
            value=self.value,
            part=self.part,
            whole=self.whole,
            unknown=self.unknown,
            stage=self.stage,
            done_on=self.done_on,
            expected_on=self.expected_on,
            status=self.status,
            of_span=key.of_span,
            breaks_series=self.breaks_series,
            units_changed=units_changed,
            cut_off_on=self.cut_off_on,
            version=key.version,
            review=review,
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure or a baseline comes from, and what its reader must know; `reason`: why it was corrected."""

    source: str
    published_on: str | None = None
    note: str | None = None
    note_en: str | None = None
    reason: str | None = None
    reason_en: str | None = None

    @classmethod
    def of(cls, row: object) -> "Origin":
        """The origin in a row of the figures or baselines."""
        return cls(**{name: getattr(row, name) for name in ORIGIN})

    @property
    def notes(self) -> Remark | None:
        """The note in both languages."""
        return Remark(self.note, self.note_en) if self.note or self.note_en else None

    @property
    def reasons(self) -> Remark | None:
        """The reason in both languages."""
        return Remark(self.reason, self.reason_en) if self.reason or self.reason_en else None


KEY = tuple(f.name for f in fields(FigureKey))
_KEY = attrgetter(*KEY)
CONTENT = tuple(f.name for f in fields(Content) if f.name not in ("answers", "unknown"))
ORIGIN = tuple(f.name for f in fields(Origin))


TEXTS = tuple(name for name in (*CONTENT, *ORIGIN) if isinstance(Figure.__table__.c[name].type, Text))


def columns(*parts: Content | Origin) -> dict[str, str | float | None]:
    """The columns of a figure's or baseline's row that hold these parts of it, by name."""
    return {name: getattr(part, name) for part in parts for name in (CONTENT if isinstance(part, Content) else ORIGIN)}


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a figure's review: what was done, when (UTC), by whom, and why where a reason is required."""

    state: ReviewState
    at: datetime
    by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file or a link that proves a figure; `withdrawn` is when it was taken back, by whom and why."""

    id: str
    kind: EvidenceKind
    name: str | None
    size: int | None
    url: str | None
    at: datetime
    by: str
    withdrawn: tuple[datetime, str, str] | None = None


@dataclass(frozen=True)
class FigureView:
    """One version of one figure, with all that a reader may ask of it.

    `units` are those of its answers, in their order; `steps` is its review, oldest first, and `review` where it
    stands; `units_changed` is the last year in which units that it counts were changed in part.
    """

    key: FigureKey
    method: MethodView
    content: Content
    origin: Origin
    recorded_at: datetime
    recorded_by: str
    review: ReviewState = ReviewState.APPROVED
    units: tuple[UnitView, ...] = ()
    steps: tuple[StepView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    why_right: str | None = None
    units_changed: int | None = None

    @cached_property
    def observation(self) -> Observation:
        """The figure as the rule sees it; `CommitmentView.figure_of` leads back from it."""
        return self.content.observed(self.key, self.review, self.units_changed)

    @property
    def answers(self) -> tuple[tuple[UnitView, Answer], ...]:
        return tuple((unit, answer) for unit, (_, answer) in zip(self.units, self.content.answers, strict=True))

    @property
    def is_proved(self) -> bool:
        """Whether any evidence stands for it."""
        return any(proof.withdrawn is None for proof in self.evidence)

    def as_published(self) -> "FigureView":
        """The same without the evidence that was withdrawn."""
        return replace(self, evidence=tuple(proof for proof in self.evidence if proof.withdrawn is None))


@dataclass(frozen=True, slots=True)
class BaselineView:
    """One version of the baseline; the last one is in force.

    `holds_from` is the first year of the series that it was restated for; None where it was not restated.
    """

    version: int
    year: int
    value: float
    method: MethodView
    origin: Origin
    recorded_at: datetime
    recorded_by: str
    holds_from: int | None = None


@dataclass(frozen=True, slots=True)
class AwaitedView:
    """An awaited figure: its year, the partial date until which it is awaited, why and by whose word."""

    year: int
    until: str
    note: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A figure of somewhere else, shown beside and never judged."""

    name: Bilingual
    year: int
    value: float
    method: MethodView
    published_on: str | None
    source: str
