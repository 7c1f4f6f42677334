"""What changed since a snapshot or a day, in words: once for the screen and for the file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from board.changes import Change, Side, changes
from exchange.meetings.snapshots import frozen_standings, opened
from exchange.report.cells import excel_csv
from progress import Status
from store.board import standings
from store.csv_cells import guarded
from store.snapshots import document, snapshot
from text import Language, date_words, moment, translate
from views import (
    AsOf,
    BaselineView,
    Bilingual,
    BodyView,
    Closing,
    CommitmentView,
    FigureView,
    PersonView,
    SnapshotView,
    TargetView,
)
from wording.amounts import amount_words, observation_words, recorder_words, target_words
from wording.labels import STATUS


@dataclass(frozen=True, slots=True)
class Since:
    """Since when: since a snapshot, by its number, or since the end of a day; and until when, None: until today."""

    snapshot: int | None = None
    as_of: AsOf | None = None
    until: AsOf | None = None


def changed_since(
    since: Since, today: date, reader: PersonView | None, codes: Collection[str] | None = None
) -> tuple[Change, ...] | None:
    """What is not as it was, of all commitments or of those with these `codes`; None where there is no such snapshot,
    or where it is not of before.

    A snapshot holds what the public may see, so it is held against that; a day against what its reader may see.
    Raises `Altered` where somebody has changed a snapshot.
    """
    found = _changed(since, today, reader)
    if found is None or codes is None:
        return found
    return tuple(change for change in found if change.commitment.code in codes)


def _changed(since: Since, today: date, reader: PersonView | None) -> tuple[Change, ...] | None:
    if _is_late(since):
        return None
    if since.as_of is not None:
        return changes(standings(today, reader, since.as_of), standings(today, reader, since.until))
    content = None if since.snapshot is None else document(since.snapshot)
    return None if content is None else changes(frozen_standings(opened(content)), standings(today, None, since.until))


def _is_late(since: Since) -> bool:
    """Whether it begins where it ends, or later."""
    if since.until is None:
        return False
    if since.as_of is not None:
        return since.as_of.day >= since.until.day
    found = None if since.snapshot is None else snapshot(since.snapshot)
    if found is None:
        return False
    return found.taken_at >= since.until.until if found.known_on is None else found.known_on >= since.until.day


def nothing_since(since: Since | None, language: Language) -> str:
    """Why `changed_since` found nothing to hold against."""
    if since is not None and since.until is not None and _is_late(since):
        return translate("since.late", language, on=date_words(since.until.day, language))
    return translate("since.no_day", language)


def since_words(since: Since, language: Language) -> str:
    """Since when, in words: the meeting by its name and day, or the day; and until when, where that is not today."""
    said = _start_words(since, language)
    if since.until is None:
        return said
    return translate("since.until", language, since=said, on=date_words(since.until.day, language))


def _start_words(since: Since, language: Language) -> str:
    if since.as_of is not None:
        return date_words(since.as_of.day, language)
    found = None if since.snapshot is None else snapshot(since.snapshot)
    return "" if found is None else snapshot_words(found, language)


def snapshot_words(found: SnapshotView, language: Language) -> str:
    """What a snapshot is called where one is chosen."""
    return f"{date_words(found.held_on, language)} · {found.name}"


COLUMNS = ("code", "commitment", "what", "year", "old", "new", "why", "decision", "who", "when")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in the reader's language, by column; what is not stated is empty."""

    code: str
    commitment: str
    what: str
    year: str
    old: str
    new: str
    why: str
    decision: str
    who: str
    when: str


def change_rows(
    found: Iterable[Change], language: Language, zone: str, people: Mapping[str, str] | None = None
) -> list[ChangeRow]:
    """One row for each change; `people` are the names by which somebody is known, by user name."""
    return [_row(change, language, zone, people or {}) for change in found]


def _row(change: Change, language: Language, zone: str, people: Mapping[str, str]) -> ChangeRow:
    c, by = change.commitment, _recorded(change.new)
    return ChangeRow(
        code=c.code,
        commitment=c.name.text(language),
        what=translate(f"since.{change.code}", language),
        year="" if change.year is None else str(change.year),
        old=_said(change.old, c, language),
        new=_said(change.new, c, language),
        why=change.why.text(language) if change.why else "",
        decision=change.decision or "",
        who=recorder_words(by[0], language, people) if by else "",
        when=moment(by[1], language, zone) if by else "",
    )


def _recorded(side: Side) -> tuple[str, datetime] | None:
    if isinstance(side, FigureView | TargetView | BaselineView):
        return side.recorded_by, side.recorded_at
    return None


def _said(side: Side, c: CommitmentView, language: Language) -> str:
    """One side of a change; empty where there was, or is, nothing."""
    match side:
        case None:
            return ""
        case FigureView():
            return observation_words(c, side.observation, language)
        case TargetView():
            withdrawn = translate("background.withdrawn", language)
            return withdrawn if side.target.is_withdrawn else target_words(side.target, c, language)
        case BaselineView():
            return f"{amount_words(c, side.value, language)} ({side.year})"
        case Status():
            return STATUS[side].text(language)
        case BodyView():
            return side.name.text(language)
        case Closing():
            return date_words(side.on, language)
        case Bilingual():
            return side.text(language)


def changes_csv(
    found: Iterable[Change], language: Language, zone: str, since: str, people: Mapping[str, str] | None = None
) -> str:
    """The changes for Excel; the last column says since when."""
    heading = [translate(f"since.column.{name}", language) for name in (*COLUMNS, "since")]
    rows = change_rows(found, language, zone, people)
    lines = ([*(guarded(getattr(row, name)) for name in COLUMNS), guarded(since)] for row in rows)
    return excel_csv([heading, *lines], language)
