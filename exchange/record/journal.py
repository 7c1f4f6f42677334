"""The journal as a file, and an entry in words: which thing, what was done, which fields changed."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from exchange.record.fields import Difference, Namer, differences, thing
from exchange.report.cells import BEGINNING, mark
from store.accounts.people import person_names
from store.csv_cells import escape_formula
from store.journal import Deed, EntryFilter, JournalEntry, JsonValue, entries
from text import ABSENT, Language, moment, translate
from wording.amounts import recorder_words

COLUMNS = ("seq", "at", "local", "who", "by", "deed", "about", "key", "changes", "why", "old", "new")
REASON = "reason"  # the column of a row in which its entry's reason stands as well
AT_ONCE = 1000


def deed_words(deed: str, language: Language) -> str:
    """What was done; of a deed that this program no longer knows its code."""
    return translate(f"deed.{deed}", language) if deed in list(Deed) else deed


def entry_words(entry: JournalEntry, namer: Namer) -> list[Difference]:
    """The fields that an entry changed; what its key or its reason says already is left out."""
    old, new = entry.old, entry.new
    if new is not None and entry.why is not None and new.get(REASON) == entry.why:
        old, new = _without_reason(old), _without_reason(new)
    if old is not None or new is None:
        return differences(entry.about, old, new, namer)
    said = {name: value for name, value in new.items() if name not in entry.key and value is not None}
    return differences(entry.about, None, said, namer)


def _without_reason(row: Mapping[str, JsonValue] | None) -> dict[str, JsonValue] | None:
    return None if row is None else {name: value for name, value in row.items() if name != REASON}


def journal_csv(wanted: EntryFilter, language: Language, zone: str) -> Iterator[str]:
    """The entries that are wanted, the newest first, for a spreadsheet: in words, and as they are stored."""
    yield BEGINNING + _line([translate(f"journal.column.{name}", language) for name in COLUMNS], language)
    namer, people = Namer(language), person_names()
    before = wanted.before
    while True:
        found = entries(EntryFilter(wanted.by, wanted.deed, wanted.about, wanted.since, wanted.until, before), AT_ONCE)
        for entry in found:
            yield _line(_cells(entry, namer, people, zone), language)
        if len(found) < AT_ONCE:
            return
        before = found[-1].seq


def journal_rows(wanted: EntryFilter, most: int, language: Language, zone: str) -> list[dict[str, str]]:
    """The newest of the entries that are wanted, in words, by column."""
    namer, people = Namer(language), person_names()
    return [dict(zip(COLUMNS, _cells(e, namer, people, zone), strict=True)) for e in entries(wanted, most)]


def _cells(e: JournalEntry, namer: Namer, people: Mapping[str, str], zone: str) -> list[str]:
    language = namer.language
    return [
        str(e.seq),
        e.at.isoformat(),
        moment(e.at, language, zone),
        recorder_words(e.by, language, people),
        e.by,
        deed_words(e.deed, language),
        thing(e.about, language),
        namer.key(e.about, e.key),
        "; ".join(_changed(*difference) for difference in entry_words(e, namer)),
        e.why or "",
        "" if e.old is None else json.dumps(e.old, ensure_ascii=False),
        "" if e.new is None else json.dumps(e.new, ensure_ascii=False),
    ]


def _changed(name: str, before: str | None, after: str | None) -> str:
    return f"{name}: {after}" if before is None else f"{name}: {before} → {after or ABSENT}"


def _line(cells: list[str], language: Language) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark(language), lineterminator="\r\n").writerow([escape_formula(cell) for cell in cells])
    return out.getvalue()
