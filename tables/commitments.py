"""Commitments: wordings, responsibilities, units, methods of record, baselines and targets."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import Comparator, Kind, ToleranceUnit
from tables.columns import Base, PartialDate, Recorded


class Commitment(Base):
    """The identity of a commitment, a sentence somebody can be held to. Its text is in the versions of `Wording`."""

    __tablename__ = "commitment"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the commitment")
    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.code"), comment="Agreement it belongs to")
    kind: Mapped[Kind] = mapped_column(comment="Kind: decides form, chart and rule")
    position: Mapped[int] = mapped_column(comment="Order within the agreement")
    closed_on: Mapped[date | None] = mapped_column(
        comment="Day since which no figures are entered any more; empty: it is open"
    )
    closed_reason: Mapped[str | None] = mapped_column(comment="Why it was closed; empty while it is open")
    closed_reason_en: Mapped[str | None] = mapped_column(
        comment="The reason in English; empty: nobody wrote it in English"
    )

    __table_args__ = (CheckConstraint("(closed_on IS NULL) = (closed_reason IS NULL)", name="closing"),)


class Wording(Recorded, Base):
    """The text and measure of a commitment, by version."""

    __tablename__ = "wording"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first wording; the highest counts")
    pillar: Mapped[str] = mapped_column(ForeignKey("pillar.code"), comment="Pillar")
    name_vi: Mapped[str] = mapped_column(comment="The commitment in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="The commitment in English")
    definition_vi: Mapped[str] = mapped_column(comment="What is counted and how, in Vietnamese")
    definition_en: Mapped[str] = mapped_column(comment="What is counted and how, in English")
    basis_vi: Mapped[str] = mapped_column(comment="What the promise rests on, in Vietnamese")
    basis_en: Mapped[str] = mapped_column(comment="What the promise rests on, in English")
    measure_vi: Mapped[str | None] = mapped_column(comment="Unit of measure in Vietnamese; empty: a milestone has none")
    measure_en: Mapped[str | None] = mapped_column(comment="Unit of measure in English; empty: a milestone has none")
    decimals: Mapped[int] = mapped_column(comment="Decimals shown; 0 for whole-number measures")
    direction: Mapped[int] = mapped_column(comment="1: higher is better, -1: lower is better")
    minimum: Mapped[float | None] = mapped_column(comment="Smallest possible figure; empty: no limit")
    maximum: Mapped[float | None] = mapped_column(comment="Largest possible figure; empty: no limit")
    largest_change: Mapped[float | None] = mapped_column(
        comment="Largest plausible change from one year to the next, in the unit of measure; "
        "empty: 30 percent of the last one"
    )
    must_not_fall: Mapped[bool | None] = mapped_column(
        comment="1: a figure below the last one is asked about; empty: figures may fall"
    )
    span_from: Mapped[int | None] = mapped_column(comment="First year of an average-growth span; empty: no such span")
    span_to: Mapped[int | None] = mapped_column(comment="Last year of an average-growth span; empty: no such span")
    steps_reason: Mapped[str | None] = mapped_column(
        comment="Why nothing is expected before the next target's year; empty: the path is straight lines"
    )
    steps_reason_en: Mapped[str | None] = mapped_column(
        comment="That reason in English; empty: nobody wrote it in English"
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
    reason_en: Mapped[str | None] = mapped_column(comment="The reason in English; empty: nobody wrote it in English")

    __table_args__ = (
        CheckConstraint("direction IN (1, -1)", name="direction"),
        CheckConstraint("decimals BETWEEN 0 AND 6", name="decimals"),
        CheckConstraint("minimum IS NULL OR maximum IS NULL OR minimum < maximum", name="bounds"),
        CheckConstraint(
            "(span_from IS NULL) = (span_to IS NULL) AND (span_to IS NULL OR span_to > span_from)", name="span"
        ),
    )


class Responsibility(Base):
    """The organisation that answers for a commitment between two dates."""

    __tablename__ = "responsibility"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    valid_from: Mapped[str] = mapped_column(PartialDate, primary_key=True, comment="Since when it answers")
    body: Mapped[str] = mapped_column(ForeignKey("body.code"), comment="Organisation that answers")
    valid_to: Mapped[str | None] = mapped_column(PartialDate, comment="Last day; empty: until today")
    basis_vi: Mapped[str] = mapped_column(comment="Legal basis or source, in Vietnamese")
    basis_en: Mapped[str] = mapped_column(comment="Legal basis or source, in English")


class CommitmentUnit(Base):
    """A unit that a commitment is counted over, or that it names."""

    __tablename__ = "commitment_unit"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(primary_key=True, comment="Its first day (code and day are its key)")
    position: Mapped[int] = mapped_column(comment="Order in lists")

    __table_args__ = (ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]),)


class MethodOfRecord(Recorded, Base):
    """The method whose figures count for a commitment from a year on; others are shown beside."""

    __tablename__ = "method_of_record"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    first_year: Mapped[int] = mapped_column(primary_key=True, comment="First year of figures it applies to")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first choice; the highest counts")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="The method that counts")
    decided_on: Mapped[str | None] = mapped_column(PartialDate, comment="When it was chosen; empty: not stated")
    reason: Mapped[str | None] = mapped_column(comment="Why; empty for the first choice")
    reason_en: Mapped[str | None] = mapped_column(comment="The reason in English; empty: nobody wrote it in English")


class Baseline(Recorded, Base):
    """The value from which a commitment starts, by version."""

    __tablename__ = "baseline"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first baseline; the highest counts")
    year: Mapped[int] = mapped_column(comment="Base year")
    value: Mapped[float] = mapped_column(comment="Value in the base year, in the unit of measure")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="Method it was counted by")
    holds_from: Mapped[int | None] = mapped_column(
        comment="First year of the series that it was restated for; empty: not restated"
    )
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When its producer released it; empty: not stated"
    )
    source: Mapped[str] = mapped_column(comment="Where it comes from")
    note: Mapped[str | None] = mapped_column(comment="What a reader must know; empty: nothing")
    note_en: Mapped[str | None] = mapped_column(comment="The note in English; empty: nobody wrote it in English")
    reason: Mapped[str | None] = mapped_column(comment="Why it was changed; empty for the first one")
    reason_en: Mapped[str | None] = mapped_column(comment="The reason in English; empty: nobody wrote it in English")


class Target(Recorded, Base):
    """The target of a year, by version."""

    __tablename__ = "target"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year it is owed for: due on 31 December")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first target; the highest counts")
    comparator: Mapped[Comparator] = mapped_column(comment="How the figure must stand to the value")
    value: Mapped[float] = mapped_column(comment="What is owed, in the unit of measure; 1 for a milestone")
    upper: Mapped[float | None] = mapped_column(comment="Upper bound of 'between'; empty otherwise")
    tolerance: Mapped[float | None] = mapped_column(
        comment="Tolerance of 'about'; empty: this program's own, 5 percent of the value"
    )
    tolerance_unit: Mapped[ToleranceUnit | None] = mapped_column(
        comment="What the tolerance is counted in; empty where there is none"
    )
    is_strive: Mapped[bool] = mapped_column(default=False, comment="1: 'strive for' (phấn đấu), not a firm promise")
    is_withdrawn: Mapped[bool] = mapped_column(
        default=False, comment="1: by this decision nothing is owed for the year any more"
    )
    decided_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When this target was decided; empty: with the agreement"
    )
    decision: Mapped[str | None] = mapped_column(comment="Number of the decision; empty: none stated")
    reason: Mapped[str | None] = mapped_column(comment="Why it was changed; empty for the first one")
    reason_en: Mapped[str | None] = mapped_column(comment="The reason in English; empty: nobody wrote it in English")

    __table_args__ = (
        CheckConstraint("(comparator = 'between') = (upper IS NOT NULL)", name="upper"),
        CheckConstraint("upper IS NULL OR upper > value", name="order"),
        CheckConstraint("tolerance IS NULL OR (comparator = 'about' AND tolerance >= 0)", name="tolerance"),
        CheckConstraint("(tolerance IS NULL) = (tolerance_unit IS NULL)", name="tolerance_unit"),
    )
