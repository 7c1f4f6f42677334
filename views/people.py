"""People, their sign-ins, and what they have begun, sent or frozen."""

from dataclasses import dataclass
from datetime import date, datetime

from models import ReaderLanguage, Role, SignInWay


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody with an account; `closed_on` is None while it is open."""

    code: str
    name: str
    role: Role
    email: str | None
    language: ReaderLanguage
    has_password: bool
    has_second_factor: bool
    is_sample: bool
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class SignInView:
    """A browser that somebody is signed in with; `key` names it without opening it."""

    key: str
    person: str
    way: SignInWay
    opened_at: datetime
    seen_at: datetime
    confirmed_at: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class WallView:
    """A link to the big screen; `ends_on` is its last day, None: until it is revoked."""

    number: int
    name: str
    made_at: datetime
    made_by: str
    ends_on: date | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class BatchView:
    """Figures that came together: from which file, when (UTC), from whom, how many, and how many are taken back."""

    number: int
    name: str
    recorded_at: datetime
    recorded_by: str
    figures: int
    taken_back: int


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """A frozen meeting; `known_on` is the day as of which it was made afterwards, None: as it was then."""

    number: int
    name: str
    held_on: date
    known_on: date | None
    rule: str
    sha256: str
    taken_at: datetime
    taken_by: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """The texts that somebody has typed for a figure and not submitted, by field."""

    commitment: str
    year: int
    method: str
    typed: dict[str, str]
    saved_at: datetime
