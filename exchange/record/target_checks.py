"""Validate targets as figures are: against the bounds, the decimals, the direction and the span of their commitment.

The last version of a year counts. Earlier ones are history, and one that is withdrawn owes nothing: a store in which a
faulty target was put right by a new version can be loaded again.
"""

from collections.abc import Iterator, Mapping

from exchange.record.faults import Fault, FaultCode
from exchange.record.parsing import ParsedRow, ParsedTables
from exchange.record.terms import Terms, digits, range_words, terms_of
from models import Comparator, ToleranceUnit
from progress.arithmetic import rounded
from progress.kinds import TRAITS, KindTraits
from progress.terms import Target
from store.bulk import table_rows

READ = ("commitment", "wording", "commitment_unit", "target")
CEILINGS = (Comparator.AT_MOST, Comparator.LESS_THAN)
FLOORS = (Comparator.AT_LEAST, Comparator.MORE_THAN)


def target_faults(parsed: ParsedTables, unreliable: set[str], terms: Mapping[object, Terms]) -> Iterator[Fault]:
    """The faults of the targets that count, as far as they and their commitments could be read."""
    if "target" in unreliable:
        return
    for row in _counting(parsed):
        yield from _faults(row, terms[row.values["commitment"]])


def stored_target_faults() -> list[tuple[str, int, Fault]]:
    """The faults of stored targets, which were taken before they were checked: commitment, year, fault."""
    parsed = ParsedTables({name: [ParsedRow(name, 0, row) for row in table_rows(name)] for name in READ})
    terms = terms_of(parsed)
    return [
        (str(row.values["commitment"]), int(str(row.values["year"])), fault)
        for row in _counting(parsed)
        for fault in _faults(row, terms[row.values["commitment"]])
    ]


def _counting(parsed: ParsedTables) -> list[ParsedRow]:
    """The last version of each year's target, as far as it was read, without those that are withdrawn."""
    in_order = sorted(parsed.of("target"), key=lambda row: int(str(row.values["version"])))
    last = {row.key(("commitment", "year")): row for row in in_order}
    return [row for row in last.values() if not row.unread and not row.values["is_withdrawn"]]


def _faults(row: ParsedRow, term: Terms) -> Iterator[Fault]:
    if term.kind is None or term.wording is None:
        return
    target, direction = _target(row), int(str(term.wording.values["direction"]))
    yield from _against_direction(row, target.comparator, direction)
    values = {name: value for name, value in (("value", target.value), ("upper", target.upper)) if value is not None}
    outside = [fault for name, value in values.items() for fault in _impossible(row, name, value, term)]
    yield from outside
    if not outside:
        yield from _never_met(row, target, term)
    if target.is_about and not outside:
        yield from _too_wide(row, rounded(target.value - direction * target.slack), term)


def _target(row: ParsedRow) -> Target:
    """The target in a row that was read without a fault."""

    def number(name: str) -> float | None:
        value = row.values[name]
        return value if isinstance(value, float) else None

    unit = row.values["tolerance_unit"]
    return Target(
        int(str(row.values["year"])),
        Comparator(str(row.values["comparator"])),
        number("value") or 0.0,
        number("upper"),
        number("tolerance"),
        None if unit is None else ToleranceUnit(str(unit)),
    )


def _against_direction(row: ParsedRow, comparator: Comparator, direction: int) -> Iterator[Fault]:
    if direction > 0 and comparator in CEILINGS:
        yield row.fault("comparator", FaultCode.HIGHER_IS_BETTER)
    if direction < 0 and comparator in FLOORS:
        yield row.fault("comparator", FaultCode.LOWER_IS_BETTER)


def _impossible(row: ParsedRow, column: str, value: float, term: Terms) -> Iterator[Fault]:
    """The faults of a value, or upper value, that no figure could have; a share may lie between two of them."""
    assert term.kind is not None
    low, high = _bounds(term)
    if term.is_rate and value <= -100:
        yield row.fault(column, FaultCode.RATE_TOO_LOW)
    elif term.is_beyond(value):
        yield row.fault(column, FaultCode.RATE_BEYOND, str(term.years))
    elif _is_outside(value, low, high):
        is_counted = high == term.listed and value > high
        code = FaultCode.MORE_THAN_LISTED if is_counted else FaultCode.OUT_OF_BOUNDS
        yield row.fault(column, code, str(term.listed) if is_counted else range_words(low, high))
    elif term.is_whole and not TRAITS[term.kind].is_share and value != int(value):
        yield row.fault(column, FaultCode.NOT_WHOLE)


def _never_met(row: ParsedRow, target: Target, term: Terms) -> Iterator[Fault]:
    """A target beyond the last figure that there can be: more than 100 %, less than nothing."""
    low, high = _bounds(term)
    beyond_high = target.comparator is Comparator.MORE_THAN and target.value == high
    beyond_low = target.comparator is Comparator.LESS_THAN and target.value == low
    if beyond_high or beyond_low:
        yield row.fault("value", FaultCode.NEVER_MET, range_words(low, high))


def _too_wide(row: ParsedRow, edge: float, term: Terms) -> Iterator[Fault]:
    """An "about" whose tolerance reaches to where no figure can be."""
    low, high = _bounds(term)
    if term.is_rate and edge <= -100:
        yield row.fault("tolerance", FaultCode.TOLERANCE_TOO_WIDE, f"{digits(edge)} (> -100)")
    elif _is_outside(edge, low, high):
        yield row.fault("tolerance", FaultCode.TOLERANCE_TOO_WIDE, f"{digits(edge)} ({range_words(low, high)})")


def _is_outside(value: float, low: float | None, high: float | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _bounds(term: Terms) -> tuple[float | None, float | None]:
    """The smallest and the largest figure that there can be: a milestone is done, a share at most 100 %."""
    assert term.kind is not None
    traits = TRAITS[term.kind]
    if not traits.is_numeric:
        return 1.0, 1.0
    low, high = term.stated_bounds
    if low is None and traits.has_units:
        low = 0.0
    return low, min((bound for bound in (high, _most(traits, term.listed)) if bound is not None), default=None)


def _most(traits: KindTraits, listed: int) -> float | None:
    """The largest figure by the kind: of a share 100 %, of a count as many as are listed."""
    if traits.is_share:
        return 100.0
    return float(listed) if traits.has_units and listed else None
