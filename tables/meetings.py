"""Snapshots: the dashboard frozen for a meeting; the database refuses to alter or delete them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tables.columns import Base


class Snapshot(Base):
    """A frozen document: inputs, verdicts and texts of its time. Its bytes are in `EvidenceContent`."""

    __tablename__ = "snapshot"

    number: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="1, 2, 3 … in the order in which they were taken"
    )
    name: Mapped[str] = mapped_column(comment="What the meeting is called")
    held_on: Mapped[date] = mapped_column(comment="Day of the meeting")
    known_on: Mapped[date | None] = mapped_column(
        comment="Day as of which it was frozen afterwards, by what was recorded then; empty: as it was when taken"
    )
    rule: Mapped[str] = mapped_column(comment="Version of the rule that its verdicts are by")
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence_content.sha256"), comment="SHA-256 of the document (JSON)")
    taken_at: Mapped[datetime] = mapped_column(comment="When it was frozen (UTC)")
    taken_by: Mapped[str] = mapped_column(comment="Who froze it: a person's user name, or program")

    __table_args__ = (CheckConstraint("number >= 1", name="number"), CheckConstraint("name <> ''", name="named"))
