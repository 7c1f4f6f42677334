"""What an administrator types, row by row: read and checked as a row of a seed file is, then stored whole.

A form hands over the cells of a row as they would stand in a file. So a rule that refuses a file refuses the form,
in the same words, and there is no second reading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from exchange.record.consistency import Key, faults_between
from exchange.record.faults import RULES, Fault, FaultCode, FilesRefused
from exchange.record.parsing import FILLED_IN, Defaults, ParsedRow, ParsedTables, parse_row
from store.bulk import table_keys, table_rows
from store.data_dictionary import Table, tables
from store.editing import VERSIONED, Row, RowChange, StaleRecord, refuse_stale, save, try_out
from store.refusal import RefusalCode, Refused

REQUIRED_ON_CHANGE = {  # what a new version must say besides what a first one says
    "wording": ("reason",),
    "target": ("decision", "decided_on", "reason"),
    "method_of_record": ("reason",),
}


ADMINISTERED = (
    "source",
    "pillar",
    "method",
    "body",
    "unit",
    "succession",
    "agreement",
    "commitment",
    "wording",
    "responsibility",
    "commitment_unit",
    "method_of_record",
    "target",
    "reference",
)


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row as it is typed, its cells by column; `old` is the row that it changes, None for a new one.

    What has versions is not changed: its draft becomes the version after `old`. `goes`: `old` shall be taken away.
    """

    table: str
    cells: Mapping[str, str]
    old: Row | None = None
    removes: bool = False


def table_of(name: str) -> Table:
    return next(table for table in tables() if table.name == name)


def form_columns(name: str) -> tuple[str, ...]:
    """The columns that a form of this table asks for: all but what the program fills in."""
    return tuple(column.name for column in table_of(name).columns if column.name not in FILLED_IN)


TRIES = 5  # to store it before anybody else stores something in between


def check_edits(drafts: Sequence[RowEdit], *, by: str, now: datetime, this_year: int) -> list[RowChange]:
    """What would be changed. Raises `FilesRefused`, `line` being the place of the draft from 1, or `Refused`."""
    changes, _ = _understood(drafts, by, now, this_year)
    with _rules_in_words():
        try_out(changes, by=by, now=now)
    return changes


def save_edits(
    drafts: Sequence[RowEdit], *, by: str, now: datetime, this_year: int, why: str | None = None
) -> list[RowChange]:
    """Store all rows, or none, and return what was changed. Raises as `check` does."""
    for _ in range(TRIES):
        changes, seen_entry = _understood(drafts, by, now, this_year)
        with _rules_in_words(), suppress(StaleRecord):
            save(changes, seen_entry=seen_entry, why=why, by=by, now=now)
            return changes
    raise Refused(RefusalCode.STORE_BUSY)


@contextmanager
def _rules_in_words() -> Iterator[None]:
    """What the database has against a row, as a fault of the field that it speaks of."""
    try:
        yield
    except Refused as refused:
        broken = re.search(r"\bck_\w+", str(refused.values.get("rule")))
        if broken is None or broken[0] not in RULES:
            raise
        table = next(t.name for t in tables()[::-1] if broken[0].startswith(f"ck_{t.name}_"))
        line = int(refused.values["line"] or 0)
        fault = Fault(f"{table}.csv", line, RULES[broken[0]], "", FaultCode.RULE_BROKEN, broken[0])
        raise FilesRefused([fault]) from refused


def _understood(drafts: Sequence[RowEdit], by: str, now: datetime, this_year: int) -> tuple[list[RowChange], int]:
    """The changes, and the number of the journal's last entry when they were checked."""
    seen_entry = refuse_stale([RowChange(draft.table, {}, draft.old) for draft in drafts])
    defaults = Defaults(now, by)
    records: list[ParsedRow] = []
    faults: list[Fault] = []
    for line, draft in enumerate(drafts, 1):
        record, bad = _record(draft, defaults, line)
        records.append(record)
        faults += [*bad, *_unsaid(draft, record)]
    faults += _between(drafts, records, this_year)
    if faults:
        raise FilesRefused(list(dict.fromkeys(faults)))
    pairs = zip(drafts, records, strict=True)
    found = [RowChange(d.table, None if d.removes else r.values, d.old, r.line) for d, r in pairs if _says_more(d, r)]
    return found, seen_entry


def _record(draft: RowEdit, defaults: Defaults, line: int) -> tuple[ParsedRow, list[Fault]]:
    if draft.removes:
        return ParsedRow(line, dict(draft.old or {})), []
    return parse_row(_numbered(draft), table_of(draft.table), defaults, line)


def _numbered(draft: RowEdit) -> dict[str, str]:
    """The cells with what the program fills in: the version, and anew who records it when."""
    cells = {name: cell.strip() for name, cell in draft.cells.items() if name not in ("recorded_at", "recorded_by")}
    if draft.table in VERSIONED:
        cells["version"] = "1" if draft.old is None else str(int(str(draft.old["version"])) + 1)
    return cells


def _unsaid(draft: RowEdit, record: ParsedRow) -> list[Fault]:
    """What a change must say and does not."""
    if draft.old is None or draft.removes or not _says_more(draft, record):
        return []
    needed = REQUIRED_ON_CHANGE.get(draft.table, ())
    empty = [name for name in needed if record.values[name] is None and name not in record.unread]
    return [Fault(f"{draft.table}.csv", record.line, name, "", FaultCode.REQUIRED) for name in empty]


def _says_more(draft: RowEdit, record: ParsedRow) -> bool:
    """Whether anything is different from what is there."""
    if draft.removes or draft.old is None:
        return True
    return any(value != draft.old[name] for name, value in record.values.items() if name not in FILLED_IN)


def _between(drafts: Sequence[RowEdit], records: Sequence[ParsedRow], this_year: int) -> list[Fault]:
    """What is wrong between these rows and the others of the store, and was not wrong before."""
    around = _around(drafts)
    after = {name: list(there) for name, there in around.items()}
    # Whether anything needs those that go, the store itself asks.
    staying = [(d, r) for d, r in zip(drafts, records, strict=True) if not d.removes]
    for draft, record in staying:
        mine = after.setdefault(draft.table, [])
        if draft.old is not None and draft.table not in VERSIONED:
            key = table_of(draft.table).key
            mine[:] = [other for other in mine if any(other.values[k] != draft.old[k] for k in key)]
        mine.append(record)
    found = _faults(after, around, this_year)
    return [f for f in found if f not in set(_faults(around, around, this_year))] if found else []


def _faults(records: dict[str, list[ParsedRow]], around: dict[str, list[ParsedRow]], this_year: int) -> list[Fault]:
    def besides(table: str) -> set[Key]:
        """The keys of a table that are stored and were not read: of other commitments, if it tells of them."""
        key = table_of(table).key
        if "commitment" in key:
            return set()
        read = {tuple(record.values[name] for name in key) for record in around.get(table, ())}
        return table_keys(table) - read

    return faults_between(ParsedTables(records), this_year, besides)


def _around(drafts: Iterable[RowEdit]) -> dict[str, list[ParsedRow]]:
    """What stands around the rows: the whole catalogue, and all that is known of their commitments."""
    said = [draft.old if draft.removes and draft.old else draft.cells for draft in drafts]
    named = zip(drafts, said, strict=True)
    concerned = {str(c) for d, row in named if (c := row.get("code" if d.table == "commitment" else "commitment"))}
    found: dict[str, list[ParsedRow]] = {}
    for table in tables():
        names = {column.name for column in table.columns}
        if table.name == "commitment":
            there = [row for code in sorted(concerned) for row in table_rows(table.name, code=code)]
        elif "commitment" in names:
            there = [row for code in sorted(concerned) for row in table_rows(table.name, commitment=code)]
        else:
            there = table_rows(table.name)
        found[table.name] = [ParsedRow(0, row) for row in there]
    return found
