"""Review: the steps of each figure's review, and the years that an administrator has closed.

Append-only; the database itself refuses to alter or delete a row.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import ReviewState
from tables.columns import Base
from tables.figures import of_figure


class ReviewStep(Base):
    """A step in the review of one version of a figure; the last one is its state."""

    __tablename__ = "review_step"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the figure")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year of the figure")
    method: Mapped[str] = mapped_column(primary_key=True, comment="Method of the figure")
    of_span: Mapped[bool] = mapped_column(
        primary_key=True, default=False, comment="1: the producer's own mean of a whole growth span"
    )
    version: Mapped[int] = mapped_column(primary_key=True, comment="Version of the figure")
    n: Mapped[int] = mapped_column(primary_key=True, comment="1, 2, 3 …: the highest is its state")
    state: Mapped[ReviewState] = mapped_column(
        comment="submitted, approved, returned, recalled, reopened or reopening_asked"
    )
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name, or seed, or 'before review existed'")
    reason: Mapped[str | None] = mapped_column(comment="Why; empty: nobody had to say")

    __table_args__ = (
        of_figure(),
        CheckConstraint("n >= 1", name="n"),
        CheckConstraint("state NOT IN ('returned', 'reopened', 'reopening_asked') OR reason IS NOT NULL", name="why"),
    )


class YearClosure(Base):
    """The closing or reopening of a year of an agreement; the last one counts."""

    __tablename__ = "year_closure"

    agreement: Mapped[str] = mapped_column(ForeignKey("agreement.code"), primary_key=True, comment="Agreement")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year whose figures may not be changed")
    n: Mapped[int] = mapped_column(primary_key=True, comment="1, 2, 3 …: the highest counts")
    is_closed: Mapped[bool] = mapped_column(comment="1: closed by this; 0: opened again")
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name")
    reason: Mapped[str | None] = mapped_column(comment="Why; empty: nobody had to say")

    __table_args__ = (
        CheckConstraint("n >= 1", name="n"),
        CheckConstraint("is_closed OR reason IS NOT NULL", name="why"),
    )
