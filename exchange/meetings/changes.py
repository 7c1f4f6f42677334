"""The changes since a meeting or a day, as rows of text for screen, paper and the CSV file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from board.changes import Change, Side, changes
from exchange.csv_files import excel_csv
from exchange.meetings.snapshots import Cells, frozen_standings, read_document
from progress.cut_points import RULE_VERSION
from progress.terms import Status
from store.board import standings
from store.csv_cells import escape_formula
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
    PathKind,
    PersonView,
    SnapshotView,
    TargetView,
)
from wording.amounts import amount_words, observation_words, restated_words, target_words
from wording.labels import PATH, STATUS
from wording.people import recorder_words


@dataclass(frozen=True, slots=True)
class Since:
    """A span of time: from a snapshot, by its number, or from the end of a day; to the end of a day, None: today."""

    snapshot: int | None = None
    as_of: AsOf | None = None
    until: AsOf | None = None


def changed_since(
    since: Since, today: date, reader: PersonView | None, codes: Collection[str] | None = None
) -> tuple[Change, ...] | None:
    """The changes of all commitments or of those with these `codes`; None without a snapshot or day that is earlier.

    A snapshot is compared with what the public may see, as that is what it holds; a day with what the reader may see.
    Raises `DocumentAltered` where somebody has tampered with the snapshot.
    """
    result = _changed(since, today, reader)
    if result is None or codes is None:
        return result
    return tuple(change for change in result if change.commitment.code in codes)


def _changed(since: Since, today: date, reader: PersonView | None) -> tuple[Change, ...] | None:
    if _is_late(since):
        return None
    if since.as_of is not None:
        return changes(standings(today, reader, since.as_of), standings(today, reader, since.until))
    content = None if since.snapshot is None else document(since.snapshot)
    if content is None:
        return None
    frozen = read_document(content)
    now = standings(today, None, since.until)
    return changes(frozen_standings(frozen), now, by_another_rule=frozen.rule != RULE_VERSION)


def _is_late(since: Since) -> bool:
    """Whether the start is not before the end."""
    if since.until is None:
        return False
    if since.as_of is not None:
        return since.as_of.day >= since.until.day
    frozen = None if since.snapshot is None else snapshot(since.snapshot)
    if frozen is None:
        return False
    return frozen.taken_at >= since.until.until if frozen.known_on is None else frozen.known_on >= since.until.day


def nothing_since(since: Since | None, language: Language) -> str:
    """Why `changed_since` returned None."""
    if since is not None and since.until is not None and _is_late(since):
        return translate("since.late", language, on=date_words(since.until.day, language))
    return translate("since.no_day", language)


def since_words(since: Since, language: Language) -> str:
    """The span in words: since a meeting, by its name and day, or a day; and until when, if not until today."""
    start = _start_words(since, language)
    if since.until is None:
        return start
    return translate("since.until", language, since=start, on=date_words(since.until.day, language))


def _start_words(since: Since, language: Language) -> str:
    if since.as_of is not None:
        return date_words(since.as_of.day, language)
    frozen = None if since.snapshot is None else snapshot(since.snapshot)
    return "" if frozen is None else snapshot_words(frozen, language)


def snapshot_words(frozen: SnapshotView, language: Language) -> str:
    """The day and name of a snapshot's meeting."""
    return f"{date_words(frozen.held_on, language)} · {frozen.name}"


COLUMNS = ("code", "commitment", "what", "year", "old", "new", "why", "decision", "who", "when")


def change_rows(
    changed: Iterable[Change], language: Language, zone: str, people: Mapping[str, str] | None = None
) -> list[Cells]:
    """One row for each change, by column; empty where nothing is stated. `people` are display names by user name."""
    return [_row(change, language, zone, people or {}) for change in changed]


def _row(change: Change, language: Language, zone: str, people: Mapping[str, str]) -> Cells:
    c, by = change.commitment, _recorded(change.new)
    return {
        "code": c.code,
        "commitment": c.name.text(language),
        "what": translate(f"since.{change.code}", language),
        "year": "" if change.year is None else str(change.year),
        "old": _side_words(change.old, c, language),
        "new": _side_words(change.new, c, language),
        "why": change.why.text(language) if change.why else "",
        "decision": change.decision or "",
        "who": recorder_words(by[0], language, people) if by else "",
        "when": moment(by[1], language, zone) if by else "",
    }


def _recorded(side: Side) -> tuple[str, datetime] | None:
    if isinstance(side, FigureView | TargetView | BaselineView):
        return side.recorded_by, side.recorded_at
    return None


def _side_words(side: Side, c: CommitmentView, language: Language) -> str:
    """The old or the new side of a change; empty where there is none."""
    match side:
        case None:
            return ""
        case FigureView():
            return observation_words(c, side.observation, language)
        case TargetView():
            withdrawn = translate("background.withdrawn", language)
            return withdrawn if side.target.is_withdrawn else target_words(side.target, c, language)
        case BaselineView():
            about = ", ".join(words for words in (str(side.year), restated_words(side, language)) if words)
            return f"{amount_words(c, side.value, language)} ({about})"
        case Status():
            return STATUS[side].text(language)
        case PathKind():
            return PATH[side].text(language)
        case BodyView():
            return side.name.text(language)
        case Closing():
            return date_words(side.on, language)
        case Bilingual():
            return side.text(language)


def changes_csv(
    changed: Iterable[Change], language: Language, zone: str, since: str, people: Mapping[str, str] | None = None
) -> str:
    """The changes as CSV for Excel; the last column holds `since`."""
    heading = [translate(f"since.column.{name}", language) for name in (*COLUMNS, "since")]
    rows = change_rows(changed, language, zone, people)
    lines = ([escape_formula(cell) for cell in (*row.values(), since)] for row in rows)
    return excel_csv([heading, *lines], language)
