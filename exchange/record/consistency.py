"""Validate parsed rows against each other and against the store: what a single cell cannot show."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from exchange.record.faults import Fault, FaultCode
from exchange.record.parsing import ParsedRow, ParsedTables
from models import Answer, Extent, Kind, ObservationStatus, ReviewState
from progress.kinds import TRAITS
from store.bulk import table_keys
from store.data_dictionary import Table, tables
from store.review import is_history
from store.validation import FORMS_OF_CONTENT
from text.names import name_key
from views.figures import KEY

Records: TypeAlias = Mapping[str, Sequence[ParsedRow]]
RowKey: TypeAlias = tuple[object, ...]
Bounds: TypeAlias = tuple[object, object]
Stored: TypeAlias = Callable[[str], set[RowKey]]

YEAR_COLUMNS = ("year", "first_year", "last_year", "horizon_year", "span_from", "span_to")
YEARS = (1900, 2200)  # the years that the store can hold
# They belong to a version of a figure: a gap in it is a fault of the figures.
OF_A_VERSION = ("unit_answer", "review_step", "batch_figure")


def faults_between(parsed: ParsedTables, this_year: int, stored: Stored = table_keys) -> list[Fault]:
    """Every fault that shows only when rows are compared with each other and with the store.

    Faults that may follow from a cell or row that could not be read are left out.
    `stored` returns the keys that a table holds besides the rows that were read.
    """
    records, unsure = parsed.rows, _unsure(parsed)
    faults: list[Fault] = []
    for table in tables():
        faults += _twice(table, records, stored)
        faults += _unknown_references(table, records, unsure, stored)
        faults += _years(table, records)
    faults += [*_units_of_one_name(records), *_successions(records), *_responsibilities(records)]
    faults += [*_unlisted_units(records, unsure), *_gaps(records, unsure), *_without_wording(records, unsure)]
    faults += [*_measured(records, "baseline", "has_baseline"), *_measured(records, "reference", "has_measure")]
    faults += [*_future(records, this_year), *_histories(records, unsure), *_spans(records)]
    return [*faults, *_figures(records, unsure)]


def _unsure(parsed: ParsedTables) -> set[str]:
    """The tables with rows whose keys could not be read."""
    keyless = {t.name for t in tables() for r in parsed.rows.get(t.name, ()) if not r.unread.isdisjoint(t.key)}
    return parsed.incomplete | keyless


def fault(table: str, record: ParsedRow, column: str, code: FaultCode, detail: str = "") -> Fault:
    value = record.values.get(column)
    return Fault(f"{table}.csv", record.line, column, "" if value is None else str(value), code, detail)


def _key(record: ParsedRow, columns: Sequence[str]) -> RowKey:
    return tuple(record.values[name] for name in columns)


def _twice(table: Table, records: Records, stored: Stored) -> Iterator[Fault]:
    if not records.get(table.name):
        return
    seen = set(stored(table.name))
    for record in records[table.name]:
        if not record.unread.isdisjoint(table.key):
            continue
        key = _key(record, table.key)
        if key in seen:
            detail = ", ".join(str(part) for part in key)
            yield fault(table.name, record, table.key[0], FaultCode.TWICE, detail)
        seen.add(key)


def _unknown_references(table: Table, records: Records, unsure: set[str], stored: Stored) -> Iterator[Fault]:
    if not records.get(table.name):
        return
    for reference in (reference for reference in table.references if reference.table not in unsure):
        existing = _existing(reference.table, reference.theirs, records, stored)
        for record in records.get(table.name, ()):
            key = _key(record, reference.ours)
            if None not in key and key not in existing:
                yield fault(table.name, record, reference.ours[0], FaultCode.UNKNOWN_REFERENCE, reference.table)


def _existing(target: str, columns: Sequence[str], records: Records, stored: Stored) -> set[RowKey]:
    """The keys that exist, their parts ordered as `columns`: every foreign key here names a whole primary key."""
    order = next(table.key for table in tables() if table.name == target)
    places = [order.index(name) for name in columns]
    in_store = {tuple(key[place] for place in places) for key in stored(target)}
    return in_store | {_key(record, columns) for record in records.get(target, ())}


def _years(table: Table, records: Records) -> Iterator[Fault]:
    first, last = YEARS
    for column in (column.name for column in table.columns if column.name in YEAR_COLUMNS):
        for record in records.get(table.name, ()):
            year = record.values[column]
            if isinstance(year, int) and not first <= year <= last:
                yield fault(table.name, record, column, FaultCode.OUT_OF_BOUNDS, f"{first} … {last}")


def _units_of_one_name(records: Records) -> Iterator[Fault]:
    """Two units of one place may not have the same name at the same time."""
    by_name: dict[tuple[str, str], list[ParsedRow]] = defaultdict(list)
    for record in records.get("unit", ()):
        if record.unread:
            continue
        place, name = str(record.values["place_vi"]), str(record.values["name_vi"])
        same = by_name[name_key(place), name_key(name)]
        if any(_overlap(record, other) for other in same):
            yield fault("unit", record, "name_vi", FaultCode.SAME_NAME, place)
        same.append(record)


def _overlap(first: ParsedRow, second: ParsedRow) -> bool:
    def days(record: ParsedRow) -> tuple[str, str]:
        return str(record.values["valid_from"]), str(record.values["valid_to"] or "9999-12-31")

    (a, b), (c, d) = days(first), days(second)
    return a <= d and c <= b


def _successions(records: Records) -> Iterator[Fault]:
    """A unit ends the day before its successor takes over, and one that went over whole went nowhere else.

    So every step leads to a later day, and none leads back.
    """
    units = {_key(r, ("code", "valid_from")): r.values["valid_to"] for r in records.get("unit", ()) if not r.unread}
    rows = [r for r in records.get("succession", ()) if not r.unread]
    went: dict[RowKey, list[ParsedRow]] = defaultdict(list)
    for record in rows:
        yield from _dates_of_succession(record, units)
        went[_key(record, ("predecessor", "predecessor_from"))].append(record)
    for steps in went.values():
        if len(steps) > 1 and any(r.values["extent"] is Extent.WHOLE for r in steps):
            yield fault("succession", steps[-1], "extent", FaultCode.WHOLE_AND_MORE)


def _dates_of_succession(record: ParsedRow, units: Mapping[RowKey, object]) -> Iterator[Fault]:
    before, after = (_key(record, (part, f"{part}_from")) for part in ("predecessor", "successor"))
    on = record.values["effective"]
    if not isinstance(on, date) or before not in units or after not in units:
        return  # is another fault already
    last = on - timedelta(days=1)
    if units[before] != last:
        yield fault("succession", record, "effective", FaultCode.NOT_ENDED, last.isoformat())
    begins, ends = after[1], units[after]
    is_in_force = isinstance(begins, date) and begins <= on and (not isinstance(ends, date) or on <= ends)
    if not is_in_force:
        yield fault("succession", record, "successor", FaultCode.NOT_THERE, on.isoformat())


def _responsibilities(records: Records) -> Iterator[Fault]:
    """A responsibility does not end before it begins; partial dates are compared as far as both go."""
    for record in (r for r in records.get("responsibility", ()) if not r.unread):
        first, last = str(record.values["valid_from"]), record.values["valid_to"]
        if last is not None and str(last)[: len(first)] < first[: len(str(last))]:
            yield fault("responsibility", record, "valid_to", FaultCode.ENDS_FIRST, first)


def _without_wording(records: Records, unsure: set[str]) -> Iterator[Fault]:
    """A commitment needs a wording to be shown, and a method of record to be judged."""
    needed = (("wording", FaultCode.NO_WORDING), ("method_of_record", FaultCode.NO_METHOD))
    for table, code in (need for need in needed if need[0] not in unsure):
        present = {record.values["commitment"] for record in records.get(table, ())}
        for record in records.get("commitment", ()):
            if "code" not in record.unread and record.values["code"] not in present:
                yield fault("commitment", record, "code", code)


def _kinds(records: Records) -> dict[object, Kind]:
    of_code = {r.values["code"]: r.values["kind"] for r in records.get("commitment", ()) if not r.unread}
    return {code: kind for code, kind in of_code.items() if isinstance(kind, Kind)}


def _wordings(records: Records) -> dict[object, ParsedRow]:
    """The last version of each commitment's wording, which counts, by the commitment's code."""
    read = (r for r in records.get("wording", ()) if not r.unread)
    return {r.values["commitment"]: r for r in sorted(read, key=lambda r: int(str(r.values["version"])))}


def _spans(records: Records) -> Iterator[Fault]:
    """An average growth needs the years of its span."""
    kinds = _kinds(records)
    for code, record in _wordings(records).items():
        if code in kinds and TRAITS[kinds[code]].is_rate and record.values["span_from"] is None:
            yield fault("wording", record, "span_from", FaultCode.REQUIRED)


def _bounds(records: Records) -> dict[object, Bounds]:
    """The bounds of each commitment's values, by its code."""
    return {code: (r.values["minimum"], r.values["maximum"]) for code, r in _wordings(records).items()}


def _gaps(records: Records, unsure: set[str]) -> Iterator[Fault]:
    """Versions are numbered without gaps."""
    for table in tables():
        if "version" not in table.key or table.name in OF_A_VERSION or table.name in unsure:
            continue
        keys = [name for name in table.key if name != "version"]
        versions: dict[RowKey, set[object]] = defaultdict(set)
        for record in records.get(table.name, ()):
            versions[_key(record, keys)].add(record.values["version"])
        for record in records.get(table.name, ()):
            version = int(str(record.values["version"]))
            if version > 1 and version - 1 not in versions[_key(record, keys)]:
                yield fault(table.name, record, "version", FaultCode.VERSION_GAP, str(version - 1))


def _histories(records: Records, unsure: set[str]) -> Iterator[Fault]:
    """The steps of a review are numbered from 1, in an order that the program itself allows."""
    if "review_step" in unsure or any(r.unread for r in records.get("review_step", ())):
        return
    steps: dict[RowKey, list[ParsedRow]] = defaultdict(list)
    for record in sorted(records.get("review_step", ()), key=lambda r: int(str(r.values["n"]))):
        steps[_key(record, KEY)].append(record)
    for history in steps.values():
        states = [ReviewState(str(step.values["state"])) for step in history]
        numbers = [step.values["n"] for step in history]
        if numbers != list(range(1, len(history) + 1)) or not is_history(states):
            yield fault("review_step", history[0], "state", FaultCode.NOT_A_HISTORY, " → ".join(states))


def _future(records: Records, this_year: int) -> Iterator[Fault]:
    """Years and days that have not come, and days that do not fit the figure's year."""
    for table in ("figure", "baseline", "reference"):
        for record in records.get(table, ()):
            year, released = record.values["year"], record.values["published_on"]
            if isinstance(year, int) and year > this_year:
                yield fault(table, record, "year", FaultCode.FUTURE_YEAR, f"≤ {this_year}")
            if released is not None and _year_of(released) > this_year:
                yield fault(table, record, "published_on", FaultCode.OUT_OF_BOUNDS, f"≤ {this_year}")
    for record in records.get("figure", ()):
        year, cut_off, done = (record.values[name] for name in ("year", "cut_off_on", "done_on"))
        if cut_off is not None and isinstance(year, int) and not year <= _year_of(cut_off) <= this_year:
            yield fault("figure", record, "cut_off_on", FaultCode.OUT_OF_BOUNDS, f"{year} … {this_year}")
        if done is not None and isinstance(year, int) and _year_of(done) > year:
            yield fault("figure", record, "done_on", FaultCode.OUT_OF_BOUNDS, f"≤ {year}")


def _year_of(partial: object) -> int:
    return int(str(partial)[:4])


def _unlisted_units(records: Records, unsure: set[str]) -> Iterator[Fault]:
    """Answers for units that are neither on the commitment's list nor successors of one that is."""
    if not unsure.isdisjoint(("commitment_unit", "succession")):
        return
    followed: dict[RowKey, set[RowKey]] = defaultdict(set)
    for record in records.get("succession", ()):
        before, after = (_key(record, (part, f"{part}_from")) for part in ("predecessor", "successor"))
        followed[before].add(after)
    listed: dict[object, set[RowKey]] = defaultdict(set)
    for record in records.get("commitment_unit", ()):
        listed[record.values["commitment"]] |= _with_heirs(_key(record, ("unit_code", "unit_from")), followed)
    for record in (r for r in records.get("unit_answer", ()) if not r.unread):
        if _key(record, ("unit_code", "unit_from")) not in listed[record.values["commitment"]]:
            yield fault("unit_answer", record, "unit_code", FaultCode.NOT_LISTED)


def _with_heirs(unit: RowKey, followed: Mapping[RowKey, set[RowKey]]) -> set[RowKey]:
    """A unit and all that followed it."""
    heirs, ahead = {unit}, [unit]
    while ahead:
        new = followed.get(ahead.pop(), set()) - heirs
        heirs |= new
        ahead += new
    return heirs


def _measured(records: Records, table: str, trait: Literal["has_baseline", "has_measure"]) -> Iterator[Fault]:
    """Values of baselines and references: only where the kind of the commitment has this trait, and in its bounds."""
    kinds, bounds = _kinds(records), _bounds(records)
    for record in records.get(table, ()):
        code = record.values["commitment"]
        if code in kinds and not getattr(TRAITS[kinds[code]], trait):
            yield fault(table, record, "value", FaultCode.WRONG_KIND, str(kinds[code]))
        yield from _outside(table, record, bounds.get(code, (None, None)))


def _figures(records: Records, unsure: set[str]) -> Iterator[Fault]:
    kinds, bounds = _kinds(records), _bounds(records)
    whole_only = {r.values["commitment"] for r in records.get("wording", ()) if r.values["decimals"] == 0}
    yes: dict[RowKey, int] = defaultdict(int)
    whole: dict[RowKey, int] = defaultdict(int)
    is_answered = "unit_answer" not in unsure and not any(r.unread for r in records.get("unit_answer", ()))
    for answer in records.get("unit_answer", ()):
        key = _key(answer, KEY)
        yes[key] += answer.values["answer"] == Answer.YES
        whole[key] += 1
    for record in records.get("figure", ()):
        v, code = record.values, record.values["commitment"]
        yield from _kind_fault(record, kinds.get(code))
        if code in whole_only and isinstance(v["value"], float) and v["value"] != int(v["value"]):
            yield fault("figure", record, "value", FaultCode.NOT_WHOLE)
        yield from _outside("figure", record, bounds.get(code, (None, None)))
        if code in kinds and TRAITS[kinds[code]].is_rate and isinstance(v["value"], float) and v["value"] <= -100:
            yield fault("figure", record, "value", FaultCode.OUT_OF_BOUNDS, "> -100")
        key = _key(record, KEY)
        is_counted = key in whole and is_answered and not record.unread
        if is_counted and (v["part"], v["whole"]) != (yes[key], whole[key]):
            yield fault("figure", record, "part", FaultCode.ANSWERS_DISAGREE, f"{yes[key]}/{whole[key]}")


def _outside(table: str, record: ParsedRow, bounds: Bounds) -> Iterator[Fault]:
    value, (low, high) = record.values["value"], bounds
    if isinstance(value, float) and (
        (isinstance(low, float) and value < low) or (isinstance(high, float) and value > high)
    ):
        limits = " … ".join("" if limit is None else f"{limit:g}" for limit in (low, high))
        yield fault(table, record, "value", FaultCode.OUT_OF_BOUNDS, limits)


def _kind_fault(record: ParsedRow, kind: Kind | None) -> Iterator[Fault]:
    """A figure has the content of its commitment's kind and no other; answers are stored as the part they count to."""
    v = record.values
    if kind is None or record.unread or v["status"] is ObservationStatus.NOT_AVAILABLE:
        return
    filled = [name for name in ("value", "part", "stage") if v[name] is not None]
    allowed = [["part" if form == "answers" else form] for form in FORMS_OF_CONTENT[kind]]
    if filled not in allowed:
        yield fault("figure", record, "value", FaultCode.WRONG_KIND, str(kind))
