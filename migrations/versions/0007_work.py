"""work

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column(
            "number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="1, 2, 3 … in the order in which they came",
        ),
        sa.Column("name", sa.String(), nullable=False, comment="What it is called: the file's name, as a rule"),
        sa.Column("digest", sa.String(), nullable=True, comment="SHA-256 of the file; empty: it was no file"),
        sa.Column("recorded_at", sa.DateTime(), nullable=False, comment="When it was entered here (UTC)"),
        sa.Column(
            "recorded_by",
            sa.String(),
            nullable=False,
            comment="Who entered it: a person's name, or seed, or local-officer",
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_import_batch_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "draft",
        sa.Column("person", sa.String(), nullable=False, comment="Who has typed it: a user name"),
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year the figure is for"),
        sa.Column("method", sa.String(), nullable=False, comment="Producer and method"),
        sa.Column("typed", sa.String(), nullable=False, comment="The texts as they were typed, as JSON by field"),
        sa.Column("saved_at", sa.DateTime(), nullable=False, comment="When it was last changed (UTC)"),
        sa.ForeignKeyConstraint(["commitment"], ["commitment.code"], name=op.f("fk_draft_commitment")),
        sa.ForeignKeyConstraint(["method"], ["method.code"], name=op.f("fk_draft_method")),
        sa.PrimaryKeyConstraint("person", "commitment", "year", "method", name=op.f("pk_draft")),
    )
    op.create_table(
        "batch_figure",
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment of the figure"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year of the figure"),
        sa.Column("method", sa.String(), nullable=False, comment="Method of the figure"),
        sa.Column("of_span", sa.Boolean(), nullable=False, comment="1: the producer's own mean of a whole growth span"),
        sa.Column("version", sa.Integer(), nullable=False, comment="Version of the figure"),
        sa.Column("batch", sa.Integer(), nullable=False, comment="The batch with which it came"),
        sa.ForeignKeyConstraint(["batch"], ["import_batch.number"], name=op.f("fk_batch_figure_batch")),
        sa.ForeignKeyConstraint(
            ["commitment", "year", "method", "of_span", "version"],
            ["figure.commitment", "figure.year", "figure.method", "figure.of_span", "figure.version"],
            name=op.f("fk_batch_figure_commitment"),
        ),
        sa.PrimaryKeyConstraint("commitment", "year", "method", "of_span", "version", name=op.f("pk_batch_figure")),
    )


def downgrade() -> None:
    op.drop_table("batch_figure")
    op.drop_table("draft")
    op.drop_table("import_batch")
