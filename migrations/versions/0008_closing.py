"""closing

Commitments and agreements can be closed, with a day and a reason; what they hold stays.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CLOSABLE = ("agreement", "commitment")
COLUMNS: dict[str, tuple[sa.Date | sa.String, str]] = {
    "closed_on": (sa.Date(), "Day since which no figures are entered any more; empty: it is open"),
    "closed_reason": (sa.String(), "Why it was closed; empty while it is open"),
    "closed_reason_en": (sa.String(), "The reason in English; empty: nobody wrote it in English"),
}


def upgrade() -> None:
    for table in CLOSABLE:
        with op.batch_alter_table(table) as batch:
            for name, (kind, meaning) in COLUMNS.items():
                batch.add_column(sa.Column(name, kind, nullable=True, comment=meaning))
            rule = "(closed_on IS NULL) = (closed_reason IS NULL)"
            batch.create_check_constraint(op.f(f"ck_{table}_closing"), rule)


def downgrade() -> None:
    for table in CLOSABLE:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_closing"), type_="check")
            for name in COLUMNS:
                batch.drop_column(name)
