"""wall link

Links that open the big screen.

Revision: 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

LAST = "Last day on which it opens; empty: until it is revoked"


def upgrade() -> None:
    op.create_table(
        "wall_link",
        sa.Column("number", sa.Integer(), nullable=False, comment="Running number"),
        sa.Column("token", sa.String(), nullable=False, comment="SHA-256 of the token in the link"),
        sa.Column("name", sa.String(), nullable=False, comment="Which screen it is for"),
        sa.Column("made_at", sa.DateTime(), nullable=False, comment="When it was made (UTC)"),
        sa.Column("made_by", sa.String(), nullable=False, comment="Who made it"),
        sa.Column("ends_on", sa.Date(), nullable=True, comment=LAST),
        sa.Column("revoked_at", sa.DateTime(), nullable=True, comment="When it was revoked (UTC); empty: it was not"),
        sa.CheckConstraint("name <> ''", name=op.f("ck_wall_link_named")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_wall_link")),
        sa.UniqueConstraint("token", name=op.f("uq_wall_link_token")),
    )


def downgrade() -> None:
    op.drop_table("wall_link")
