"""Figures of each year, their answers for each ward, awaited figures, and figures of elsewhere."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import Answer, ObservationStatus, Stage
from tables.columns import FIRST_YEAR, LAST_YEAR, Base, PartialDate, Recorded
from tables.precision import MOST_DIGITS


class Figure(Recorded, Base):
    """The actual value of a commitment for a year by a method, by version."""

    __tablename__ = "figure"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year the figure is for")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), primary_key=True, comment="Producer and method")
    of_span: Mapped[bool] = mapped_column(
        primary_key=True, default=False, comment="1: the producer's own mean of a whole growth span"
    )
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first figure; the highest counts")
    value: Mapped[float | None] = mapped_column(
        comment="The figure in the unit of measure; empty for unit lists, milestones and 'not available'"
    )
    part: Mapped[int | None] = mapped_column(comment="How many units have it (k of N); empty where not counted")
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
    cut_off_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="The day up to which it counts; empty: not stated"
    )
    source: Mapped[str] = mapped_column(comment="Where it comes from: title, publisher, date")
    note: Mapped[str | None] = mapped_column(comment="What a reader must know; empty: nothing")
    note_en: Mapped[str | None] = mapped_column(comment="The note in English; empty: nobody wrote it in English")
    reason: Mapped[str | None] = mapped_column(comment="Why it was corrected; empty for the first figure")
    reason_en: Mapped[str | None] = mapped_column(comment="The reason in English; empty: nobody wrote it in English")
    doubts: Mapped[str | None] = mapped_column(
        comment="What the program asked about when it was entered, as codes; empty: nothing"
    )
    why_right: Mapped[str | None] = mapped_column(
        comment="Why it is right all the same, by whoever entered it; empty: nothing was asked"
    )

    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint(f"year BETWEEN {FIRST_YEAR} AND {LAST_YEAR}", name="year"),
        CheckConstraint(f"abs(value) < 1e{MOST_DIGITS}", name="value"),
        CheckConstraint("(part IS NULL) = (whole IS NULL)", name="part_of_whole"),
        CheckConstraint("part IS NULL OR (part >= 0 AND part <= whole AND whole > 0)", name="part"),
        CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name="percent"),
        CheckConstraint("(status = 'M') = (value IS NULL AND part IS NULL AND stage IS NULL)", name="something_said"),
        CheckConstraint("status <> 'M' OR note IS NOT NULL", name="why_not_available"),
        CheckConstraint("version = 1 OR reason IS NOT NULL", name="why_corrected"),
    )


def of_figure() -> ForeignKeyConstraint:
    """The foreign key to one version of one figure; its columns are named like the figure's key."""
    key = ["commitment", "year", "method", "of_span", "version"]
    return ForeignKeyConstraint(key, [f"figure.{name}" for name in key])


class UnitAnswer(Base):
    """The answer of a figure for one administrative unit."""

    __tablename__ = "unit_answer"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the figure")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year of the figure")
    method: Mapped[str] = mapped_column(primary_key=True, comment="Method of the figure")
    of_span: Mapped[bool] = mapped_column(primary_key=True, default=False, comment="0: unit lists have no span")
    version: Mapped[int] = mapped_column(primary_key=True, comment="Version of the figure")
    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(primary_key=True, comment="Its first day (code and day are its key)")
    answer: Mapped[Answer] = mapped_column(comment="yes, no, or unknown (nobody has said)")

    __table_args__ = (of_figure(), ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]))


class Awaited(Recorded, Base):
    """An awaited figure, by version: while it is awaited, it is not overdue."""

    __tablename__ = "awaited"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year whose figure is waited for")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1, 2, 3 …: the highest counts")
    until: Mapped[str | None] = mapped_column(PartialDate, comment="Until when; empty: it is waited for no longer")
    note: Mapped[str | None] = mapped_column(comment="Who is to publish it and why it is not there yet")

    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint(f"year BETWEEN {FIRST_YEAR} AND {LAST_YEAR}", name="year"),
        CheckConstraint("until IS NULL OR note IS NOT NULL", name="why"),
    )


class Reference(Base):
    """A figure of another place, shown beside a commitment and never judged."""

    __tablename__ = "reference"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year the figure is for")
    name_vi: Mapped[str] = mapped_column(primary_key=True, comment="Whose figure it is, in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Whose figure it is, in English")
    value: Mapped[float] = mapped_column(comment="The figure, in the commitment's unit of measure")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), comment="Producer and method")
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When its producer released it; empty: not stated"
    )
    source: Mapped[str] = mapped_column(comment="Where it comes from")
