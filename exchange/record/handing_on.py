"""Handing commitments on: the body that answered ends the day before another one begins, by one legal basis."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from exchange.record.editing import RowEdit, table_of
from exchange.record.parsing import row_cells
from store.bulk import table_rows

Row = Mapping[str, object]


def handed_on(codes: Iterable[str], said: Mapping[str, str]) -> list[RowEdit]:
    """What changes when these commitments are handed on as `said`: body, valid_from, basis; all of it or nothing."""
    found: list[RowEdit] = []
    for code in codes:
        last = answering(code)
        if last is not None and _still_answers(last, said["valid_from"]):
            ended = row_cells(last, table_of("responsibility")) | {"valid_to": just_before(said["valid_from"])}
            found.append(RowEdit("responsibility", ended, last))
        found.append(RowEdit("responsibility", {**said, "commitment": code}))
    return found


def answering(code: str) -> dict[str, object] | None:
    """The row of the body that answers for a commitment now, or answered last; None where no source names one."""
    return max(table_rows("responsibility", commitment=code), key=lambda row: str(row["valid_from"]), default=None)


def just_before(partial: str) -> str:
    """The day before a day, the month before a month, the year before a year; what is no date is left as it is."""
    try:
        if len(partial) == len("2025-07-01"):
            return (date.fromisoformat(partial) - timedelta(days=1)).isoformat()
        if len(partial) == len("2025-07"):
            return (date.fromisoformat(f"{partial}-01") - timedelta(days=1)).isoformat()[:7]
        return f"{int(partial) - 1:04}"
    except ValueError:
        return partial


def _still_answers(last: Row, since: str) -> bool:
    """Whether somebody answers up to then, by what is written."""
    until = last["valid_to"]
    if until is None:
        return True
    known = min(len(str(until)), len(since))
    return str(until)[:known] >= since[:known]
