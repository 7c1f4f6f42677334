"""awaited

An officer says until when a figure is waited for, and why. Append-only.

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "awaited",
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year whose figure is waited for"),
        sa.Column("version", sa.Integer(), nullable=False, comment="1, 2, 3 …: the highest counts"),
        sa.Column("until", sa.String(10), nullable=True, comment="Until when; empty: it is waited for no longer"),
        sa.Column("note", sa.String(), nullable=True, comment="Who is to publish it and why it is not there yet"),
        sa.Column("recorded_at", sa.DateTime(), nullable=False, comment="When it was entered here (UTC)"),
        sa.Column(
            "recorded_by",
            sa.String(),
            nullable=False,
            comment="Who entered it: a person's name, or seed, or local-officer",
        ),
        sa.CheckConstraint("until IS NULL OR note IS NOT NULL", name=op.f("ck_awaited_why")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_awaited_version")),
        sa.CheckConstraint("year BETWEEN 1900 AND 2200", name=op.f("ck_awaited_year")),
        sa.ForeignKeyConstraint(["commitment"], ["commitment.code"], name=op.f("fk_awaited_commitment")),
        sa.PrimaryKeyConstraint("commitment", "year", "version", name=op.f("pk_awaited")),
    )
    guard("awaited")


def downgrade() -> None:
    unguard("awaited")
    op.drop_table("awaited")
