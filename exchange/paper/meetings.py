"""The page of meetings on paper: the board as it was frozen, in the words of then; or what changed since."""

from collections.abc import Collection
from datetime import date

from exchange.meetings.changes import (
    COLUMNS,
    ChangeRow,
    Since,
    change_rows,
    changed_since,
    nothing_since,
    since_words,
    snapshot_words,
)
from exchange.meetings.snapshots import SHOWN, YEARS, Document, FrozenCommitment, opened, row_of, shown_heading
from exchange.paper.content import Json
from store.accounts.people import names
from store.snapshots import Altered, document, snapshots
from text import Language, date_words, moment, plural, translate
from views import PersonView, SnapshotView
from wording.amounts import recorder_words

OF_CHANGES = tuple(name for name in COLUMNS if name not in ("decision", "who", "when"))  # those stand under why
NOTHING: Json = {"about": "", "notes": [], "head": [], "rows": [], "tones": [], "toned": 0}


def changes_part(
    since: Since | None,
    today: date,
    language: Language,
    zone: str,
    reader: PersonView | None,
    codes: Collection[str] | None = None,
) -> Json:
    """What is not as it was, a line for each; of all commitments, or of those with these `codes`."""
    title = translate("since.title", language)
    try:
        found = None if since is None else changed_since(since, today, reader, codes)
    except Altered:
        return NOTHING | {"about": title, "notes": [translate("meetings.altered", language)]}
    if since is None or found is None:
        return NOTHING | {"about": title, "notes": [nothing_since(since, language)]}
    rows = change_rows(found, language, zone, names())
    return NOTHING | {
        "about": f"{translate('since.since', language)} {since_words(since, language)}",
        "notes": [plural("since.count", len(found), language)],
        "head": [translate(f"since.column.{name}", language) for name in OF_CHANGES] if rows else [],
        "rows": [[_said(row, name) for name in OF_CHANGES] for row in rows],
        "tones": [""] * len(rows),
    }


def _said(row: ChangeRow, name: str) -> str:
    told = [getattr(row, name)] if name != "why" else [row.why, row.decision, row.who, row.when]
    return " · ".join(part for part in told if part) or "—"


def frozen_part(number: int | None, code: str, language: Language, zone: str) -> Json:
    """A snapshot, else that of the meeting held last: all its commitments, or the years of one.

    Raises KeyError where there is no such snapshot.
    """
    taken = snapshots()
    if not taken and number is None:
        return NOTHING | {"notes": [translate("meetings.none", language)]}
    found = {one.number: one for one in taken}[taken[0].number if number is None else number]
    about = {"about": snapshot_words(found, language)}
    read = _read(found)
    if read is None:
        return NOTHING | about | {"notes": [translate("meetings.altered", language)]}
    one = next((one for one in read.commitments if one.code == code), None)
    notes, table = _board(read, language) if one is None else _years(read, one, language)
    return NOTHING | about | table | {"notes": [*_notes(found, language, zone), *notes]}


def _read(found: SnapshotView) -> Document | None:
    """What was frozen; None where somebody has altered it."""
    try:
        content = document(found.number)
    except Altered:
        return None
    return None if content is None else opened(content)


def _notes(found: SnapshotView, language: Language, zone: str) -> list[str]:
    """When, by whom and by which rule it was frozen, and its fingerprint."""
    who = recorder_words(found.taken_by, language, names())
    at = moment(found.taken_at, language, zone)
    said = [translate("meetings.note", language, when=at, who=who, rule=found.rule)]
    if found.known_on is not None:
        said.append(translate("meetings.afterwards", language, on=date_words(found.known_on, language)))
    return [*said, translate("meetings.sha", language, sha=found.sha256)]


def _board(read: Document, language: Language) -> tuple[list[str], Json]:
    if not read.commitments:
        return [translate("meetings.empty", language)], {}
    lines = [row_of(one, language) for one in read.commitments]
    return [], {
        "head": [shown_heading(read, name, language) for name in SHOWN],
        "rows": [[line[name] or "—" for name in SHOWN] for line in lines],
        "tones": [str(one.status.word.tone) for one in read.commitments],
        "toned": SHOWN.index("status") + 1,
    }


def _years(read: Document, one: FrozenCommitment, language: Language) -> tuple[list[str], Json]:
    cells = one.cells[language]
    body = f"{shown_heading(read, 'body', language)}: {cells['body']}"
    status = f"{one.code} · {cells['commitment']}: {one.status.words.text(language)}"
    return [status, one.definition.text(language), body], {
        "head": [translate(f"years.{name}", language) for name in YEARS],
        "rows": [[year[name] or "—" for name in YEARS] for year in one.years[language]],
        "tones": [""] * len(one.years[language]),
    }
