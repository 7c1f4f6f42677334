"""reopening asked

Officers ask that an approved figure be opened again; it stays approved meanwhile.

Revision: 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import guard, unguard

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

STATES = ("submitted", "approved", "returned", "recalled", "reopened")
ASKED = "reopening_asked"


def upgrade() -> None:
    _remade((*STATES, ASKED), STATES, f"'returned', 'reopened', '{ASKED}'")


def downgrade() -> None:
    """Requests fall away with what could hold them; their figures stay approved."""
    unguard("review_step")
    op.execute("UPDATE review_step SET state = 'approved' WHERE state = 'reopening_asked'")
    guard("review_step")
    _remade(STATES, (*STATES, ASKED), "'returned', 'reopened'")


def _remade(states: tuple[str, ...], before: tuple[str, ...], with_reason: str) -> None:
    unguard("review_step")
    with op.batch_alter_table("review_step") as batch:
        batch.drop_constraint(op.f("ck_review_step_why"), type_="check")
        batch.alter_column("state", existing_type=_codes(before), type_=_codes(states), existing_nullable=False)
        batch.create_check_constraint(op.f("ck_review_step_why"), f"state NOT IN ({with_reason}) OR reason IS NOT NULL")
    guard("review_step")


def _codes(states: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*states, name="reviewstate", native_enum=False, create_constraint=True, length=20)
