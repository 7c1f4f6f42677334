"""file readings

What a person chose about a file is kept for files of the same shape.

Revision: 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file_reading",
        sa.Column("person", sa.String(), nullable=False, comment="Who chose it: a user name"),
        sa.Column("shape", sa.String(), nullable=False, comment="SHA-256 of the names of sheets and titles of columns"),
        sa.Column("choices", sa.String(), nullable=False, comment="What was chosen, as JSON by name of the choice"),
        sa.Column("chosen_at", sa.DateTime(), nullable=False, comment="When it was last changed (UTC)"),
        sa.PrimaryKeyConstraint("person", "shape", name=op.f("pk_file_reading")),
    )


def downgrade() -> None:
    op.drop_table("file_reading")
