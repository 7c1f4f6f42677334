"""snapshots

Revision: 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLE = "snapshot"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column(
            "number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="1, 2, 3 … in the order in which they were taken",
        ),
        sa.Column("name", sa.String(), nullable=False, comment="What the meeting is called"),
        sa.Column("held_on", sa.Date(), nullable=False, comment="Day of the meeting"),
        sa.Column(
            "known_on",
            sa.Date(),
            nullable=True,
            comment="Day as of which it was frozen afterwards, by what was recorded then; empty: as it was when taken",
        ),
        sa.Column("rule", sa.String(), nullable=False, comment="Version of the rule that its verdicts are by"),
        sa.Column("sha256", sa.String(), nullable=False, comment="SHA-256 of the document (JSON)"),
        sa.Column("taken_at", sa.DateTime(), nullable=False, comment="When it was frozen (UTC)"),
        sa.Column("taken_by", sa.String(), nullable=False, comment="Who froze it: a person's user name, or program"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_snapshot_number")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_snapshot_named")),
        sa.ForeignKeyConstraint(["sha256"], ["evidence_content.sha256"], name=op.f("fk_snapshot_sha256")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_snapshot")),
    )
    guard(TABLE)


def downgrade() -> None:
    unguard(TABLE)
    op.drop_table(TABLE)
