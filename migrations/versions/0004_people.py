"""people

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("number", sa.Integer(), nullable=False, comment="Running number"),
        sa.Column("key", sa.String(), nullable=False, comment="Whose it is: a user name, or a network address"),
        sa.Column("at", sa.DateTime(), nullable=False, comment="When (UTC)"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_key_at", ["key", "at"], unique=False)

    op.create_table(
        "person",
        sa.Column("code", sa.String(), nullable=False, comment="User name: small letters, as stored in the record"),
        sa.Column("name", sa.String(), nullable=False, comment="Name as others see it"),
        sa.Column("email", sa.String(), nullable=True, comment="E-mail address; empty: not known"),
        sa.Column(
            "role",
            sa.Enum(
                "leader",
                "officer",
                "reviewer",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
            comment="leader, officer, reviewer or administrator",
        ),
        sa.Column(
            "password", sa.String(), nullable=True, comment="Hash of the password (Argon2id); empty: none set yet"
        ),
        sa.Column("totp_secret", sa.String(), nullable=True, comment="Key of the second factor; empty: none set up"),
        sa.Column(
            "totp_step", sa.Integer(), nullable=True, comment="Last half minute whose code was used; empty: none yet"
        ),
        sa.Column(
            "is_sample", sa.Boolean(), nullable=False, comment="1: invented, with a password that everybody knows"
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False, comment="When the account was made (UTC)"),
        sa.Column(
            "closed_on", sa.Date(), nullable=True, comment="Day on which the account was closed; empty: it is open"
        ),
        sa.CheckConstraint("code <> '' AND name <> ''", name=op.f("ck_person_named")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_person")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False, comment="Which setting"),
        sa.Column("value", sa.String(), nullable=False, comment="What it is set to"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "identity",
        sa.Column("issuer", sa.String(), nullable=False, comment="The provider"),
        sa.Column("subject", sa.String(), nullable=False, comment="The provider's own key of the person"),
        sa.Column("person", sa.String(), nullable=False, comment="Who it is here"),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name=op.f("fk_identity_person")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_identity")),
    )
    op.create_table(
        "invitation",
        sa.Column("token", sa.String(), nullable=False, comment="SHA-256 of the token in the link"),
        sa.Column("person", sa.String(), nullable=True, comment="For whom; empty: for the first administrator"),
        sa.Column("expires_at", sa.DateTime(), nullable=False, comment="Until when it can be used (UTC)"),
        sa.Column("used_at", sa.DateTime(), nullable=True, comment="When it was used (UTC); empty: not yet"),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name=op.f("fk_invitation_person")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitation")),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.String(), nullable=False, comment="SHA-256 of the token in the cookie"),
        sa.Column("person", sa.String(), nullable=False, comment="Who is signed in"),
        sa.Column(
            "way",
            sa.Enum(
                "password", "provider", "link", name="signinway", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
            comment="How: password, provider or link",
        ),
        sa.Column("opened_at", sa.DateTime(), nullable=False, comment="When it was opened (UTC)"),
        sa.Column("seen_at", sa.DateTime(), nullable=False, comment="When the person last did something (UTC)"),
        sa.Column(
            "confirmed_at", sa.DateTime(), nullable=False, comment="When the person last proved who they are (UTC)"
        ),
        sa.Column("browser", sa.String(), nullable=False, comment="What the browser says of itself"),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name=op.f("fk_session_person")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_person"), ["person"], unique=False)

    op.create_table(
        "unit_assignment",
        sa.Column("person", sa.String(), nullable=False, comment="Officer"),
        sa.Column("unit_code", sa.String(), nullable=False, comment="Code of the administrative unit"),
        sa.Column("unit_from", sa.Date(), nullable=False, comment="Its first day (code and day are its key)"),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name=op.f("fk_unit_assignment_person")),
        sa.ForeignKeyConstraint(
            ["unit_code", "unit_from"], ["unit.code", "unit.valid_from"], name=op.f("fk_unit_assignment_unit_code")
        ),
        sa.PrimaryKeyConstraint("person", "unit_code", "unit_from", name=op.f("pk_unit_assignment")),
    )
    op.create_table(
        "assignment",
        sa.Column("person", sa.String(), nullable=False, comment="Officer"),
        sa.Column("commitment", sa.String(), nullable=False, comment="Commitment"),
        sa.ForeignKeyConstraint(["commitment"], ["commitment.code"], name=op.f("fk_assignment_commitment")),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name=op.f("fk_assignment_person")),
        sa.PrimaryKeyConstraint("person", "commitment", name=op.f("pk_assignment")),
    )


def downgrade() -> None:
    op.drop_table("assignment")
    op.drop_table("unit_assignment")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_person"))

    op.drop_table("session")
    op.drop_table("invitation")
    op.drop_table("identity")
    op.drop_table("setting")
    op.drop_table("person")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_key_at")

    op.drop_table("attempt")
