"""What the store hands to screens, charts and files: plain values that touch no database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models import AgreementKind, Answer, EvidenceKind, Extent, Kind, ReaderLanguage, ReviewState, Role, SignInWay
from progress import Assessment, Observation, Outlook, Promise, Target, is_approved, of_record, outlook
from questions import QuestionState, QuestionView

COUNTED_BY_UNIT = (Kind.COVERAGE, Kind.COUNT, Kind.NAMED_UNITS)  # where the list of units is known


class Clock(StrEnum):
    """By which clock something was known: when it was recorded here, or when its producer published it."""

    RECORDED = "recorded"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The end of a day, in the city's zone (by its IANA name), up to which things are known."""

    day: date
    clock: Clock = Clock.RECORDED
    zone: str = "Asia/Ho_Chi_Minh"

    @property
    def until(self) -> datetime:
        """The first moment that is too late."""
        return datetime.combine(self.day + timedelta(days=1), time(), ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in both languages."""

    vi: str
    en: str

    def said(self, language: str) -> str:
        """In the reader's language: "vi" or "en"."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote, in one language or both; who reads the other one is shown what there is."""

    vi: str | None
    en: str | None

    def said(self, language: str) -> str:
        """In the reader's language ("vi" or "en") as far as possible."""
        first, second = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        return first or second or ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Since when no figures are entered any more, and why; what was entered stays."""

    on: date
    reason: Remark


def in_force(closings: Iterable[Closing | None], today: date) -> Closing | None:
    """The first of them whose day has come."""
    return next((closing for closing in closings if closing is not None and closing.on <= today), None)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document; `published_on` is a partial ISO date or None where it is not stated."""

    code: str
    title: Bilingual
    publisher: str
    published_on: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement, or a national programme to compare with."""

    code: str
    kind: AgreementKind
    is_fictitious: bool
    name: Bilingual
    place: Bilingual
    parties: Bilingual
    signed_on: str | None
    first_year: int
    last_year: int
    horizon_year: int | None
    note: Bilingual | None
    source: SourceView
    closing: Closing | None = None

    @property
    def is_yardstick(self) -> bool:
        return self.kind is AgreementKind.YARDSTICK


@dataclass(frozen=True, slots=True)
class PillarView:
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class MethodView:
    """A producer of figures and its way of counting."""

    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class BodyView:
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """Who answers between two dates; `valid_to` is None while it still does."""

    body: BodyView
    valid_from: str
    valid_to: str | None
    basis: Bilingual


@dataclass(frozen=True, slots=True)
class UnitView:
    """An administrative unit; code and first day together are its key."""

    code: str
    valid_from: date
    valid_to: date | None
    name: Bilingual

    @property
    def key(self) -> str:
        return f"{self.code}@{self.valid_from.isoformat()}"


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """That a unit went into another one on the day `on`, wholly or in part, and by which decision."""

    predecessor: UnitView
    successor: UnitView
    on: date
    extent: Extent
    basis: Bilingual
    source: SourceView


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


@dataclass(frozen=True, slots=True)
class TargetView:
    """A version of a target with the decision that made it."""

    target: Target
    decision: str | None
    reason: Remark | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """One commitment with everything that is known of it.

    `figures` and `baselines` hold every version, the oldest first; `promise` is what the rule judges.
    `measure` is None for a milestone.
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

    def closed(self, today: date) -> Closing | None:
        """The closing that is in force, its own or its agreement's; None while figures can be entered."""
        return in_force((self.closing, self.agreement.closing), today)

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
        least = 0.0 if self.minimum is None and self.kind in COUNTED_BY_UNIT else self.minimum
        if self.maximum is not None or self.kind not in COUNTED_BY_UNIT:
            return least, self.maximum
        if self.kind is Kind.COVERAGE:
            return least, 100.0
        return least, float(len(self.units)) if self.units else None

    @property
    def is_listed(self) -> bool:
        """Whether a figure is given unit by unit."""
        return bool(self.units) and self.kind in COUNTED_BY_UNIT

    @property
    def last_responsibility(self) -> ResponsibilityView | None:
        """Who answers now, or answered last; None where no source states it."""
        return max(self.responsibilities, key=lambda r: r.valid_from, default=None)

    def figure_of(self, observation: Observation) -> FigureView:
        """The stored figure behind what the rule saw."""
        return next(figure for figure in self.figures if figure.observation == observation)

    def figure_of_record(self, year: int) -> FigureView | None:
        """The figure that stands for `year`; also one that waits for approval, or says that none will ever exist."""
        o = of_record(self.promise, self.observations).get(year)
        return None if o is None else self.figure_of(o)

    @property
    def open_questions(self) -> tuple[QuestionView, ...]:
        """What waits for an answer."""
        return tuple(question for question in self.questions if question.state is QuestionState.OPEN)

    def only_approved(self) -> "CommitmentView":
        """The same without what nobody has approved, was withdrawn, or was asked within: what the public may see."""
        approved = tuple(f.as_published() for f in self.figures if is_approved(f.observation))
        return replace(self, figures=approved, questions=())


@dataclass(frozen=True, slots=True)
class TitleView:
    """What a commitment is chosen by."""

    code: str
    place: Bilingual
    name: Bilingual
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment and what the rule says of it today: one card of the board, one row of a report."""

    commitment: CommitmentView
    assessment: Assessment

    @property
    def open_questions(self) -> tuple[QuestionView, ...]:
        return self.commitment.open_questions

    @property
    def outlook(self) -> Outlook:
        """What it takes from here, and where it is heading."""
        return outlook(self.commitment.promise, self.assessment, self.commitment.bounds)

    def is_unproved(self, year: int | None) -> bool:
        """Whether the figure that is shown counts and has no evidence."""
        shown = self.assessment.shown(year)
        o = shown.observation if shown else None
        return o is not None and not self.commitment.figure_of(o).is_proved


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody with an account; `closed_on` is None while it is open."""

    code: str
    name: str
    role: Role
    email: str | None
    language: ReaderLanguage
    has_password: bool
    has_second_factor: bool
    is_sample: bool
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class SignInView:
    """A browser that somebody is signed in with; `key` names it without opening it."""

    key: str
    person: str
    way: SignInWay
    opened_at: datetime
    seen_at: datetime
    confirmed_at: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class BatchView:
    """Figures that came together: from which file, when (UTC), from whom, how many, and how many are taken back."""

    number: int
    name: str
    recorded_at: datetime
    recorded_by: str
    figures: int
    taken_back: int


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """What was frozen for a meeting; `known_on` is the day as of which it was made afterwards, None: as it was then."""

    number: int
    name: str
    held_on: date
    known_on: date | None
    rule: str
    sha256: str
    taken_at: datetime
    taken_by: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """What somebody has typed for a figure and not submitted, by field."""

    commitment: str
    year: int
    method: str
    typed: dict[str, str]
    saved_at: datetime
