"""Figures and baselines as frozen meetings hold them: in the form that they had when the first were frozen."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Self

from models import Answer
from progress.terms import Observation
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
from views.figures import CONTENT, ORIGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The fields of a version of a figure, and of one of a baseline."""

    method: MethodView
    published_on: str | None
    source: str
    note: Remark | None
    reason: Remark | None
    recorded_at: datetime
    recorded_by: str

    @classmethod
    def of(cls, view: FigureView | BaselineView) -> Self:
        """The frozen form of a version: its own fields, and those of its content and its origin."""
        parts: tuple[object, ...] = (view.origin, view)
        if isinstance(view, FigureView):
            parts = (view.origin, view.content, view)  # the answers are those of the view
        values = {f.name: getattr(part, f.name) for f in fields(cls) for part in parts if hasattr(part, f.name)}
        return cls(**values | {"note": view.origin.notes, "reason": view.origin.reasons})

    @property
    def origin(self) -> Origin:
        note, reason = self.note or Remark(None, None), self.reason or Remark(None, None)
        own = {name: getattr(self, name) for name in ORIGIN if hasattr(self, name)}
        return Origin(**own | {"note": note.vi, "note_en": note.en, "reason": reason.vi, "reason_en": reason.en})


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigure(Frozen):
    """A version of a figure, stored inside its commitment."""

    observation: Observation
    percent: float | None
    answers: tuple[tuple[UnitView, Answer], ...] = ()
    steps: tuple[StepView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    why_right: str | None = None
    cut_off_on: str | None = None

    @property
    def _unknown(self) -> int:
        """The units of which nothing was known, which the first meetings hold only among the answers."""
        is_whole_list = len(self.answers) == self.observation.whole
        return sum(answer is Answer.UNKNOWN for _, answer in self.answers) if is_whole_list else 0

    def view(self) -> FigureView:
        o = self.observation
        answers = tuple((unit.key, answer) for unit, answer in self.answers)
        content = {name: getattr(self if hasattr(self, name) else o, name) for name in CONTENT}
        return FigureView(
            key=FigureKey("", o.year, o.method, o.of_span, o.version),
            method=self.method,
            content=Content(**content, unknown=o.unknown or self._unknown, answers=answers),
            origin=self.origin,
            recorded_at=self.recorded_at,
            recorded_by=self.recorded_by,
            review=o.review,
            units=tuple(unit for unit, _ in self.answers),
            steps=self.steps,
            evidence=self.evidence,
            why_right=self.why_right,
            units_changed=o.units_changed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenBaseline(Frozen):
    """A version of a baseline."""

    version: int
    year: int
    value: float
    holds_from: int | None = None

    def view(self) -> BaselineView:
        return BaselineView(
            version=self.version,
            year=self.year,
            value=self.value,
            method=self.method,
            origin=self.origin,
            recorded_at=self.recorded_at,
            recorded_by=self.recorded_by,
            holds_from=self.holds_from,
        )


def with_keys(c: CommitmentView) -> CommitmentView:
    """The commitment whose figures know that they are its own."""
    figures = (replace(figure, key=replace(figure.key, commitment=c.code)) for figure in c.figures)
    return replace(c, figures=tuple(figures))
