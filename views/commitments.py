"""Commitments with everything that is known of them, and their assessment by the rule."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from models import Kind
from progress.figures import is_approved, of_record
from progress.kinds import TRAITS, KindTraits
from progress.outlook import Outlook, Unprojected, outlook
from progress.terms import Assessment, JudgedYear, Observation, Promise, Target
from text import Scale
from views.catalogue import (
    AgreementView,
    Bilingual,
    Closing,
    PillarView,
    Remark,
    ResponsibilityView,
    SourceView,
    SuccessionView,
    UnitView,
    closing_in_force,
)
from views.figures import AwaitedView, BaselineView, FigureView, ReferenceView
from views.questions import QuestionState, QuestionView


@dataclass(frozen=True, slots=True)
class TargetView:
    """A version of a target with the decision that made it."""

    target: Target
    decision: str | None
    reason: Remark | None
    recorded_at: datetime
    recorded_by: str


class PathKind(StrEnum):
    """How a path runs to the next target: in a straight line, or all at once in its year."""

    STRAIGHT = "straight"
    STEPS = "steps"


@dataclass(frozen=True)
class CommitmentView:
    """One commitment with everything that is known of it.

    `figures` and `baselines` hold every version, the oldest first; `promise` is what the rule judges.
    `measure` is None for a milestone. `steps` is why nothing is expected before the next target's year; None where the
    path is straight lines.
    """

    code: str
    kind: Kind
    agreement: AgreementView
    pillar: PillarView
    name: Bilingual
    definition: Bilingual
    basis: Bilingual
    measure: Bilingual | None
    decimals: int
    minimum: float | None
    maximum: float | None
    yardstick: str | None
    source: SourceView
    promise: Promise
    targets: tuple[TargetView, ...]
    responsibilities: tuple[ResponsibilityView, ...]
    units: tuple[UnitView, ...]
    figures: tuple[FigureView, ...]
    baselines: tuple[BaselineView, ...]
    references: tuple[ReferenceView, ...]
    largest_change: float | None = None
    must_not_fall: bool = False
    closing: Closing | None = None
    awaited: tuple[AwaitedView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    successions: tuple[SuccessionView, ...] = ()  # of its units, and of those that stand for them
    steps: Remark | None = None

    def closed(self, today: date) -> Closing | None:
        """The closing that is in force, its own or its agreement's; None while figures can be entered."""
        return closing_in_force((self.closing, self.agreement.closing), today)

    @property
    def traits(self) -> KindTraits:
        return TRAITS[self.kind]

    @property
    def path_kind(self) -> PathKind:
        return PathKind.STRAIGHT if self.steps is None else PathKind.STEPS

    @property
    def baseline(self) -> BaselineView | None:
        """The baseline in force; None where it is not known where the commitment started."""
        return self.baselines[-1] if self.baselines else None

    @property
    def observations(self) -> tuple[Observation, ...]:
        return tuple(figure.observation for figure in self.figures)

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The least and the greatest figure that there can be; None where nothing bounds it."""
        least = 0.0 if self.minimum is None and self.traits.has_units else self.minimum
        if self.maximum is not None or not self.traits.has_units:
            return least, self.maximum
        if self.traits.is_share:
            return least, 100.0
        return least, float(len(self.units)) if self.units else None

    @property
    def is_listed(self) -> bool:
        """Whether a figure is given unit by unit."""
        return bool(self.units) and self.traits.has_units

    @property
    def scale(self) -> Scale:
        """What a typed figure is read by."""
        unit_vi, unit_en = (self.measure.vi, self.measure.en) if self.measure else ("", "")
        takes_part = self.traits.is_share and not self.is_listed
        return Scale(self.decimals, self.minimum, self.maximum, unit_vi, unit_en, is_figure=True, takes_part=takes_part)

    @property
    def last_responsibility(self) -> ResponsibilityView | None:
        """Who answers now, or answered last; None where no source states it."""
        return max(self.responsibilities, key=lambda r: r.valid_from, default=None)

    @cached_property
    def _versions(self) -> dict[tuple[tuple[int, str, bool], int], FigureView]:
        return {(figure.observation.version_of, figure.key.version): figure for figure in self.figures}

    def figure_of(self, o: Observation) -> FigureView:
        """The figure that the rule saw as this observation."""
        return self._versions[o.version_of, o.version]

    def figures_of_record(self, *, of_span: bool = False) -> dict[int, FigureView]:
        """The figure that stands for each year; also one that waits for approval, or that will never be available."""
        observations = of_record(self.promise, self.observations, of_span=of_span)
        return {year: self.figure_of(o) for year, o in observations.items()}

    def figure_of_record(self, year: int) -> FigureView | None:
        """The figure that stands for `year`."""
        of_year = (figure.observation for figure in self.figures if figure.key.year == year)
        o = of_record(self.promise, of_year).get(year)
        return None if o is None else self.figure_of(o)

    @property
    def last_versions(self) -> dict[tuple[int, str, bool], FigureView]:
        """The last version of every figure, however its review stands: by year, method and whether of the span."""
        in_order = sorted(self.figures, key=lambda figure: figure.observation.version)
        return {figure.observation.version_of: figure for figure in in_order}

    def last_version(self, year: int, method: str, *, of_span: bool = False) -> FigureView | None:
        """The last version of a year's figure by a method, if any."""
        return self.last_versions.get((year, method, of_span))

    def last_of_record(self, year: int) -> FigureView | None:
        """The last version of a year's figure by the method of record, however its review stands."""
        return self.last_version(year, self.promise.method_of_record(year))

    @property
    def open_questions(self) -> tuple[QuestionView, ...]:
        """The questions that wait for an answer."""
        return tuple(question for question in self.questions if question.state is QuestionState.OPEN)

    def only_approved(self) -> "CommitmentView":
        """The same without what nobody has approved, was withdrawn, or was asked within: what the public may see."""
        approved = tuple(f.as_published() for f in self.figures if is_approved(f.observation))
        return replace(self, figures=approved, questions=())


@dataclass(frozen=True, slots=True)
class TitleView:
    """The title of a commitment in a list of choices."""

    code: str
    place: Bilingual
    name: Bilingual
    closed_on: date | None = None

    def is_closed(self, today: date) -> bool:
        return self.closed_on is not None and self.closed_on <= today


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment and its assessment: one card of the board, one row of a report.

    `closing` is in force on the day of the standing, and the assessment then that of the day of the closing; None
    while the commitment is open.
    """

    commitment: CommitmentView
    assessment: Assessment
    closing: Closing | None = None

    @property
    def open_questions(self) -> tuple[QuestionView, ...]:
        return self.commitment.open_questions

    @property
    def outlook(self) -> Outlook:
        """The pace still needed, and the projection; nothing lies ahead of what is closed."""
        if self.closing is not None:
            return Outlook(None, None, None, Unprojected.NO_TARGET_AHEAD)
        return outlook(self.commitment.promise, self.assessment, self.commitment.bounds)

    def judged_on(self, today: date) -> date:
        """The day of its assessment: `today`, or the day on which it was closed."""
        return today if self.closing is None else self.closing.on

    def judged_figure(self, judged: JudgedYear | None) -> FigureView | None:
        """The figure that a year was judged by; None where none was."""
        o = judged.observation if judged else None
        return None if o is None else self.commitment.figure_of(o)

    def is_unproved(self, year: int | None) -> bool:
        """Whether the figure that is shown counts and has no evidence."""
        figure = self.judged_figure(self.assessment.shown(year))
        return figure is not None and not figure.is_proved
