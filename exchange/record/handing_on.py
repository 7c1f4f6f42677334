"""Hand commitments on to another body: the one before ends the day before, by the same legal basis."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from exchange.record.editing import RowEdit, table_of
from exchange.record.parsing import row_cells
from store.bulk import table_rows
from store.database import RowValues


def handed_on(codes: Iterable[str], typed: Mapping[str, str]) -> list[RowEdit]:
    """The edits that hand commitments on; `typed` holds the cells body, valid_from, basis, as typed."""
    edits: list[RowEdit] = []
    for code in codes:
        last = last_responsibility(code)
        if last is not None and _still_answers(last, typed["valid_from"]):
            ended = row_cells(last, table_of("responsibility")) | {"valid_to": just_before(typed["valid_from"])}
            edits.append(RowEdit("responsibility", ended, last))
        edits.append(RowEdit("responsibility", {**typed, "commitment": code}))
    return edits


def last_responsibility(code: str) -> dict[str, object] | None:
    """The row of the responsibility for a commitment that is or was the last; None if no source names one."""
    return max(table_rows("responsibility", commitment=code), key=lambda row: str(row["valid_from"]), default=None)


def just_before(partial: str) -> str:
    """The day before a day, the month before a month, the year before a year; other texts unchanged."""
    try:
        if len(partial) == len("2025-07-01"):
            return (date.fromisoformat(partial) - timedelta(days=1)).isoformat()
        if len(partial) == len("2025-07"):
            return (date.fromisoformat(f"{partial}-01") - timedelta(days=1)).isoformat()[:7]
        return f"{int(partial) - 1:04}"
    except ValueError:
        return partial


def _still_answers(last: RowValues, since: str) -> bool:
    """Whether the responsibility lasts until `since` or longer, as far as both dates go."""
    until = last["valid_to"]
    if until is None:
        return True
    length = min(len(str(until)), len(since))
    return str(until)[:length] >= since[:length]
