"""Accounts: people, identities, sessions, invitations, sign-in attempts, settings and assignments.

None of it leaves this store: it is no part of the archive and is not seeded.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import ReaderLanguage, Role, SignInWay
from tables.columns import Base

STAYS_HERE = {"info": {"stays_here": True}}


class Person(Base):
    """A person with an account. The code is the user name, which every `by` in the record holds."""

    __tablename__ = "person"

    code: Mapped[str] = mapped_column(primary_key=True, comment="User name: small letters, as stored in the record")
    name: Mapped[str] = mapped_column(comment="Name as others see it")
    email: Mapped[str | None] = mapped_column(comment="E-mail address; empty: not known")
    role: Mapped[Role] = mapped_column(comment="leader, officer, reviewer or administrator")
    language: Mapped[ReaderLanguage] = mapped_column(
        default=ReaderLanguage.VI, server_default=ReaderLanguage.VI.value, comment="Language they read in: vi or en"
    )
    password: Mapped[str | None] = mapped_column(comment="Hash of the password (Argon2id); empty: none set yet")
    totp_secret: Mapped[str | None] = mapped_column(comment="Key of the second factor; empty: none set up")
    totp_step: Mapped[int | None] = mapped_column(comment="Last half minute whose code was used; empty: none yet")
    is_sample: Mapped[bool] = mapped_column(default=False, comment="1: invented, with a password that everybody knows")
    created_at: Mapped[datetime] = mapped_column(comment="When the account was made (UTC)")
    closed_on: Mapped[date | None] = mapped_column(comment="Day on which the account was closed; empty: it is open")

    __table_args__ = (CheckConstraint("code <> '' AND name <> ''", name="named"), STAYS_HERE)


class SignIn(Base):
    """A session: a browser in which a person is signed in. The cookie holds the token, this row only its hash."""

    __tablename__ = "session"

    token: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the token in the cookie")
    person: Mapped[str] = mapped_column(ForeignKey("person.code"), comment="Who is signed in")
    way: Mapped[SignInWay] = mapped_column(comment="How: password, provider or link")
    opened_at: Mapped[datetime] = mapped_column(comment="When it was opened (UTC)")
    seen_at: Mapped[datetime] = mapped_column(comment="When the person last did something (UTC)")
    confirmed_at: Mapped[datetime] = mapped_column(comment="When the person last proved who they are (UTC)")
    browser: Mapped[str] = mapped_column(comment="What the browser says of itself")

    __table_args__ = (Index("ix_session_person", "person"), STAYS_HERE)


class Invitation(Base):
    """A link that can be used once: to set a password, or to become the first administrator."""

    __tablename__ = "invitation"

    token: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the token in the link")
    person: Mapped[str | None] = mapped_column(
        ForeignKey("person.code"), comment="For whom; empty: for the first administrator"
    )
    expires_at: Mapped[datetime] = mapped_column(comment="Until when it can be used (UTC)")
    used_at: Mapped[datetime | None] = mapped_column(comment="When it was used (UTC); empty: not yet")

    __table_args__ = (STAYS_HERE,)


class WallLink(Base):
    """A link that opens the wall screen and nothing else, until it is revoked or its last day is over."""

    __tablename__ = "wall_link"

    number: Mapped[int] = mapped_column(primary_key=True, comment="Running number")
    token: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of the token in the link")
    name: Mapped[str] = mapped_column(comment="Which screen it is for")
    made_at: Mapped[datetime] = mapped_column(comment="When it was made (UTC)")
    made_by: Mapped[str] = mapped_column(comment="Who made it")
    ends_on: Mapped[date | None] = mapped_column(comment="Last day on which it opens; empty: until it is revoked")
    revoked_at: Mapped[datetime | None] = mapped_column(comment="When it was revoked (UTC); empty: it was not")

    __table_args__ = (CheckConstraint("name <> ''", name="named"), STAYS_HERE)


class Identity(Base):
    """A person's identity at an identity provider."""

    __tablename__ = "identity"

    issuer: Mapped[str] = mapped_column(primary_key=True, comment="The provider")
    subject: Mapped[str] = mapped_column(primary_key=True, comment="The provider's own key of the person")
    person: Mapped[str] = mapped_column(ForeignKey("person.code"), comment="Who it is here")

    __table_args__ = (STAYS_HERE,)


class Attempt(Base):
    """A failed attempt to sign in, kept while it throttles the next."""

    __tablename__ = "attempt"

    number: Mapped[int] = mapped_column(primary_key=True, comment="Running number")
    key: Mapped[str] = mapped_column(comment="Whose it is: a user name, or a network address")
    at: Mapped[datetime] = mapped_column(comment="When (UTC)")

    __table_args__ = (Index("ix_attempt_key_at", "key", "at"), STAYS_HERE)


class Setting(Base):
    """A setting of an administrator, or the program's own signing key."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True, comment="Which setting")
    value: Mapped[str] = mapped_column(comment="What it is set to")

    __table_args__ = (STAYS_HERE,)


class Assignment(Base):
    """A commitment whose figures an officer enters."""

    __tablename__ = "assignment"

    person: Mapped[str] = mapped_column(ForeignKey("person.code"), primary_key=True, comment="Officer")
    commitment: Mapped[str] = mapped_column(ForeignKey("commitment.code"), primary_key=True, comment="Commitment")

    __table_args__ = (STAYS_HERE,)


class UnitAssignment(Base):
    """An administrative unit for which an officer answers; without any, all units of the officer's commitments."""

    __tablename__ = "unit_assignment"

    person: Mapped[str] = mapped_column(ForeignKey("person.code"), primary_key=True, comment="Officer")
    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(primary_key=True, comment="Its first day (code and day are its key)")

    __table_args__ = (ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]), STAYS_HERE)
