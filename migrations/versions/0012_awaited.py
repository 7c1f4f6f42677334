"""awaited

An officer says until when a figure is waited for, and why. Append-only.

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

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
    _guard("awaited")


def downgrade() -> None:
    _unguard("awaited")
    op.drop_table("awaited")


def _guard(table: str) -> None:
    """Rows may be added and never altered or deleted. Whoever makes such a table anew guards it again."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(
            f"CREATE OR REPLACE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        )
    for deed in ("UPDATE", "DELETE"):
        act = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        if not is_sqlite:
            act = f"FOR EACH ROW EXECUTE FUNCTION {table}_refuses()"
        op.execute(f"CREATE TRIGGER {table}_refuses_{deed.lower()} BEFORE {deed} ON {table} {act}")


def _unguard(table: str) -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for deed in ("update", "delete"):
        op.execute(f"DROP TRIGGER {table}_refuses_{deed}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        op.execute(f"DROP FUNCTION {table}_refuses()")
