"""cut-off

A figure says up to which day it counts.

Revision: 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MEANING = "The day up to which it counts; empty: not stated"


def upgrade() -> None:
    op.add_column("figure", sa.Column("cut_off_on", sa.String(10), nullable=True, comment=MEANING))


def downgrade() -> None:
    op.drop_column("figure", "cut_off_on")
