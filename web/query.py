"""URL parameters: what an address asks for, in codes and never labels, so that a link outlives a wording."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.selection import Selection
from exchange.meetings.changes import Since
from models import is_partial_date
from progress.terms import DataState, State, Status, Verdict
from store.journal import EntryFilter
from text import Language, NotADate, parse_date
from views import AsOf, Clock

FIRST_DAY = date(1900, 1, 1)  # before it nothing was known
NO_PAGE = "no_page"  # in the address of the overview: it was shown instead of a page that is not there


def language_of(query: Mapping[str, str]) -> Language:
    """The language that an address asks for: Vietnamese, unless it has lang=en."""
    return Language.EN if query.get("lang") == "en" else Language.VI


def _year(typed: str) -> int | None:
    return int(typed) if re.fullmatch("[0-9]{4}", typed) else None


# By URL parameter: the field of the selection, and how it is read. The states depend on the year, and are apart.
FILTERS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "agreement": ("agreement", lambda code: code or None),
    "pillar": ("pillar", lambda code: code or None),
    "year": ("year", _year),
    "body": ("body", lambda code: code or None),
    "q": ("query", str),
    "unproved": ("is_unproved", lambda typed: typed == "1"),
    "asked": ("is_asked", lambda typed: typed == "1"),
}
KEYS = (*FILTERS, "state")


def selection_of(query: Mapping[str, str], states: Iterable[str]) -> Selection:
    """The selection that an address asks for; what it does not understand is left out."""
    fields = {field: read(query.get(key, "")) for key, (field, read) in FILTERS.items()}
    selection = Selection(**fields)  # type: ignore[arg-type]
    possible: tuple[State, ...] = tuple(Status) if selection.year is None else (*Verdict, *DataState)
    states_by_code = {state.value: state for state in possible}
    return replace(selection, states=frozenset(states_by_code[code] for code in states if code in states_by_code))


def query_of(selection: Selection) -> list[tuple[str, str]]:
    """The selection as pairs for an address."""
    values = [(key, getattr(selection, field)) for key, (field, _) in FILTERS.items()]
    pairs = [(key, "1" if value is True else str(value)) for key, value in values if value]
    return pairs + [("state", s) for s in sorted(selection.states)]


# ---- one page, or a part of it

FOR_YEAR = "for"  # of a form or a map of wards, whatever year the filters are at
METHOD = "method"  # of the figure that is entered
SECTION = "section"  # of the administration
TARGETS, NOW = "targets", "now"  # years gone by are held against today's targets
BESIDE = "beside"  # 1 lays the national yardstick under the chart

# ---- point-in-time read

DAY, BY_CLOCK = "ngay", "theo"
CLOCKS = {"ghi": Clock.RECORDED, "congbo": Clock.PUBLISHED}


def point_in_time_of(query: Mapping[str, str], today: date, zone: str) -> AsOf | None:
    """The day and clock that an address asks for; None: today. A day to come, or none at all, is today."""
    typed = query.get(DAY, "")
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) or not is_partial_date(typed):
        return None
    day = date.fromisoformat(typed)
    return AsOf(day, CLOCKS.get(query.get(BY_CLOCK, ""), Clock.RECORDED), zone) if FIRST_DAY <= day <= today else None


def point_in_time_query(as_of: AsOf | None) -> list[tuple[str, str]]:
    """The same as pairs for an address."""
    if as_of is None:
        return []
    return [(DAY, as_of.day.isoformat()), (BY_CLOCK, next(key for key, c in CLOCKS.items() if c is as_of.clock))]


# ---- snapshots of meetings, and what changed since

MEETING, SINCE_WHAT, SINCE_DAY = "ky", "tu", "tungay"
ON_A_DAY = "ngay"  # a value of tu=: since the day of tungay=
OF_MEETING = "ct"  # which frozen commitment
VIEW, CHANGED = "xem", "since"  # on the page of meetings: what changed, instead of what was frozen


def meeting_of(query: Mapping[str, str]) -> int | None:
    """The number of the snapshot that an address asks for."""
    number = query.get(MEETING, "")
    return int(number) if re.fullmatch("[0-9]{1,9}", number) else None


def since_of(query: Mapping[str, str], today: date, zone: str) -> Since | None:
    """The comparison that an address asks for: since tu=ky-3, or since the day tungay, as typed, with tu=ngay.

    It ends on the day of a point-in-time read, and is then by the same clock.
    """
    since, until = query.get(SINCE_WHAT, ""), point_in_time_of(query, today, zone)
    if meeting := re.fullmatch("ky-([0-9]{1,9})", since):
        return Since(snapshot=int(meeting[1]), until=until)
    try:
        day = parse_date(query.get(SINCE_DAY, "")) if since == ON_A_DAY else ""
    except NotADate:
        return None
    as_of = point_in_time_of({DAY: day}, today, zone)
    if as_of is None:
        return None
    return Since(as_of=replace(as_of, clock=until.clock) if until else as_of, until=until)


def since_query(query: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same as pairs for an address."""
    return [(key, value) for key in (SINCE_WHAT, SINCE_DAY) if (value := query.get(key))]


# ---- the journal

SINCE, UNTIL, BEFORE = "since", "until", "before"
JOURNAL_KEYS = ("by", "deed", "about", SINCE, UNTIL)


def entry_filter_of(query: Mapping[str, str], zone: str) -> EntryFilter:
    """The entries that an address asks for; days are those of `zone`, and what cannot be read is left out."""
    before = query.get(BEFORE, "")
    return EntryFilter(
        by=query.get("by") or None,
        deed=query.get("deed") or None,
        about=query.get("about") or None,
        since=_start(query.get(SINCE, ""), zone, is_end=False),
        until=_start(query.get(UNTIL, ""), zone, is_end=True),
        before=int(before) if re.fullmatch("[0-9]{1,15}", before) else None,
    )


def journal_query(query: Mapping[str, str]) -> list[tuple[str, str]]:
    """The filters of the journal as pairs for an address."""
    return [(key, value) for key in JOURNAL_KEYS if (value := query.get(key))]


def _start(typed: str, zone: str, *, is_end: bool) -> datetime | None:
    """The moment at which a typed day, month or year begins in `zone`, or with `is_end` is over; None if unreadable."""
    try:
        parts = [int(part) for part in parse_date(typed).split("-")] if typed.strip() else []
    except NotADate:
        parts = []
    if not parts or not 1 < parts[0] < 9999:
        return None
    year, month, day = (*parts, 1, 1)[:3]
    start = datetime(year, month, day, tzinfo=ZoneInfo(zone))
    if not is_end:
        return start
    if len(parts) == 3:
        return start + timedelta(days=1)
    if len(parts) == 2 and month < 12:
        return start.replace(month=month + 1)
    return start.replace(year=year + 1, month=1)
