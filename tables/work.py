"""The officers' work: drafts that are not yet submitted, and the batches they have imported."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tables.columns import Base, Recorded
from tables.figures import of_figure


class Draft(Base):
    """The texts that a person has typed for a figure and not submitted; no figure, and visible to nobody else."""

    __tablename__ = "draft"

    person: Mapped[str] = mapped_column(primary_key=True, comment="Who has typed it: a user name")
    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year of the figure; 0: the baseline; less: waited for")
    method: Mapped[str] = mapped_column(ForeignKey("method.code"), primary_key=True, comment="Producer and method")
    typed: Mapped[str] = mapped_column(comment="The texts as they were typed, as JSON by field")
    saved_at: Mapped[datetime] = mapped_column(comment="When it was last changed (UTC)")

    __table_args__ = ({"info": {"stays_here": True}},)


class FileReading(Base):
    """What a person chose about a file on the page of imports, kept for files of the same shape."""

    __tablename__ = "file_reading"

    person: Mapped[str] = mapped_column(primary_key=True, comment="Who chose it: a user name")
    shape: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the names of sheets and titles of columns")
    choices: Mapped[str] = mapped_column(comment="What was chosen, as JSON by name of the choice")
    chosen_at: Mapped[datetime] = mapped_column(comment="When it was last changed (UTC)")

    __table_args__ = ({"info": {"stays_here": True}},)


class ImportBatch(Recorded, Base):
    """Figures that were submitted together, from one file or the table of a year."""

    __tablename__ = "import_batch"

    number: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="1, 2, 3 … in the order in which they came"
    )
    name: Mapped[str] = mapped_column(comment="What it is called: the file's name, as a rule")
    digest: Mapped[str | None] = mapped_column(comment="SHA-256 of the file; empty: it was no file")

    __table_args__ = (CheckConstraint("number >= 1", name="number"),)


class BatchFigure(Base):
    """A version of a figure that was submitted in a batch."""

    __tablename__ = "batch_figure"

    commitment: Mapped[str] = mapped_column(primary_key=True, comment="Commitment of the figure")
    year: Mapped[int] = mapped_column(primary_key=True, comment="Year of the figure")
    method: Mapped[str] = mapped_column(primary_key=True, comment="Method of the figure")
    of_span: Mapped[bool] = mapped_column(
        primary_key=True, default=False, comment="1: the producer's own mean of a whole growth span"
    )
    version: Mapped[int] = mapped_column(primary_key=True, comment="Version of the figure")
    batch: Mapped[int] = mapped_column(ForeignKey("import_batch.number"), comment="The batch with which it came")

    __table_args__ = (of_figure(),)
