"""restated and steps

A baseline says for which series it was restated, and a commitment why nothing is expected between its targets.

Revision: 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

HOLDS_FROM = "First year of the series that it was restated for; empty: not restated"
STEPS = "Why nothing is expected before the next target's year; empty: the path is straight lines"
STEPS_EN = "That reason in English; empty: nobody wrote it in English"


def upgrade() -> None:
    op.add_column("baseline", sa.Column("holds_from", sa.Integer(), nullable=True, comment=HOLDS_FROM))
    op.add_column("wording", sa.Column("steps_reason", sa.String(), nullable=True, comment=STEPS))
    op.add_column("wording", sa.Column("steps_reason_en", sa.String(), nullable=True, comment=STEPS_EN))


def downgrade() -> None:
    op.drop_column("wording", "steps_reason_en")
    op.drop_column("wording", "steps_reason")
    op.drop_column("baseline", "holds_from")
