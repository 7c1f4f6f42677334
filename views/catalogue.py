"""The nouns of the catalogue: agreements, sources, bodies, units; texts in both languages, points in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models import AgreementKind, Extent


class Clock(StrEnum):
    """By which clock something was known: when it was recorded here, or when its producer published it."""

    RECORDED = "recorded"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The end of a day, in the city's zone (by its IANA name), up to which things are known."""

    day: date
    clock: Clock = Clock.RECORDED
    zone: str = "Asia/Ho_Chi_Minh"

    @property
    def until(self) -> datetime:
        """The first moment that is too late."""
        return datetime.combine(self.day + timedelta(days=1), time(), ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in both languages."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        """The words in the reader's language: "vi" or "en"."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Remark:
    """A text that somebody wrote in one language or both; readers of the other one are shown what there is."""

    vi: str | None
    en: str | None

    def text(self, language: str) -> str:
        """The text in the reader's language ("vi" or "en") as far as possible."""
        first, second = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        return first or second or ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Since when no figures are entered any more, and why; what was entered stays."""

    on: date
    reason: Remark


def closing_in_force(closings: Iterable[Closing | None], today: date) -> Closing | None:
    """The first of them whose day has come."""
    return next((closing for closing in closings if closing is not None and closing.on <= today), None)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document; `published_on` is a partial ISO date or None where it is not stated."""

    code: str
    title: Bilingual
    publisher: str
    published_on: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement, or a national programme to compare with."""

    code: str
    kind: AgreementKind
    is_fictitious: bool
    name: Bilingual
    place: Bilingual
    parties: Bilingual
    signed_on: str | None
    first_year: int
    last_year: int
    horizon_year: int | None
    note: Bilingual | None
    source: SourceView
    closing: Closing | None = None

    @property
    def is_yardstick(self) -> bool:
        return self.kind is AgreementKind.YARDSTICK


@dataclass(frozen=True, slots=True)
class PillarView:
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class MethodView:
    """A producer of figures and its way of counting."""

    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class BodyView:
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class ResponsibilityView:
    """Who answers between two dates; `valid_to` is None while it still does."""

    body: BodyView
    valid_from: str
    valid_to: str | None
    basis: Bilingual


def unit_key(code: str, valid_from: date) -> str:
    """The key of a unit: codes are used again, so its first day goes with it."""
    return f"{code}@{valid_from.isoformat()}"


@dataclass(frozen=True, slots=True)
class UnitView:
    """An administrative unit; code and first day together are its key."""

    code: str
    valid_from: date
    valid_to: date | None
    name: Bilingual

    @property
    def key(self) -> str:
        return unit_key(self.code, self.valid_from)


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """That a unit went into another one on the day `on`, wholly or in part, and by which decision."""

    predecessor: UnitView
    successor: UnitView
    on: date
    extent: Extent
    basis: Bilingual
    source: SourceView
