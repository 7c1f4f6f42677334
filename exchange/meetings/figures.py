"""Figures and baselines as frozen meetings hold them: in the form that they had when the first were frozen."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import Answer
from progress import Observation
from views import (
    BaselineView,
    CommitmentView,
    Content,
    EvidenceView,
    FigureKey,
    FigureView,
    MethodView,
    Origin,
    Remark,
    StepView,
    UnitView,
)
from views.figures import CONTENT


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A version of a figure, stored inside its commitment."""

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

    @classmethod
    def of(cls, figure: FigureView) -> "FrozenFigure":
        return cls(
            figure.observation,
            figure.method,
            figure.content.percent,
            figure.origin.published_on,
            figure.origin.source,
            figure.origin.notes,
            figure.origin.reasons,
            figure.recorded_at,
            figure.recorded_by,
            figure.answers,
            figure.steps,
            figure.evidence,
            figure.why_right,
            figure.content.cut_off_on,
        )

    def view(self) -> FigureView:
        o = self.observation
        answers = tuple((unit.key, answer) for unit, answer in self.answers)
        content = {name: getattr(o if hasattr(o, name) else self, name) for name in CONTENT}
        return FigureView(
            key=FigureKey("", o.year, o.method, o.of_span, o.version),
            method=self.method,
            content=Content(**content, answers=answers),
            origin=_origin(self),
            recorded_at=self.recorded_at,
            recorded_by=self.recorded_by,
            review=o.review,
            units=tuple(unit for unit, _ in self.answers),
            steps=self.steps,
            evidence=self.evidence,
            why_right=self.why_right,
            units_changed=o.units_changed,
        )


@dataclass(frozen=True, slots=True)
class FrozenBaseline:
    """A version of a baseline."""

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

    @classmethod
    def of(cls, b: BaselineView) -> "FrozenBaseline":
        origin = b.origin
        from_where = origin.published_on, origin.source, origin.notes, origin.reasons
        return cls(b.version, b.year, b.value, b.method, *from_where, b.recorded_at, b.recorded_by)

    def view(self) -> BaselineView:
        origin = _origin(self)
        return BaselineView(
            self.version, self.year, self.value, self.method, origin, self.recorded_at, self.recorded_by
        )


def _origin(frozen: FrozenFigure | FrozenBaseline) -> Origin:
    note, reason = frozen.note or Remark(None, None), frozen.reason or Remark(None, None)
    return Origin(frozen.source, frozen.published_on, note.vi, note.en, reason.vi, reason.en)


def with_keys(c: CommitmentView) -> CommitmentView:
    """The commitment whose figures know that they are its own."""
    figures = (replace(figure, key=replace(figure.key, commitment=c.code)) for figure in c.figures)
    return replace(c, figures=tuple(figures))
