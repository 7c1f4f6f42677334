"""evidence

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

GUARDED = ("evidence_content", "evidence", "evidence_withdrawal")


def upgrade() -> None:
    op.create_table(
        "evidence_content",
        sa.Column("sha256", sa.String(), nullable=False, comment="SHA-256 of the content"),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="The file itself"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_evidence_content")),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(), nullable=False, comment="Random; its address"),
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment of the figure"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year of the figure"),
        sa.Column("method", sa.String(), nullable=False, comment="Method of the figure"),
        sa.Column("of_span", sa.Boolean(), nullable=False, comment="1: the producer's own mean of a whole growth span"),
        sa.Column("version", sa.Integer(), nullable=False, comment="Version of the figure that it came with"),
        sa.Column(
            "kind",
            sa.Enum(
                "pdf",
                "png",
                "jpeg",
                "docx",
                "xlsx",
                "link",
                name="evidencekind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
            comment="What it is, by its content: a file's type, or link",
        ),
        sa.Column("name", sa.String(), nullable=True, comment="File name as its owner called it; empty: a link"),
        sa.Column("size", sa.Integer(), nullable=True, comment="Bytes; empty: a link"),
        sa.Column("sha256", sa.String(), nullable=True, comment="SHA-256 of the file; empty: a link"),
        sa.Column("url", sa.String(), nullable=True, comment="Web address; empty: a file"),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When it was attached (UTC)"),
        sa.Column("by", sa.String(), nullable=False, comment="Who attached it: a person's user name"),
        sa.CheckConstraint("(kind = 'link') = (url IS NOT NULL)", name=op.f("ck_evidence_link")),
        sa.CheckConstraint(
            "(url IS NULL) = (name IS NOT NULL AND size IS NOT NULL AND sha256 IS NOT NULL)",
            name=op.f("ck_evidence_file"),
        ),
        sa.ForeignKeyConstraint(
            ["commitment", "year", "method", "of_span", "version"],
            ["figure.commitment", "figure.year", "figure.method", "figure.of_span", "figure.version"],
            name=op.f("fk_evidence_commitment"),
        ),
        sa.ForeignKeyConstraint(["sha256"], ["evidence_content.sha256"], name=op.f("fk_evidence_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "evidence_withdrawal",
        sa.Column("evidence", sa.String(), nullable=False, comment="The evidence that was withdrawn"),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When (UTC)"),
        sa.Column("by", sa.String(), nullable=False, comment="Who: a person's user name"),
        sa.Column("reason", sa.String(), nullable=False, comment="Why"),
        sa.ForeignKeyConstraint(["evidence"], ["evidence.id"], name=op.f("fk_evidence_withdrawal_evidence")),
        sa.PrimaryKeyConstraint("evidence", name=op.f("pk_evidence_withdrawal")),
    )
    for table in GUARDED:
        guard(table)


def downgrade() -> None:
    for table in reversed(GUARDED):
        unguard(table)
        op.drop_table(table)
