"""The page of meetings on paper: the board as it was frozen, or the changes since a meeting or a day."""

from collections.abc import Collection, Sequence
from datetime import date

from exchange.meetings.changes import (
    COLUMNS,
    Since,
    change_rows,
    changed_since,
    nothing_since,
    since_words,
    snapshot_words,
)
from exchange.meetings.snapshots import (
    Cells,
    Document,
    FrozenCommitment,
    closed_words,
    read_document,
    row_of,
    shown_columns,
    shown_heading,
    shown_years,
    year_heading,
)
from exchange.paper.lists import printed_list
from exchange.paper.values import TemplateValues
from exchange.report.closed import closed_title
from store.accounts.people import person_names
from store.snapshots import DocumentAltered, document, snapshots
from text import Language, date_words, moment, plural, translate
from views import PersonView, SnapshotView
from wording.people import recorder_words

OF_CHANGES = tuple(name for name in COLUMNS if name not in ("decision", "who", "when"))  # which stand under why


def changes_part(
    since: Since | None,
    today: date,
    language: Language,
    zone: str,
    reader: PersonView | None,
    codes: Collection[str] | None = None,
) -> TemplateValues:
    """A line for each change; of all commitments, or of those with these `codes`."""
    title = translate("since.title", language)
    try:
        changed = None if since is None else changed_since(since, today, reader, codes)
    except DocumentAltered:
        return printed_list(title, notes=[translate("meetings.altered", language)])
    if since is None or changed is None:
        return printed_list(title, notes=[nothing_since(since, language)])
    rows = change_rows(changed, language, zone, person_names())
    return printed_list(
        f"{translate('since.since', language)} {since_words(since, language)}",
        [translate(f"since.column.{name}", language) for name in OF_CHANGES],
        [[_cell(row, name) for name in OF_CHANGES] for row in rows],
        notes=[plural("since.count", len(changed), language)],
    )


def _cell(row: Cells, name: str) -> str:
    parts = ("why", "decision", "who", "when") if name == "why" else (name,)
    return " · ".join(row[part] for part in parts if row[part])


def frozen_part(number: int | None, code: str, language: Language, zone: str) -> TemplateValues:
    """A snapshot, else that of the meeting held last: all its commitments, or the years of one.

    Raises KeyError where there is no such snapshot.
    """
    all_taken = snapshots()
    if not all_taken and number is None:
        return printed_list("", notes=[translate("meetings.none", language)])
    snapshot = {taken.number: taken for taken in all_taken}[all_taken[0].number if number is None else number]
    title, frozen = snapshot_words(snapshot, language), _read(snapshot)
    if frozen is None:
        return printed_list(title, notes=[translate("meetings.altered", language)])
    notes = _notes(snapshot, language, zone)
    commitment = next((commitment for commitment in frozen.commitments if commitment.code == code), None)
    if commitment is None:
        return _board(frozen, title, notes, language)
    return _years(frozen, commitment, title, notes, language)


def _read(snapshot: SnapshotView) -> Document | None:
    """The document; None where somebody has tampered with it."""
    try:
        content = document(snapshot.number)
    except DocumentAltered:
        return None
    return None if content is None else read_document(content)


def _notes(snapshot: SnapshotView, language: Language, zone: str) -> list[str]:
    """When, by whom and by which rule it was frozen, and its fingerprint."""
    author = recorder_words(snapshot.taken_by, language, person_names())
    at = moment(snapshot.taken_at, language, zone)
    notes = [translate("meetings.note", language, when=at, who=author, rule=snapshot.rule)]
    if snapshot.known_on is not None:
        notes.append(translate("meetings.afterwards", language, on=date_words(snapshot.known_on, language)))
    return [*notes, translate("meetings.sha", language, sha=snapshot.sha256)]


def _board(frozen: Document, title: str, notes: Sequence[str], language: Language) -> TemplateValues:
    rows = [row_of(commitment, language) for commitment in frozen.commitments]
    nothing = "meetings.only_closed" if frozen.closed else "meetings.empty"
    empty = [] if rows else [translate(nothing, language)]
    closed = [closed_words(frozen, commitment, language) for commitment in frozen.closed]
    apart = [closed_title(len(closed), language), *closed] if closed else []
    columns = shown_columns(frozen)
    return printed_list(
        title,
        [shown_heading(frozen, name, language) for name in columns],
        [[row[name] for name in columns] for row in rows],
        notes=[*notes, *empty, *apart],
        tones=[commitment.status.tone for commitment in frozen.commitments],
        toned=columns.index("status") + 1,
    )


def _years(
    frozen: Document, commitment: FrozenCommitment, title: str, notes: Sequence[str], language: Language
) -> TemplateValues:
    cells, columns = commitment.cells[language], shown_years(commitment, language)
    body = f"{shown_heading(frozen, 'body', language)}: {cells['body']}"
    status = f"{commitment.code} · {cells['commitment']}: {commitment.status.words.text(language)}"
    return printed_list(
        title,
        [year_heading(frozen, name, language) for name in columns],
        [[year[name] for name in columns] for year in commitment.years[language]],
        notes=[*notes, status, commitment.definition.text(language), body],
    )
