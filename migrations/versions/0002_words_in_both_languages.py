"""words in both languages

Notes and reasons get a text in English beside them, and a baseline the day of its release.
What the seed files had said as one text, "Vietnamese / English", is told apart.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BETWEEN = " / "
TEXTS = (
    ("wording", "reason"),
    ("method_of_record", "reason"),
    ("baseline", "note"),
    ("baseline", "reason"),
    ("target", "reason"),
    ("figure", "note"),
    ("figure", "reason"),
)


def upgrade() -> None:
    released = "When its producer released it; empty: not stated"
    op.add_column("baseline", sa.Column("published_on", sa.String(10), nullable=True, comment=released))
    for table, text in TEXTS:
        comment = f"The {text} in English; empty: nobody wrote it in English"
        op.add_column(table, sa.Column(f"{text}_en", sa.String(), nullable=True, comment=comment))
        _part(_table(table), text)


def downgrade() -> None:
    for table, text in TEXTS:
        _join(_table(table), text)
        op.drop_column(table, f"{text}_en")
    op.drop_column("baseline", "published_on")


def _table(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def _part(table: sa.Table, text: str) -> None:
    """Only what the seed files wrote, and only where there is no doubt where the English begins."""
    ours = (table.c.recorded_by == "seed") & table.c[text].contains(BETWEEN)
    for row in op.get_bind().execute(sa.select(table).where(ours)).mappings().all():
        if row[text].count(BETWEEN) == 1:
            vi, en = row[text].split(BETWEEN)
            _write(table, row, {text: vi, f"{text}_en": en})


def _join(table: sa.Table, text: str) -> None:
    """What was said in English stays, behind what was said in Vietnamese."""
    told = table.c[f"{text}_en"].is_not(None)
    for row in op.get_bind().execute(sa.select(table).where(told)).mappings().all():
        _write(table, row, {text: BETWEEN.join(said for said in (row[text], row[f"{text}_en"]) if said)})


def _write(table: sa.Table, row: sa.RowMapping, said: dict[str, str]) -> None:
    this = [column == row[column.name] for column in table.primary_key.columns]
    op.get_bind().execute(sa.update(table).where(*this).values(said))
