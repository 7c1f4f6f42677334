"""reader language

A person has a language: letters come in it, and the first page after signing in.

Revision: 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LANGUAGES = sa.Enum("vi", "en", name="readerlanguage", native_enum=False, create_constraint=True, length=20)
MEANING = "Language they read in: vi or en"


def upgrade() -> None:
    column: sa.Column[str] = sa.Column("language", LANGUAGES, nullable=False, server_default="vi", comment=MEANING)
    with op.batch_alter_table("person") as batch:
        batch.add_column(column)


def downgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.drop_constraint(op.f("ck_person_readerlanguage"), type_="check")
        batch.drop_column("language")
