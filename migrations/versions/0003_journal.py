"""journal

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REFUSED = "the journal is append-only"


def upgrade() -> None:
    op.create_table(
        "journal",
        sa.Column(
            "seq",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="1, 2, 3 … without a gap, in the order of the changes",
        ),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When it was done (UTC)"),
        sa.Column("by", sa.String(), nullable=False, comment="Who did it: a person's user name, or seed, or program"),
        sa.Column("deed", sa.String(), nullable=False, comment="What was done"),
        sa.Column(
            "about", sa.String(), nullable=False, comment="What kind of thing was changed: the name of its table"
        ),
        sa.Column("key", sa.String(), nullable=False, comment="Which of them: its key, as JSON"),
        sa.Column("old", sa.String(), nullable=True, comment="What was there before, as JSON; empty: nothing"),
        sa.Column("new", sa.String(), nullable=True, comment="What is there since, as JSON; empty: nothing"),
        sa.Column("why", sa.String(), nullable=True, comment="Why; empty: nobody had to say"),
        sa.Column("previous", sa.String(), nullable=False, comment="Hash of the entry before; zeros for the first"),
        sa.Column("hash", sa.String(), nullable=False, comment="SHA-256 over all of the above"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    for deed in ("UPDATE", "DELETE"):
        _refuse(deed)


def _refuse(deed: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER journal_refuses_{deed.lower()} BEFORE {deed} ON journal "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER journal_refuses_{deed.lower()} BEFORE {deed} ON journal "
        "FOR EACH ROW EXECUTE FUNCTION journal_refuses()"
    )


def downgrade() -> None:
    op.drop_table("journal")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION journal_refuses()")
