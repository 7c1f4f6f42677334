"""The catalogue that commitments refer to: documents, pillars, methods, organisations, wards, agreements."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tables.codes import AgreementKind, Extent
from tables.columns import Base, PartialDate, Recorded


class Source(Base):
    """A document that data here are taken from."""

    __tablename__ = "source"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the document")
    title_vi: Mapped[str] = mapped_column(comment="Title in Vietnamese")
    title_en: Mapped[str] = mapped_column(comment="Title in English")
    publisher: Mapped[str] = mapped_column(comment="Who published it")
    published_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it was published; empty: the day is not stated"
    )
    url: Mapped[str | None] = mapped_column(comment="Where it can be read; empty: not on the web")


class Pillar(Base):
    """A field by which commitments are grouped."""

    __tablename__ = "pillar"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the pillar")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    position: Mapped[int] = mapped_column(comment="Order on the screen")


class Method(Base):
    """A producer of figures and its way of counting: figures of two methods are never mixed."""

    __tablename__ = "method"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the method")
    name_vi: Mapped[str] = mapped_column(comment="Producer and method in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Producer and method in English")


class Body(Base):
    """An organisation that answers for commitments."""

    __tablename__ = "body"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the organisation")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")


class Unit(Base):
    """A ward or commune between two dates. Codes are re-used, so the code alone is no key."""

    __tablename__ = "unit"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Official code of the administrative unit")
    valid_from: Mapped[date] = mapped_column(
        primary_key=True, comment="First day on which the source attests this unit under this code"
    )
    valid_to: Mapped[date | None] = mapped_column(comment="Last day; empty: it still exists")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    place_vi: Mapped[str] = mapped_column(comment="City or province it belongs to, in Vietnamese")
    place_en: Mapped[str] = mapped_column(comment="City or province it belongs to, in English")
    source: Mapped[str] = mapped_column(comment="Where code and dates come from")

    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates"),)


class Succession(Base):
    """An administrative unit merged into another one, wholly or in part, on a day."""

    __tablename__ = "succession"

    predecessor: Mapped[str] = mapped_column(primary_key=True, comment="Code of the unit that ended")
    predecessor_from: Mapped[date] = mapped_column(primary_key=True, comment="Its first day (code and day are its key)")
    successor: Mapped[str] = mapped_column(primary_key=True, comment="Code of the unit that it went into")
    successor_from: Mapped[date] = mapped_column(
        primary_key=True, comment="First day of that unit (code and day are its key)"
    )
    effective: Mapped[date] = mapped_column(comment="First day on which it is so: the day after the predecessor's last")
    extent: Mapped[Extent] = mapped_column(comment="whole: all of the predecessor; part: a part of it")
    basis_vi: Mapped[str] = mapped_column(comment="Legal basis, in Vietnamese")
    basis_en: Mapped[str] = mapped_column(comment="Legal basis, in English")
    source: Mapped[str] = mapped_column(ForeignKey("source.code"), comment="Document it is taken from")

    __table_args__ = (
        ForeignKeyConstraint(["predecessor", "predecessor_from"], ["unit.code", "unit.valid_from"]),
        ForeignKeyConstraint(["successor", "successor_from"], ["unit.code", "unit.valid_from"]),
        CheckConstraint("predecessor <> successor OR predecessor_from <> successor_from", name="itself"),
    )


class Boundary(Recorded, Base):
    """The boundary of an administrative unit on the map, by version."""

    __tablename__ = "boundary"

    unit_code: Mapped[str] = mapped_column(primary_key=True, comment="Code of the administrative unit")
    unit_from: Mapped[date] = mapped_column(primary_key=True, comment="Its first day (code and day are its key)")
    version: Mapped[int] = mapped_column(primary_key=True, comment="1 for the first boundary; the highest counts")
    outline: Mapped[str | None] = mapped_column(
        comment="Polygons, each with its rings of longitude and latitude (WGS 84), as JSON; empty: taken away"
    )
    origin: Mapped[str] = mapped_column(comment="Where it comes from: the file's name and who made it")

    __table_args__ = (ForeignKeyConstraint(["unit_code", "unit_from"], ["unit.code", "unit.valid_from"]),)


class Agreement(Base):
    """An agreement that two parties signed, or a national programme to compare with."""

    __tablename__ = "agreement"

    code: Mapped[str] = mapped_column(primary_key=True, comment="Short code of the agreement")
    kind: Mapped[AgreementKind] = mapped_column(comment="agreement, or yardstick (a national programme)")
    is_fictitious: Mapped[bool] = mapped_column(default=False, comment="1: invented, for trying the program out")
    name_vi: Mapped[str] = mapped_column(comment="Name in Vietnamese")
    name_en: Mapped[str] = mapped_column(comment="Name in English")
    place_vi: Mapped[str] = mapped_column(comment="City or country in Vietnamese")
    place_en: Mapped[str] = mapped_column(comment="City or country in English")
    parties_vi: Mapped[str] = mapped_column(comment="Who agreed, in Vietnamese")
    parties_en: Mapped[str] = mapped_column(comment="Who agreed, in English")
    signed_on: Mapped[str | None] = mapped_column(
        PartialDate, comment="When it was signed or issued; empty: the source does not state it"
    )
    first_year: Mapped[int] = mapped_column(comment="First year of its period")
    last_year: Mapped[int] = mapped_column(comment="Last year of its period")
    horizon_year: Mapped[int | None] = mapped_column(
        comment="Year to which it looks ahead; empty: no further than its period"
    )
    note_vi: Mapped[str | None] = mapped_column(comment="What a reader must know, in Vietnamese")
    note_en: Mapped[str | None] = mapped_column(comment="What a reader must know, in English")
    source: Mapped[str] = mapped_column(ForeignKey("source.code"), comment="Document it is taken from")
    position: Mapped[int] = mapped_column(comment="Order on the screen")
    closed_on: Mapped[date | None] = mapped_column(
        comment="Day since which no figures are entered any more; empty: it is open"
    )
    closed_reason: Mapped[str | None] = mapped_column(comment="Why it was closed; empty while it is open")
    closed_reason_en: Mapped[str | None] = mapped_column(
        comment="The reason in English; empty: nobody wrote it in English"
    )

    __table_args__ = (
        CheckConstraint("last_year >= first_year", name="period"),
        CheckConstraint("(closed_on IS NULL) = (closed_reason IS NULL)", name="closing"),
    )
