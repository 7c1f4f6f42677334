"""questions

Leaders ask about a figure or a status, officers answer; nobody alters what was said.

Revision: 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

GUARDED = ("question", "answer", "question_withdrawal")


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment"),
        sa.Column("number", sa.Integer(), nullable=False, comment="1, 2, 3 … within the commitment"),
        sa.Column(
            "year", sa.Integer(), nullable=True, comment="Year whose figure it is about; empty: it is about the status"
        ),
        sa.Column("text", sa.String(), nullable=False, comment="What was asked"),
        *_when_and_who(),
        sa.CheckConstraint("number >= 1", name=op.f("ck_question_number")),
        sa.CheckConstraint("year BETWEEN 1900 AND 2200", name=op.f("ck_question_year")),
        sa.ForeignKeyConstraint(["commitment"], ["commitment.code"], name=op.f("fk_question_commitment")),
        sa.PrimaryKeyConstraint("commitment", "number", name=op.f("pk_question")),
    )
    op.create_table(
        "answer",
        *_question(),
        sa.Column("n", sa.Integer(), nullable=False, comment="1, 2, 3 … in the order in which they came"),
        sa.Column("text", sa.String(), nullable=False, comment="What was answered"),
        *_when_and_who(),
        sa.CheckConstraint("n >= 1", name=op.f("ck_answer_n")),
        _of_question("answer"),
        sa.PrimaryKeyConstraint("commitment", "number", "n", name=op.f("pk_answer")),
    )
    op.create_table(
        "question_withdrawal",
        *_question(),
        *_when_and_who(),
        _of_question("question_withdrawal"),
        sa.PrimaryKeyConstraint("commitment", "number", name=op.f("pk_question_withdrawal")),
    )
    for table in GUARDED:
        guard(table)


def downgrade() -> None:
    for table in reversed(GUARDED):
        unguard(table)
        op.drop_table(table)


def _question() -> list[sa.Column[object]]:
    return [
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment of the question"),
        sa.Column("number", sa.Integer(), nullable=False, comment="Number of the question"),
    ]


def _when_and_who() -> list[sa.Column[object]]:
    return [
        sa.Column("at", sa.DateTime(), nullable=False, comment="When (UTC)"),
        sa.Column("by", sa.String(), nullable=False, comment="Who: a person's user name"),
    ]


def _of_question(table: str) -> sa.ForeignKeyConstraint:
    there = ["question.commitment", "question.number"]
    return sa.ForeignKeyConstraint(["commitment", "number"], there, name=op.f(f"fk_{table}_commitment"))
