"""Figures as they are read: with their review, evidence and origin."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import Answer, EvidenceKind, ReviewState
from progress import Observation
from views.catalogue import Bilingual, MethodView, Remark, UnitView


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """Which version of which figure."""

    commitment: str
    year: int
    method: str
    of_span: bool
    version: int


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a figure's review: what was done, when (UTC), by whom, and why where that has to be said."""

    state: ReviewState
    at: datetime
    by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file or a link that proves a figure; `withdrawn` says who took it back, when and why."""

    id: str
    kind: EvidenceKind
    name: str | None
    size: int | None
    url: str | None
    at: datetime
    by: str
    withdrawn: tuple[datetime, str, str] | None = None


@dataclass(frozen=True, slots=True)
class FigureView:
    """One version of one figure, with all that a reader may ask of it. `steps` is its review, oldest first."""

    observation: Observation
    method: MethodView
    percent: float | None
    published_on: str | None
    source: str
    note: Remark | None
    reason: Remark | None
    recorded_at: datetime
    recorded_by: str
    answers: tuple[tuple[UnitView, Answer], ...] = ()
    steps: tuple[StepView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    why_right: str | None = None
    cut_off_on: str | None = None

    @property
    def is_proved(self) -> bool:
        """Whether any evidence stands for it."""
        return any(proof.withdrawn is None for proof in self.evidence)

    def as_published(self) -> "FigureView":
        """The same without the evidence that was withdrawn."""
        return replace(self, evidence=tuple(proof for proof in self.evidence if proof.withdrawn is None))

    def key(self, commitment: str) -> FigureKey:
        o = self.observation
        return FigureKey(commitment, o.year, o.method, o.of_span, o.version)


@dataclass(frozen=True, slots=True)
class BaselineView:
    """One version of the baseline; the last one is in force."""

    version: int
    year: int
    value: float
    method: MethodView
    published_on: str | None
    source: str
    note: Remark | None
    reason: Remark | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class AwaitedView:
    """That the figure of a year is waited for until a partial date; who says so, and why."""

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
