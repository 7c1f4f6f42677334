"""What must hold between rows before they are stored; what a single cell cannot show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import ForeignKeyConstraint, Table

from exchange.faults import Fault, FaultCode
from exchange.tables import Record
from models import Kind, ObservationStatus
from names import name_key
from store.tables import keys, tables

Records: TypeAlias = Mapping[str, Sequence[Record]]
Key: TypeAlias = tuple[object, ...]


def faults_between(records: Records) -> list[Fault]:
    """Every fault that only shows when rows are held against each other and against the store."""
    found: list[Fault] = []
    for table in tables():
        found += _twice(table, records)
        found += _unknown_references(table, records)
    return [*found, *_units_of_one_name(records), *_unsaid(records), *_figures(records)]


def fault(table: str, record: Record, column: str, code: FaultCode, detail: str = "") -> Fault:
    value = record.values.get(column)
    return Fault(f"{table}.csv", record.line, column, "" if value is None else str(value), code, detail)


def _key(record: Record, columns: Sequence[str]) -> Key:
    return tuple(record.values[name] for name in columns)


def _twice(table: Table, records: Records) -> Iterator[Fault]:
    columns = [column.name for column in table.primary_key.columns]
    seen = dict.fromkeys(keys(table), 0)
    for record in records.get(table.name, ()):
        key = _key(record, columns)
        if key in seen:
            detail = ", ".join(str(part) for part in key)
            yield fault(table.name, record, columns[0], FaultCode.TWICE, detail)
        seen[key] = record.line


def _unknown_references(table: Table, records: Records) -> Iterator[Fault]:
    for constraint in (c for c in table.constraints if isinstance(c, ForeignKeyConstraint)):
        target = constraint.referred_table
        theirs = [element.column.name for element in constraint.elements]
        known = _known(target, theirs, records)
        ours = list(constraint.column_keys)
        for record in records.get(table.name, ()):
            key = _key(record, ours)
            if None not in key and key not in known:
                yield fault(table.name, record, ours[0], FaultCode.UNKNOWN_REFERENCE, target.name)


def _known(target: Table, columns: Sequence[str], records: Records) -> set[Key]:
    """The keys one may refer to: all foreign keys here name a whole primary key, in its order or not."""
    order = [column.name for column in target.primary_key.columns]
    places = [order.index(name) for name in columns]
    stored = {tuple(key[place] for place in places) for key in keys(target)}
    return stored | {_key(record, columns) for record in records.get(target.name, ())}


def _units_of_one_name(records: Records) -> Iterator[Fault]:
    """Two units of one place may not bear the same name at the same time."""
    there: dict[tuple[object, str], list[Record]] = defaultdict(list)
    for record in records.get("unit", ()):
        v = record.values
        name = (v["place_vi"], name_key(str(v["name_vi"])))
        if any(_overlap(record, other) for other in there[name]):
            yield fault("unit", record, "name_vi", FaultCode.SAME_NAME, str(v["place_vi"]))
        there[name].append(record)


def _overlap(one: Record, other: Record) -> bool:
    def days(record: Record) -> tuple[str, str]:
        return str(record.values["valid_from"]), str(record.values["valid_to"] or "9999-12-31")

    (a, b), (c, d) = days(one), days(other)
    return a <= d and c <= b


def _unsaid(records: Records) -> Iterator[Fault]:
    """A commitment needs words to be shown, and a method whose figures count to be judged."""
    worded = {record.values["commitment"] for record in records.get("wording", ())}
    counted = {record.values["commitment"] for record in records.get("method_of_record", ())}
    for record in records.get("commitment", ()):
        if record.values["code"] not in worded:
            yield fault("commitment", record, "code", FaultCode.NO_WORDING)
        if record.values["code"] not in counted:
            yield fault("commitment", record, "code", FaultCode.NO_METHOD)


def _figures(records: Records) -> Iterator[Fault]:
    kinds = {r.values["code"]: r.values["kind"] for r in records.get("commitment", ())}
    bounds = {
        r.values["commitment"]: (r.values["minimum"], r.values["maximum"]) for r in records.get("wording", ())
    }
    yes: dict[Key, int] = defaultdict(int)
    whole: dict[Key, int] = defaultdict(int)
    for answer in records.get("unit_answer", ()):
        key = _key(answer, FIGURE_KEY)
        yes[key] += answer.values["answer"] == "yes"
        whole[key] += 1
    for record in records.get("figure", ()):
        v, code = record.values, record.values["commitment"]
        yield from _kind_fault(record, kinds.get(code))
        low, high = bounds.get(code, (None, None))
        if _is_outside(v["value"], low, high):
            yield fault("figure", record, "value", FaultCode.OUT_OF_BOUNDS, f"{low} … {high}")
        key = _key(record, FIGURE_KEY)
        if key in whole and (v["part"], v["whole"]) != (yes[key], whole[key]):
            yield fault("figure", record, "part", FaultCode.ANSWERS_DISAGREE, f"{yes[key]}/{whole[key]}")


FIGURE_KEY = ("commitment", "year", "method", "of_span", "version")


def _is_outside(value: object, low: object, high: object) -> bool:
    if not isinstance(value, float):
        return False
    return (isinstance(low, float) and value < low) or (isinstance(high, float) and value > high)


def _kind_fault(record: Record, kind: object) -> Iterator[Fault]:
    v = record.values
    if kind is None or v["status"] is ObservationStatus.NOT_AVAILABLE:
        return
    has_stage = v["stage"] is not None
    counted = v["part"] is not None
    fits = {
        Kind.MILESTONE: has_stage,
        Kind.NAMED_UNITS: counted,
        Kind.COVERAGE: counted or v["value"] is not None,
        Kind.COUNT: counted or v["value"] is not None,
    }.get(Kind(str(kind)), v["value"] is not None and not counted)
    if not fits or (has_stage and kind is not Kind.MILESTONE):
        yield fault("figure", record, "value", FaultCode.WRONG_KIND, str(kind))
