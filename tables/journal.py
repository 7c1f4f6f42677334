"""The journal (audit log): an entry for every change; the database refuses to alter or delete entries."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from tables.columns import Base


class Journal(Base):
    """One change. No schema revision may recreate this table: that would drop the triggers that guard it."""

    __tablename__ = "journal"

    seq: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="1, 2, 3 … without a gap, in the order of the changes"
    )
    at: Mapped[datetime] = mapped_column(comment="When it was done (UTC)")
    by: Mapped[str] = mapped_column(comment="Who did it: a person's user name, or seed, or program")
    deed: Mapped[str] = mapped_column(comment="What was done")
    about: Mapped[str] = mapped_column(comment="What kind of thing was changed: the name of its table")
    key: Mapped[str] = mapped_column(comment="Which of them: its key, as JSON")
    old: Mapped[str | None] = mapped_column(comment="What was there before, as JSON; empty: nothing")
    new: Mapped[str | None] = mapped_column(comment="What is there since, as JSON; empty: nothing")
    why: Mapped[str | None] = mapped_column(comment="Why; empty: nobody had to say")
    previous: Mapped[str] = mapped_column(comment="Hash of the entry before; zeros for the first")
    hash: Mapped[str] = mapped_column(comment="SHA-256 over all of the above")

    # Tables with `stays_here` are no part of the record: not in the archive, and not loaded from files.
    __table_args__ = ({"info": {"stays_here": True}},)
