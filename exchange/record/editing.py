"""Edit the record row by row: typed rows are parsed and validated like those of a seed file, then stored whole.

A form hands over the cells of a row as they would stand in a file, so a rule that refuses a file refuses the form in
the same words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from exchange.record.consistency import faults_between
from exchange.record.doubts import units_gone
from exchange.record.faults import CONSTRAINTS, Fault, FaultCode, FilesRefused
from exchange.record.parsing import FILLED_IN, Defaults, ParsedRow, ParsedTables, RowKey, parse_row
from store.bulk import table_keys, table_rows
from store.data_dictionary import Table, tables
from store.database import RowValues
from store.editing import VERSIONED, RowChange, StaleRecord, refuse_stale, save, try_out
from store.refusal import RefusalCode, Refused

REQUIRED_ON_CHANGE = {  # columns that a new version needs besides those of a first one
    "wording": ("reason",),
    "target": ("decision", "decided_on", "reason"),
    "method_of_record": ("reason",),
}


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row as it is typed, its cells by column; `old` is the row that it changes, None for a new one.

    In a table with versions it becomes the version after `old`. `removes`: `old` is to be deleted.
    """

    table: str
    cells: Mapping[str, str]
    old: RowValues | None = None
    removes: bool = False


def table_of(name: str) -> Table:
    return next(table for table in tables() if table.name == name)


TRIES = 5  # to store before anybody else stores something in between


def check_edits(edits: Sequence[RowEdit], *, by: str, now: datetime, this_year: int) -> list[RowChange]:
    """The changes that the edits would make.

    Raises `Refused`, or `FilesRefused`, whose faults have the place of the edit, from 1, as their line.
    """
    changes, _ = _changes(edits, by, now, this_year)
    with _rules_in_words():
        try_out(changes, by=by, now=now)
    return changes


def save_edits(
    edits: Sequence[RowEdit],
    *,
    by: str,
    now: datetime,
    this_year: int,
    why: str | None = None,
    is_confirmed: bool = False,
) -> list[RowChange]:
    """Make all edits or none, and return the changes. Raises as `check_edits` does.

    What `units_gone` asks about is refused until it `is_confirmed`.
    """
    for _ in range(TRIES):
        changes, seen_entry = _changes(edits, by, now, this_year)
        if not is_confirmed:
            _refuse_doubtful(changes)
        with _rules_in_words(), suppress(StaleRecord):
            save(changes, seen_entry=seen_entry, why=why, by=by, now=now)
            return changes
    raise Refused(RefusalCode.STORE_BUSY)


def _refuse_doubtful(changes: Sequence[RowChange]) -> None:
    for gone in units_gone(changes):
        raise Refused(RefusalCode.UNITS_GONE, commitment=gone.commitment, year=gone.year, units=len(gone.units))


@contextmanager
def _rules_in_words() -> Iterator[None]:
    """Turn a broken check constraint into a fault of the column that it is about."""
    try:
        yield
    except Refused as refusal:
        broken = re.search(r"\bck_\w+", str(refusal.values.get("rule")))
        if broken is None or broken[0] not in CONSTRAINTS:
            raise
        table = next(t.name for t in tables()[::-1] if broken[0].startswith(f"ck_{t.name}_"))
        line = int(refusal.values["line"] or 0)
        fault = Fault(f"{table}.csv", line, CONSTRAINTS[broken[0]], "", FaultCode.RULE_BROKEN, broken[0])
        raise FilesRefused([fault]) from refusal


def _changes(edits: Sequence[RowEdit], by: str, now: datetime, this_year: int) -> tuple[list[RowChange], int]:
    """The changes, and the number of the journal's last entry before their validation."""
    seen_entry = refuse_stale([RowChange(edit.table, {}, edit.old) for edit in edits])
    defaults = Defaults(now, by)
    rows: list[ParsedRow] = []
    faults: list[Fault] = []
    for line, edit in enumerate(edits, 1):
        row, bad = _parsed(edit, defaults, line)
        rows.append(row)
        faults += [*bad, *_missing(edit, row)]
    faults += _between(edits, rows, this_year)
    if faults:
        raise FilesRefused(list(dict.fromkeys(faults)))
    pairs = [(edit, row) for edit, row in zip(edits, rows, strict=True) if _differs(edit, row)]
    changes = [RowChange(e.table, None if e.removes else row.values, e.old, row.line) for e, row in pairs]
    return changes, seen_entry


def _parsed(edit: RowEdit, defaults: Defaults, line: int) -> tuple[ParsedRow, list[Fault]]:
    if edit.removes:
        return ParsedRow(edit.table, line, dict(edit.old or {})), []
    return parse_row(_numbered(edit), table_of(edit.table), defaults, line)


def _numbered(edit: RowEdit) -> dict[str, str]:
    """The cells with the number of their version, and without who recorded the old row, and when."""
    cells = {name: cell.strip() for name, cell in edit.cells.items() if name not in ("recorded_at", "recorded_by")}
    if edit.table in VERSIONED:
        cells["version"] = "1" if edit.old is None else str(int(str(edit.old["version"])) + 1)
    return cells


def _missing(edit: RowEdit, row: ParsedRow) -> list[Fault]:
    """A fault for each column that a new version needs and leaves empty."""
    if edit.old is None or edit.removes or not _differs(edit, row):
        return []
    needed = REQUIRED_ON_CHANGE.get(edit.table, ())
    empty = [name for name in needed if row.values[name] is None and name not in row.unread]
    return [Fault(f"{edit.table}.csv", row.line, name, "", FaultCode.REQUIRED) for name in empty]


def _differs(edit: RowEdit, row: ParsedRow) -> bool:
    """Whether the edit changes anything."""
    if edit.removes or edit.old is None:
        return True
    return any(value != edit.old[name] for name, value in row.values.items() if name not in FILLED_IN)


def _between(edits: Sequence[RowEdit], rows: Sequence[ParsedRow], this_year: int) -> list[Fault]:
    """The faults between these rows and the others of the store that were not there before."""
    before = _context(edits)
    after = {table: list(others) for table, others in before.items()}
    for edit, row in zip(edits, rows, strict=True):
        if edit.removes:
            continue  # the store itself refuses it while anything refers to the row
        others = after.setdefault(edit.table, [])
        if edit.old is not None and edit.table not in VERSIONED:
            key = table_of(edit.table).key
            others[:] = [other for other in others if any(other.values[k] != edit.old[k] for k in key)]
        others.append(row)
    faults = _faults(after, before, this_year)
    return [fault for fault in faults if fault not in set(_faults(before, before, this_year))] if faults else []


def _faults(rows: dict[str, list[ParsedRow]], context: dict[str, list[ParsedRow]], this_year: int) -> list[Fault]:
    def stored_keys(table: str) -> set[RowKey]:
        """The keys that are stored and not in the context; none of a table whose rows belong to commitments."""
        key = table_of(table).key
        if "commitment" in key:
            return set()
        return table_keys(table) - {row.key(key) for row in context.get(table, ())}

    return faults_between(ParsedTables(rows), this_year, stored_keys)


def _context(edits: Iterable[RowEdit]) -> dict[str, list[ParsedRow]]:
    """The stored rows to validate edits with: the whole catalogue, and all rows of the commitments concerned."""
    named = [(edit.table, edit.old if edit.removes and edit.old else edit.cells) for edit in edits]
    codes = {str(c) for table, row in named if (c := row.get("code" if table == "commitment" else "commitment"))}
    context: dict[str, list[ParsedRow]] = {}
    for table in tables():
        if table.name == "commitment":
            rows = [row for code in sorted(codes) for row in table_rows(table.name, code=code)]
        elif "commitment" in {column.name for column in table.columns}:
            rows = [row for code in sorted(codes) for row in table_rows(table.name, commitment=code)]
        else:
            rows = table_rows(table.name)
        context[table.name] = [ParsedRow(table.name, 0, row) for row in rows]
    return context
