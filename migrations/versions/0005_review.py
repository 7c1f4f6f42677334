"""review

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

GUARDED = ("review_step", "year_closure", "figure", "unit_answer")


def upgrade() -> None:
    with op.batch_alter_table("figure") as batch:
        batch.add_column(
            sa.Column(
                "doubts",
                sa.String(),
                nullable=True,
                comment="What the program asked about when it was entered, as codes; empty: nothing",
            )
        )
        batch.add_column(
            sa.Column(
                "why_right",
                sa.String(),
                nullable=True,
                comment="Why it is right all the same, by whoever entered it; empty: nothing was asked",
            )
        )
    with op.batch_alter_table("wording") as batch:
        batch.add_column(
            sa.Column(
                "largest_change",
                sa.Double(),
                nullable=True,
                comment="Largest plausible change from one year to the next, in the unit of measure; "
                "empty: 30 percent of the last one",
            )
        )
        batch.add_column(
            sa.Column(
                "must_not_fall",
                sa.Boolean(),
                nullable=True,
                comment="1: a figure below the last one is asked about; empty: figures may fall",
            )
        )
    op.create_table(
        "review_step",
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment of the figure"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year of the figure"),
        sa.Column("method", sa.String(), nullable=False, comment="Method of the figure"),
        sa.Column("of_span", sa.Boolean(), nullable=False, comment="1: the producer's own mean of a whole growth span"),
        sa.Column("version", sa.Integer(), nullable=False, comment="Version of the figure"),
        sa.Column("n", sa.Integer(), nullable=False, comment="1, 2, 3 …: the highest is its state"),
        sa.Column(
            "state",
            sa.Enum(
                "submitted",
                "approved",
                "returned",
                "recalled",
                "reopened",
                name="reviewstate",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
            comment="submitted, approved, returned, recalled or reopened",
        ),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When (UTC)"),
        sa.Column(
            "by", sa.String(), nullable=False, comment="Who: a person's user name, or seed, or 'before review existed'"
        ),
        sa.Column("reason", sa.String(), nullable=True, comment="Why; empty: nobody had to say"),
        sa.CheckConstraint(
            "state NOT IN ('returned', 'reopened') OR reason IS NOT NULL", name=op.f("ck_review_step_why")
        ),
        sa.CheckConstraint("n >= 1", name=op.f("ck_review_step_n")),
        sa.ForeignKeyConstraint(
            ["commitment", "year", "method", "of_span", "version"],
            ["figure.commitment", "figure.year", "figure.method", "figure.of_span", "figure.version"],
            name=op.f("fk_review_step_commitment"),
        ),
        sa.PrimaryKeyConstraint("commitment", "year", "method", "of_span", "version", "n", name=op.f("pk_review_step")),
    )
    op.create_table(
        "year_closure",
        sa.Column("agreement", sa.String(), nullable=False, comment="Agreement"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year whose figures may not be changed"),
        sa.Column("n", sa.Integer(), nullable=False, comment="1, 2, 3 …: the highest counts"),
        sa.Column("is_closed", sa.Boolean(), nullable=False, comment="1: closed by this; 0: opened again"),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When (UTC)"),
        sa.Column("by", sa.String(), nullable=False, comment="Who: a person's user name"),
        sa.Column("reason", sa.String(), nullable=True, comment="Why; empty: nobody had to say"),
        sa.CheckConstraint("is_closed OR reason IS NOT NULL", name=op.f("ck_year_closure_why")),
        sa.CheckConstraint("n >= 1", name=op.f("ck_year_closure_n")),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.code"], name=op.f("fk_year_closure_agreement")),
        sa.PrimaryKeyConstraint("agreement", "year", "n", name=op.f("pk_year_closure")),
    )
    _approve_what_is_there()
    for table in GUARDED:
        guard(table)


def _approve_what_is_there() -> None:
    """Every figure that was entered before there was a review arrives approved."""
    op.execute(
        "INSERT INTO review_step (commitment, year, method, of_span, version, n, state, at, by, reason) "
        "SELECT commitment, year, method, of_span, version, 1, 'approved', recorded_at, "
        "CASE WHEN recorded_by = 'seed' THEN 'seed' ELSE 'before review existed' END, NULL FROM figure"
    )


def downgrade() -> None:
    for table in GUARDED:
        unguard(table)
    op.drop_table("year_closure")
    op.drop_table("review_step")
    for table, column in (
        ("wording", "must_not_fall"),
        ("wording", "largest_change"),
        ("figure", "why_right"),
        ("figure", "doubts"),
    ):
        op.drop_column(table, column)
