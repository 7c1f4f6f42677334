"""Evidence of figures: files and links, never altered and never removed, only withdrawn."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import EvidenceKind
from tables.columns import Base
from tables.figures import of_figure


class EvidenceContent(Base):
    """The bytes of a file, stored once however often it is attached. In an archive it is a file of its own."""

    __tablename__ = "evidence_content"

    sha256: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the content")
    content: Mapped[bytes] = mapped_column(LargeBinary, comment="The file itself")

    __table_args__ = ({"info": {"stays_here": True}},)


class Evidence(Base):
    """A file or link that was attached to a version of a figure."""

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(primary_key=True, comment="Random; its address")
    commitment: Mapped[str] = mapped_column(comment="Commitment of the figure")
    year: Mapped[int] = mapped_column(comment="Year of the figure")
    method: Mapped[str] = mapped_column(comment="Method of the figure")
    of_span: Mapped[bool] = mapped_column(default=False, comment="1: the producer's own mean of a whole growth span")
    version: Mapped[int] = mapped_column(comment="Version of the figure that it came with")
    kind: Mapped[EvidenceKind] = mapped_column(comment="What it is, by its content: a file's type, or link")
    name: Mapped[str | None] = mapped_column(comment="File name as its owner called it; empty: a link")
    size: Mapped[int | None] = mapped_column(comment="Bytes; empty: a link")
    sha256: Mapped[str | None] = mapped_column(
        ForeignKey("evidence_content.sha256"), comment="SHA-256 of the file; empty: a link"
    )
    url: Mapped[str | None] = mapped_column(comment="Web address; empty: a file")
    at: Mapped[datetime] = mapped_column(comment="When it was attached (UTC)")
    by: Mapped[str] = mapped_column(comment="Who attached it: a person's user name")

    __table_args__ = (
        of_figure(),
        CheckConstraint("(kind = 'link') = (url IS NOT NULL)", name="link"),
        CheckConstraint("(url IS NULL) = (name IS NOT NULL AND size IS NOT NULL AND sha256 IS NOT NULL)", name="file"),
    )


class EvidenceWithdrawal(Base):
    """The withdrawal of a piece of evidence, which stays where it was."""

    __tablename__ = "evidence_withdrawal"

    evidence: Mapped[str] = mapped_column(
        ForeignKey("evidence.id"), primary_key=True, comment="The evidence that was withdrawn"
    )
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")
    by: Mapped[str] = mapped_column(comment="Who: a person's user name")
    reason: Mapped[str] = mapped_column(comment="Why")
