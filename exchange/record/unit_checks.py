"""Validate the units of a place together: their names, how they follow each other, and who answers for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from exchange.record.faults import Fault, FaultCode
from exchange.record.parsing import ParsedRow, ParsedTables, RowKey
from models import Extent
from text.names import name_key

PREDECESSOR = ("predecessor", "predecessor_from")
SUCCESSOR = ("successor", "successor_from")
UNIT = ("unit_code", "unit_from")


def unit_faults(parsed: ParsedTables, unreliable: set[str]) -> list[Fault]:
    """The faults of units, successions and answers; `unreliable` are the tables with rows that could not be read."""
    return [
        *_names_used_twice(parsed),
        *_successions_that_do_not_meet(parsed),
        *_whole_and_more(parsed),
        *_unlisted_units(parsed, unreliable),
    ]


def _names_used_twice(parsed: ParsedTables) -> Iterator[Fault]:
    """Two units of one place may not have the same name at the same time."""
    by_name: dict[tuple[str, str], list[ParsedRow]] = defaultdict(list)
    for row in parsed.read("unit"):
        place, name = str(row.values["place_vi"]), str(row.values["name_vi"])
        same = by_name[name_key(place), name_key(name)]
        if any(_overlap(row, other) for other in same):
            yield row.fault("name_vi", FaultCode.SAME_NAME, place)
        same.append(row)


def _overlap(first: ParsedRow, second: ParsedRow) -> bool:
    def days(row: ParsedRow) -> tuple[str, str]:
        return str(row.values["valid_from"]), str(row.values["valid_to"] or "9999-12-31")

    (a, b), (c, d) = days(first), days(second)
    return a <= d and c <= b


def _successions_that_do_not_meet(parsed: ParsedTables) -> Iterator[Fault]:
    """A unit ends the day before its successor takes over: so every step leads to a later day, and none leads back."""
    last_days = {row.key(("code", "valid_from")): row.values["valid_to"] for row in parsed.read("unit")}
    for row in parsed.read("succession"):
        before, after, takes_over = row.key(PREDECESSOR), row.key(SUCCESSOR), row.values["effective"]
        if not isinstance(takes_over, date) or before not in last_days or after not in last_days:
            continue  # is another fault already
        last_day = takes_over - timedelta(days=1)
        if last_days[before] != last_day:
            yield row.fault("effective", FaultCode.NOT_ENDED, last_day.isoformat())
        if not _is_in_force(after, last_days[after], takes_over):
            yield row.fault("successor", FaultCode.NOT_THERE, takes_over.isoformat())


def _is_in_force(unit: RowKey, last_day: object, on: date) -> bool:
    _, first_day = unit
    return isinstance(first_day, date) and first_day <= on and (not isinstance(last_day, date) or on <= last_day)


def _whole_and_more(parsed: ParsedTables) -> Iterator[Fault]:
    """A unit that went over whole went nowhere else."""
    went: dict[RowKey, list[ParsedRow]] = defaultdict(list)
    for row in parsed.read("succession"):
        went[row.key(PREDECESSOR)].append(row)
    for steps in went.values():
        if len(steps) > 1 and any(step.values["extent"] is Extent.WHOLE for step in steps):
            yield steps[-1].fault("extent", FaultCode.WHOLE_AND_MORE)


def _unlisted_units(parsed: ParsedTables, unreliable: set[str]) -> Iterator[Fault]:
    """Answers for units that are neither on the commitment's list nor successors of one that is."""
    if not unreliable.isdisjoint(("commitment_unit", "succession")):
        return
    followed: dict[RowKey, set[RowKey]] = defaultdict(set)
    for row in parsed.of("succession"):
        followed[row.key(PREDECESSOR)].add(row.key(SUCCESSOR))
    listed: dict[object, set[RowKey]] = defaultdict(set)
    for row in parsed.of("commitment_unit"):
        listed[row.values["commitment"]] |= _with_heirs(row.key(UNIT), followed)
    for row in parsed.read("unit_answer"):
        if row.key(UNIT) not in listed[row.values["commitment"]]:
            yield row.fault("unit_code", FaultCode.NOT_LISTED)


def _with_heirs(unit: RowKey, followed: Mapping[RowKey, set[RowKey]]) -> set[RowKey]:
    """A unit and all that followed it."""
    heirs, ahead = {unit}, [unit]
    while ahead:
        new = followed.get(ahead.pop(), set()) - heirs
        heirs |= new
        ahead += new
    return heirs
