"""places

Which administrative unit followed on which, and where units lie.

Revision: 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = "Its first day (code and day are its key)"
EXTENT = sa.Enum("whole", "part", name="extent", native_enum=False, create_constraint=False, length=20)


def upgrade() -> None:
    _make_succession()
    _make_boundary()


def downgrade() -> None:
    op.drop_table("boundary")
    op.drop_table("succession")


def _make_succession() -> None:
    op.create_table(
        "succession",
        sa.Column("predecessor", sa.String(), nullable=False, comment="Code of the unit that ended"),
        sa.Column("predecessor_from", sa.Date(), nullable=False, comment=KEY),
        sa.Column("successor", sa.String(), nullable=False, comment="Code of the unit that it went into"),
        sa.Column(
            "successor_from", sa.Date(), nullable=False, comment="First day of that unit (code and day are its key)"
        ),
        sa.Column(
            "effective",
            sa.Date(),
            nullable=False,
            comment="First day on which it is so: the day after the predecessor's last",
        ),
        sa.Column("extent", EXTENT, nullable=False, comment="whole: all of the predecessor; part: a part of it"),
        sa.Column("basis_vi", sa.String(), nullable=False, comment="Legal basis, in Vietnamese"),
        sa.Column("basis_en", sa.String(), nullable=False, comment="Legal basis, in English"),
        sa.Column("source", sa.String(), nullable=False, comment="Document it is taken from"),
        sa.CheckConstraint("extent IN ('whole', 'part')", name=op.f("ck_succession_extent")),
        sa.CheckConstraint(
            "predecessor <> successor OR predecessor_from <> successor_from", name=op.f("ck_succession_itself")
        ),
        sa.ForeignKeyConstraint(
            ["predecessor", "predecessor_from"],
            ["unit.code", "unit.valid_from"],
            name=op.f("fk_succession_predecessor"),
        ),
        sa.ForeignKeyConstraint(["source"], ["source.code"], name=op.f("fk_succession_source")),
        sa.ForeignKeyConstraint(
            ["successor", "successor_from"], ["unit.code", "unit.valid_from"], name=op.f("fk_succession_successor")
        ),
        sa.PrimaryKeyConstraint(
            "predecessor", "predecessor_from", "successor", "successor_from", name=op.f("pk_succession")
        ),
    )


def _make_boundary() -> None:
    op.create_table(
        "boundary",
        sa.Column("unit_code", sa.String(), nullable=False, comment="Code of the administrative unit"),
        sa.Column("unit_from", sa.Date(), nullable=False, comment=KEY),
        sa.Column("version", sa.Integer(), nullable=False, comment="1 for the first boundary; the highest counts"),
        sa.Column(
            "outline",
            sa.String(),
            nullable=True,
            comment="Polygons, each with its rings of longitude and latitude (WGS 84), as JSON; empty: taken away",
        ),
        sa.Column(
            "origin", sa.String(), nullable=False, comment="Where it comes from: the file's name and who made it"
        ),
        sa.Column("recorded_at", sa.DateTime(), nullable=False, comment="When it was entered here (UTC)"),
        sa.Column(
            "recorded_by",
            sa.String(),
            nullable=False,
            comment="Who entered it: a person's name, or seed, or local-officer",
        ),
        sa.ForeignKeyConstraint(
            ["unit_code", "unit_from"], ["unit.code", "unit.valid_from"], name=op.f("fk_boundary_unit_code")
        ),
        sa.PrimaryKeyConstraint("unit_code", "unit_from", "version", name=op.f("pk_boundary")),
    )
