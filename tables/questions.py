"""Questions about a figure or a status, and the answers of the responsible officers.

Append-only; the database itself refuses to alter or delete a row.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tables.columns import FIRST_YEAR, LAST_YEAR, Base

QUESTION = (["commitment", "number"], ["question.commitment", "question.number"])


class Question(Base):
    """A question that asks for an explanation."""

    __tablename__ = "question"

    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    number: Mapped[int] = mapped_column(primary_key=True, comment="1, 2, 3 … within the commitment")
    year: Mapped[int | None] = mapped_column(comment="Year whose figure it is about; empty: it is about the status")
    text: Mapped[str] = mapped_column(comment="What was asked")
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name")

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint(f"year BETWEEN {FIRST_YEAR} AND {LAST_YEAR}", name="year"),
    )


class QuestionAnswer(Base):
    """An answer to a question; several may follow each other."""

    __tablename__ = "answer"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the question")
    number: Mapped[int] = mapped_column(primary_key=True, comment="Number of the question")
    n: Mapped[int] = mapped_column(primary_key=True, comment="1, 2, 3 … in the order in which they came")
    text: Mapped[str] = mapped_column(comment="What was answered")
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name")

    __table_args__ = (ForeignKeyConstraint(*QUESTION), CheckConstraint("n >= 1", name="n"))


class QuestionWithdrawal(Base):
    """The withdrawal of a question by its author before it was answered. The question stays where it was."""

    __tablename__ = "question_withdrawal"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the question")
    number: Mapped[int] = mapped_column(primary_key=True, comment="Number of the question")
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name")

    __table_args__ = (ForeignKeyConstraint(*QUESTION),)
