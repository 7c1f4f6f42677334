"""What is stored: agreements, commitments, targets, figures and where each comes from.

Keys are the codes that people see, so a table and its CSV file are the same thing.
Whatever can be corrected (a figure, a target, a baseline, the wording of a commitment)
has a `version` in its key: a correction is a new row, and the highest version counts.
The comment of a column is its entry in the data dictionary.
"""

import re
import unicodedata
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    Double,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Kind(StrEnum):
    """What sort of sentence a commitment is: it decides the form, the chart and the rule."""

    LEVEL = "level"
    COVERAGE = "coverage"
    AVERAGE_GROWTH = "average_growth"
    COUNT = "count"
    NAMED_UNITS = "named_units"
    MILESTONE = "milestone"


class Comparator(StrEnum):
    """How a figure must stand to its target: "tối thiểu", "trên" and "khoảng" are different promises."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    EXACTLY = "="
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "about"
    BETWEEN = "between"


class ToleranceUnit(StrEnum):
    """What the tolerance of an "about" target is counted in."""

    MEASURE = "measure"
    PERCENT = "percent"


class Stage(StrEnum):
    """How far a milestone is."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"


class Answer(StrEnum):
    """Whether an administrative unit has reached what was promised for it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ObservationStatus(StrEnum):
    """How sure a figure is, by the SDMX code list CL_OBS_STATUS 2.1."""

    FINAL = "A"
    PROVISIONAL = "P"
    ESTIMATE = "E"
    NOT_AVAILABLE = "M"


class AgreementKind(StrEnum):
    """Whether somebody signed it, or it is a national programme to compare with."""

    AGREEMENT = "agreement"
    YARDSTICK = "yardstick"


class Text(TypeDecorator[str]):
    """Text in Unicode NFC, so that the same Vietnamese word is always the same string."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unicodedata.normalize("NFC", value).replace("\0", "")


class PartialDate(TypeDecorator[str]):
    """An ISO date of which only the year, or year and month, may be known: 2025, 2025-01, 2025-01-06."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not is_partial_date(value):
            raise ValueError(f"not a date, month or year: {value!r}")
        return value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; what comes back is aware."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def is_partial_date(text: str) -> bool:
    """Whether this is a year, a year and month, or a whole date that the calendar knows."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def words(enum: type[StrEnum]) -> Enum:
    """A column type that holds one of the words and lets the database refuse any other."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda e: [member.value for member in e],
    )


_WORDS: tuple[type[StrEnum], ...] = (
    Kind,
    Comparator,
    ToleranceUnit,
    Stage,
    Answer,
    ObservationStatus,
    AgreementKind,
)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[type, Any]] = {
        str: Text,
        float: Double,
        datetime: Moment,
        **{enum: words(enum) for enum in _WORDS},
    }


class Recorded:
    """When a row was entered here, and by whom."""

    recorded_at: Mapped[datetime] = mapped_column(comment="When it was entered here (UTC)")
    recorded_by: Mapped[str] = mapped_column(
        comment="Who entered it: a person's name, or seed, or local-officer"
    )


class Source(Base):
    """A document that something here is taken from."""

    __tablename__ = "source"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the document")
    title_vi: Mapped[str] = mapped_column(comment="Title in Vietnamese")
    title_en: Mapped[str] = mapped_column(comment="Title in English")
    publisher: Mapped[str] = mapped_column(comment="Who published it")
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it was published; empty: the day is not stated"
    )
    url: Mapped[str | None] = mapped_column(comment="Where it can be read; empty: not on the web")


class Pillar(Base):
    """One of the fields that commitments are grouped by."""

    __tablename__ = "pillar"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the pillar")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    position: Mapped[int] = mapped_column(comment="Order on the screen")


class Method(Base):
    """A producer of figures and its way of counting: figures of two methods are never mixed."""

    __tablename__ = "method"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the method")
    name_vi: Mapped[str] = mapped_column(comment="Producer and method in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Producer and method in English")


class Body(Base):
    """An organisation that answers for commitments."""

    __tablename__ = "body"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the organisation")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")


class Unit(Base):
    """A ward or commune between two dates. Codes are re-used, so the code alone is no key."""

    __tablename__ = "unit"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Official code of the administrative unit")
    valid_from: Mapped[date] = mapped_column(
        primary_key=True, comment="First day on which the source attests this unit under this code"
    )
    valid_to: Mapped[date | None] = mapped_column(comment="Last day; empty: it still exists")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    place_vi: Mapped[str] = mapped_column(comment="City or province it belongs to, in Vietnamese")
    place_en: Mapped[str] = mapped_column(comment="City or province it belongs to, in English")
    source: Mapped[str] = mapped_column(comment="Where code and dates come from")

    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates"),)


class Agreement(Base):
    """What two parties signed, or a national programme to compare with."""

    __tablename__ = "agreement"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the agreement")
    kind: Mapped[AgreementKind] = mapped_column(comment="agreement, or yardstick (a national programme)")
    is_fictitious: Mapped[bool] = mapped_column(
        default=False, comment="1: invented, for trying the program out"
    )
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    place_vi: Mapped[str] = mapped_column(comment="City or country in Vietnamese")
    place_en: Mapped[str] = mapped_column(comment="City or country in English")
    parties_vi: Mapped[str] = mapped_column(comment="Who agreed, in Vietnamese")
    parties_en: Mapped[str] = mapped_column(comment="Who agreed, in English")
    signed_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it was signed or issued; empty: the source does not state it"
    )
    first_year: Mapped[int] = mapped_column(comment="First year of its period")
    last_year: Mapped[int] = mapped_column(comment="Last year of its period")
    horizon_year: Mapped[int | None] = mapped_column(
        comment="Year to which it looks ahead; empty: no further than its period"
    )
    note_vi: Mapped[str | None] = mapped_column(comment="What a reader must know, in Vietnamese")
    note_en: Mapped[str | None] = mapped_column(comment="What a reader must know, in English")
    source: Mapped[str] = mapped_column(ForeignKey("source.code"), comment="Document it is taken from")
    position: Mapped[int] = mapped_column(comment="Order on the screen")

    __table_args__ = (CheckConstraint("last_year >= first_year", name="period"),)


class Commitment(Base):
    """One sentence somebody can be held to: its identity. What it says is in its versions."""

    __tablename__ = "commitment"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the commitment")
    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.code"), comment="Agreement it belongs to")
    kind: Mapped[Kind] = mapped_column(comment="Kind: decides form, chart and rule")
    position: Mapped[int] = mapped_column(comment="Order within the agreement")


class Wording(Recorded, Base):
    """What a commitment says, by version."""

    __tablename__ = "wording"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    version: Mapped[int] = mapped_column(
        primary_key=True, comment="1 for the first wording; the highest counts"
    )
    pillar: Mapped[str] = mapped_column(ForeignKey("pillar.code"), comment="Pillar")
    name_vi: Mapped[str] = mapped_column(comment="The commitment in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="The commitment in English")
    definition_vi: Mapped[str] = mapped_column(comment="What is counted and how, in Vietnamese")
    definition_en: Mapped[str] = mapped_column(comment="What is counted and how, in English")
    basis_vi: Mapped[str] = mapped_column(comment="What the promise rests on, in Vietnamese")
    basis_en: Mapped[str] = mapped_column(comment="What the promise rests on, in English")
    measure_vi: Mapped[str | None] = mapped_column(
        comment="Unit of measure in Vietnamese; empty: a milestone has none"
    )
    measure_en: Mapped[str | None] = mapped_column(
        comment="Unit of measure in English; empty: a milestone has none"
    )
    decimals: Mapped[int] = mapped_column(comment="Decimals shown; 0 for whole-number measures")
    direction: Mapped[int] = mapped_column(comment="1: higher is better, -1: lower is better")
    minimum: Mapped[float | None] = mapped_column(comment="Smallest possible figure; empty: no limit")
    maximum: Mapped[float | None] = mapped_column(comment="Largest possible figure; empty: no limit")
    span_from: Mapped[int | None] = mapped_column(
        comment="First year of an average-growth span; empty: no such span"
    )
    span_to: Mapped[int | None] = mapped_column(
        comment="Last year of an average-growth span; empty: no such span"
    )
    lag_days: Mapped[int | None] = mapped_column(
        comment="Days after 31 December when a figure is expected; empty: by 31 March"
    )
    yardstick: Mapped[str | None] = mapped_column(
        ForeignKey("commitment.code"), comment="National commitment with the same measure; empty: none"
    )
    source: Mapped[str] = mapped_column(ForeignKey("source.code"), comment="Document it is taken from")
    decided_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When this wording was decided; empty: with the agreement"
    )
    reason: Mapped[str | None] = mapped_column(comment="Why it was changed; empty for the first wording")

    __table_args__ = (
        CheckConstraint("direction IN (1, -1)", name="direction"),
        CheckConstraint("decimals BETWEEN 0 AND 6", name="decimals"),
        CheckConstraint("minimum IS NULL OR maximum IS NULL OR minimum < maximum", name="bounds"),
        CheckConstraint(
            "(span_from IS NULL) = (span_to IS NULL) AND (span_to IS NULL OR span_to > span_from)",
            name="span",
        ),
    )


class Responsibility(Base):
    """Who answers for a commitment, between which dates."""

    __tablename__ = "responsibility"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    valid_from: Mapped[str] = mapped_column(PartialDate, primary_key=True, comment="Since when it answers")
    body: Mapped[str] = mapped_column(ForeignKey("body.code"), comment="Organisation that answers")
    valid_to: Mapped[str | None] = mapped_column(PartialDate, comment="Last day; empty: until today")
    basis_vi: Mapped[str] = mapped_column(comment="Legal basis or source, in Vietnamese")
    basis_en: Mapped[str] = mapped_column(comment="Legal basis or source, in English")


class CommitmentUnit(Base):
    """A unit that a commitment is counted over, or that it names."""

    __tablename__ = "commitment_unit"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(
        primary_key=True, comment="Its first day (code and day are its key)"
    )
    position: Mapped[int] = mapped_column(comment="Order in lists")

    __table_args__ = (ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]),)


class MethodOfRecord(Recorded, Base):
    """Which method's figures count for a commitment from a year on; others are shown beside."""

    __tablename__ = "method_of_record"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    first_year: Mapped[int] = mapped_column(primary_key=True, comment="First year of figures it applies to")
    version: Mapped[int] = mapped_column(
        primary_key=True, comment="1 for the first choice; the highest counts"
    )
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="The method that counts")
    decided_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it was chosen; empty: not stated"
    )
    reason: Mapped[str | None] = mapped_column(comment="Why; empty for the first choice")


class Baseline(Recorded, Base):
    """Where a commitment started."""

    __tablename__ = "baseline"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    version: Mapped[int] = mapped_column(
        primary_key=True, comment="1 for the first baseline; the highest counts"
    )
    year: Mapped[int] = mapped_column(comment="Base year")
    value: Mapped[float] = mapped_column(comment="Value in the base year, in the unit of measure")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="Method it was counted by")
    source: Mapped[str] = mapped_column(comment="Where it comes from")
    note: Mapped[str | None] = mapped_column(comment="What a reader must know; empty: nothing")
    reason: Mapped[str | None] = mapped_column(comment="Why it was changed; empty for the first one")


class Target(Recorded, Base):
    """What is owed for a year, by version."""

    __tablename__ = "target"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year it is owed for: due on 31 December")
    version: Mapped[int] = mapped_column(
        primary_key=True, comment="1 for the first target; the highest counts"
    )
    comparator: Mapped[Comparator] = mapped_column(comment="How the figure must stand to the value")
    value: Mapped[float] = mapped_column(comment="What is owed, in the unit of measure; 1 for a milestone")
    upper: Mapped[float | None] = mapped_column(comment="Upper bound of 'between'; empty otherwise")
    tolerance: Mapped[float | None] = mapped_column(
        comment="Tolerance of 'about'; empty: this program's own, 5 percent of the value"
    )
    tolerance_unit: Mapped[ToleranceUnit | None] = mapped_column(
        comment="What the tolerance is counted in; empty where there is none"
    )
    is_strive: Mapped[bool] = mapped_column(
        default=False, comment="1: 'strive for' (phấn đấu), not a firm promise"
    )
    is_withdrawn: Mapped[bool] = mapped_column(
        default=False, comment="1: by this decision nothing is owed for the year any more"
    )
    decided_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When this target was decided; empty: with the agreement"
    )
    decision: Mapped[str | None] = mapped_column(comment="Number of the decision; empty: none stated")
    reason: Mapped[str | None] = mapped_column(comment="Why it was changed; empty for the first one")

    __table_args__ = (
        CheckConstraint("(comparator = 'between') = (upper IS NOT NULL)", name="upper"),
        CheckConstraint("upper IS NULL OR upper > value", name="order"),
        CheckConstraint("tolerance IS NULL OR (comparator = 'about' AND tolerance >= 0)", name="tolerance"),
        CheckConstraint("(tolerance IS NULL) = (tolerance_unit IS NULL)", name="tolerance_unit"),
    )


class Figure(Recorded, Base):
    """The actual of one commitment for one year by one method, by version."""

    __tablename__ = "figure"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year the figure is for")
    method: Mapped[str] = mapped_column(
        ForeignKey("method.code"), primary_key=True, comment="Producer and method"
    )
    of_span: Mapped[bool] = mapped_column(
        primary_key=True, default=False, comment="1: the producer's own mean of a whole growth span"
    )
    version: Mapped[int] = mapped_column(
        primary_key=True, comment="1 for the first figure; the highest counts"
    )
    value: Mapped[float | None] = mapped_column(
        comment="The figure in the unit of measure; empty for unit lists, milestones and 'not available'"
    )
    part: Mapped[int | None] = mapped_column(
        comment="How many units have it (k of N); empty where not counted"
    )
    whole: Mapped[int | None] = mapped_column(comment="How many units there are (N); empty where not counted")
    stage: Mapped[Stage | None] = mapped_column(comment="How far a milestone is; empty for other kinds")
    done_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When a milestone was done; empty: not done or not stated"
    )
    expected_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it is expected to be done; empty: not stated"
    )
    percent: Mapped[float | None] = mapped_column(
        comment="Progress of a milestone in percent, shown and never judged; empty: not stated"
    )
    status: Mapped[ObservationStatus] = mapped_column(
        comment="A final, P provisional, E estimate, M will not exist (SDMX CL_OBS_STATUS)"
    )
    breaks_series: Mapped[bool] = mapped_column(
        default=False, comment="1: from this year on not comparable with the years before"
    )
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When its producer released it; empty: not stated"
    )
    source: Mapped[str] = mapped_column(comment="Where it comes from: title, publisher, date")
    note: Mapped[str | None] = mapped_column(comment="What a reader must know; empty: nothing")
    reason: Mapped[str | None] = mapped_column(comment="Why it was corrected; empty for the first figure")

    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("year BETWEEN 1900 AND 2200", name="year"),
        CheckConstraint("abs(value) < 1e15", name="value"),
        CheckConstraint("(part IS NULL) = (whole IS NULL)", name="part_of_whole"),
        CheckConstraint("part IS NULL OR (part >= 0 AND part <= whole AND whole > 0)", name="part"),
        CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name="percent"),
        CheckConstraint(
            "(status = 'M') = (value IS NULL AND part IS NULL AND stage IS NULL)",
            name="something_said",
        ),
        CheckConstraint("status <> 'M' OR note IS NOT NULL", name="why_not_available"),
        CheckConstraint("version = 1 OR reason IS NOT NULL", name="why_corrected"),
    )


class UnitAnswer(Base):
    """What a figure says of one administrative unit."""

    __tablename__ = "unit_answer"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the figure")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year of the figure")
    method: Mapped[str] = mapped_column(primary_key=True, comment="Method of the figure")
    of_span: Mapped[bool] = mapped_column(
        primary_key=True, default=False, comment="0: unit lists have no span"
    )
    version: Mapped[int] = mapped_column(primary_key=True, comment="Version of the figure")
    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(
        primary_key=True, comment="Its first day (code and day are its key)"
    )
    answer: Mapped[Answer] = mapped_column(comment="yes, no, or unknown (nobody has said)")

    __table_args__ = (
        ForeignKeyConstraint(
            ["commitment", "year", "method", "of_span", "version"],
            ["figure.commitment", "figure.year", "figure.method", "figure.of_span", "figure.version"],
        ),
        ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]),
    )


class Reference(Base):
    """A figure of somewhere else, shown beside a commitment and never judged."""

    __tablename__ = "reference"

    commitment: Mapped[str] = mapped_column(
        ForeignKey("commitment.code"), primary_key=True, comment="Commitment"
    )
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year the figure is for")
    name_vi: Mapped[str] = mapped_column(primary_key=True, comment="Whose figure it is, in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Whose figure it is, in English")
    value: Mapped[float] = mapped_column(comment="The figure, in the commitment's unit of measure")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="Producer and method")
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When its producer released it; empty: not stated"
    )
    source: Mapped[str] = mapped_column(comment="Where it comes from")
