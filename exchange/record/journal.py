"""Entries of the journal in words (the deed, the row, the fields that changed), and the journal as a CSV file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from exchange.csv_files import excel_lines
from exchange.record.fields import Difference, Namer, differences, row_noun
from store.accounts.people import person_names
from store.csv_cells import escape_formula
from store.journal import Deed, EntryFilter, JournalEntry, JsonValue, entries
from text import ABSENT, Language, moment, translate
from wording.people import recorder_words

COLUMNS = ("seq", "at", "local", "who", "by", "deed", "about", "key", "changes", "why", "old", "new")
REASON = "reason"  # the column of a row that may repeat the reason of its entry
AT_ONCE = 1000


def deed_words(deed: str, language: Language) -> str:
    """A deed in words; its code where this program no longer knows it."""
    return translate(f"deed.{deed}", language) if deed in list(Deed) else deed


def entry_words(entry: JournalEntry, namer: Namer) -> list[Difference]:
    """The fields that an entry changed, without those that repeat its key or its reason."""
    old, new = entry.old, entry.new
    if new is not None and entry.why is not None and new.get(REASON) == entry.why:
        old, new = _without_reason(old), _without_reason(new)
    if old is not None or new is None:
        return differences(entry.about, old, new, namer)
    stated = {name: value for name, value in new.items() if name not in entry.key and value is not None}
    return differences(entry.about, None, stated, namer)


def _without_reason(row: Mapping[str, JsonValue] | None) -> dict[str, JsonValue] | None:
    return None if row is None else {name: value for name, value in row.items() if name != REASON}


def journal_csv(entry_filter: EntryFilter, language: Language, zone: str) -> Iterator[str]:
    """The wanted entries as CSV for Excel, line by line, the newest first: in words, and as they are stored."""
    namer, people = Namer(language), person_names()

    def rows() -> Iterator[list[str]]:
        yield [translate(f"journal.column.{name}", language) for name in COLUMNS]
        for entry in _all_entries(entry_filter):
            yield [escape_formula(cell) for cell in _cells(entry, namer, people, zone)]

    return excel_lines(rows(), language)


def _all_entries(entry_filter: EntryFilter) -> Iterator[JournalEntry]:
    """The wanted entries, read from the store `AT_ONCE` at a time."""
    while True:
        some = entries(entry_filter, AT_ONCE)
        yield from some
        if len(some) < AT_ONCE:
            return
        entry_filter = replace(entry_filter, before=some[-1].seq)


def journal_rows(entry_filter: EntryFilter, most: int, language: Language, zone: str) -> list[dict[str, str]]:
    """The newest of the wanted entries in words, by column."""
    namer, people = Namer(language), person_names()
    return [dict(zip(COLUMNS, _cells(e, namer, people, zone), strict=True)) for e in entries(entry_filter, most)]


def _cells(e: JournalEntry, namer: Namer, people: Mapping[str, str], zone: str) -> list[str]:
    language = namer.language
    return [
        str(e.seq),
        e.at.isoformat(),
        moment(e.at, language, zone),
        recorder_words(e.by, language, people),
        e.by,
        deed_words(e.deed, language),
        row_noun(e.about, language),
        namer.key_words(e.about, e.key),
        "; ".join(_changed(*difference) for difference in entry_words(e, namer)),
        e.why or "",
        "" if e.old is None else json.dumps(e.old, ensure_ascii=False),
        "" if e.new is None else json.dumps(e.new, ensure_ascii=False),
    ]


def _changed(name: str, before: str | None, after: str | None) -> str:
    return f"{name}: {after}" if before is None else f"{name}: {before} → {after or ABSENT}"
