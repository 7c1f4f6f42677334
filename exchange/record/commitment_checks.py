"""Validate the rows of a commitment together: its wording, kind and bounds, and what must fit them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from exchange.record.faults import Fault, FaultCode
from exchange.record.parsing import ParsedRow, ParsedTables, RowKey
from exchange.record.target_checks import target_faults
from exchange.record.terms import Terms, range_words, terms_of
from models import Answer, Kind, ObservationStatus, ReviewState
from progress.kinds import TRAITS, KindTraits
from store.review import is_history
from store.validation import FORMS_OF_CONTENT
from views.figures import KEY


def commitment_faults(parsed: ParsedTables, unreliable: set[str], this_year: int) -> list[Fault]:
    """The faults of commitments and their figures; `unreliable` are the tables with rows that could not be read."""
    terms = terms_of(parsed, unreliable)
    return [
        *_commitments_without(parsed, unreliable, "wording", FaultCode.NO_WORDING),
        *_commitments_without(parsed, unreliable, "method_of_record", FaultCode.NO_METHOD),
        *_responsibilities_that_end_first(parsed),
        *_rates_without_span(terms),
        *_steps_that_do_not_fit(parsed, terms),
        *_values_beside(parsed, "baseline", lambda traits: traits.has_baseline, terms),
        *_values_beside(parsed, "reference", lambda traits: traits.has_measure, terms),
        *_figures_that_do_not_fit(parsed, terms),
        *target_faults(parsed, unreliable, terms),
        *_counts_that_disagree(parsed, unreliable),
        *_impossible_histories(parsed, unreliable),
        *_years_to_come(parsed, this_year),
        *_days_outside_their_year(parsed, this_year),
        *_series_outside(parsed, this_year),
    ]


def _commitments_without(parsed: ParsedTables, unreliable: set[str], table: str, code: FaultCode) -> Iterator[Fault]:
    """A commitment needs a wording to be shown, and a method of record to be judged."""
    if table in unreliable:
        return
    present = {row.values["commitment"] for row in parsed.of(table)}
    for row in parsed.of("commitment"):
        if "code" not in row.unread and row.values["code"] not in present:
            yield row.fault("code", code)


def _responsibilities_that_end_first(parsed: ParsedTables) -> Iterator[Fault]:
    """A responsibility does not end before it begins; partial dates are compared as far as both go."""
    for row in parsed.read("responsibility"):
        first, last = str(row.values["valid_from"]), row.values["valid_to"]
        if last is not None and str(last)[: len(first)] < first[: len(str(last))]:
            yield row.fault("valid_to", FaultCode.ENDS_FIRST, first)


def _rates_without_span(terms: Mapping[object, Terms]) -> Iterator[Fault]:
    """An average growth needs the years of its span."""
    for term in terms.values():
        if term.is_rate and term.wording is not None and term.wording.values["span_from"] is None:
            yield term.wording.fault("span_from", FaultCode.REQUIRED)


def _steps_that_do_not_fit(parsed: ParsedTables, terms: Mapping[object, Terms]) -> Iterator[Fault]:
    """Only a path can be in steps, and the reason for that is there in Vietnamese, if in any language."""
    for row in parsed.of("wording"):
        kind, (reason, reason_en) = terms[row.values["commitment"]].kind, row.key(("steps_reason", "steps_reason_en"))
        column = "steps_reason" if reason is not None else "steps_reason_en"
        if kind is not None and not TRAITS[kind].has_path and row.values[column] is not None:
            yield row.fault(column, FaultCode.NO_PATH)
        elif reason is None and reason_en is not None and "steps_reason" not in row.unread:
            yield row.fault("steps_reason", FaultCode.REQUIRED)


def _values_beside(
    parsed: ParsedTables, table: str, takes_them: Callable[[KindTraits], bool], terms: Mapping[object, Terms]
) -> Iterator[Fault]:
    """Baselines and references: only where the kind of the commitment takes them, and in its bounds."""
    for row in parsed.of(table):
        term = terms[row.values["commitment"]]
        if term.kind is not None and not takes_them(TRAITS[term.kind]):
            yield row.fault("value", FaultCode.WRONG_KIND, str(term.kind))
        yield from _out_of_bounds(row, term)


def _figures_that_do_not_fit(parsed: ParsedTables, terms: Mapping[object, Terms]) -> Iterator[Fault]:
    for row in parsed.of("figure"):
        value, term = row.values["value"], terms[row.values["commitment"]]
        yield from _wrong_content(row, term.kind)
        yield from _out_of_bounds(row, term)
        if isinstance(value, float) and term.is_whole and value != int(value):
            yield row.fault("value", FaultCode.NOT_WHOLE)
        if isinstance(value, float) and term.is_rate and value <= -100:
            yield row.fault("value", FaultCode.RATE_TOO_LOW)
        if isinstance(value, float) and term.is_beyond(value):
            yield row.fault("value", FaultCode.RATE_BEYOND, str(term.years))


def _wrong_content(row: ParsedRow, kind: Kind | None) -> Iterator[Fault]:
    """A figure has the content of its commitment's kind and no other; answers are stored as the part they count to."""
    if kind is None or row.unread or row.values["status"] is ObservationStatus.NOT_AVAILABLE:
        return
    filled = [name for name in ("value", "part", "stage") if row.values[name] is not None]
    allowed = [["part" if form == "answers" else form] for form in FORMS_OF_CONTENT[kind]]
    if filled not in allowed:
        yield row.fault("value", FaultCode.WRONG_KIND, str(kind))


def _out_of_bounds(row: ParsedRow, term: Terms) -> Iterator[Fault]:
    value, (low, high) = row.values["value"], term.stated_bounds
    if isinstance(value, float) and ((low is not None and value < low) or (high is not None and value > high)):
        yield row.fault("value", FaultCode.OUT_OF_BOUNDS, range_words(low, high))


def _counts_that_disagree(parsed: ParsedTables, unreliable: set[str]) -> Iterator[Fault]:
    """A figure that was answered unit by unit counts its answers: how many say yes, of how many."""
    if "unit_answer" in unreliable or len(parsed.read("unit_answer")) < len(parsed.of("unit_answer")):
        return
    yes, whole = Counter[RowKey](), Counter[RowKey]()
    for answer in parsed.of("unit_answer"):
        yes[answer.key(KEY)] += answer.values["answer"] == Answer.YES
        whole[answer.key(KEY)] += 1
    for row in parsed.read("figure"):
        key = row.key(KEY)
        if key in whole and row.key(("part", "whole")) != (yes[key], whole[key]):
            yield row.fault("part", FaultCode.ANSWERS_DISAGREE, f"{yes[key]}/{whole[key]}")


def _impossible_histories(parsed: ParsedTables, unreliable: set[str]) -> Iterator[Fault]:
    """The steps of a review are numbered from 1, in an order that the program itself allows."""
    rows = parsed.read("review_step")
    if "review_step" in unreliable or len(rows) < len(parsed.of("review_step")):
        return
    steps: dict[RowKey, list[ParsedRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(str(row.values["n"]))):
        steps[row.key(KEY)].append(row)
    for history in steps.values():
        states = [ReviewState(str(step.values["state"])) for step in history]
        numbers = [step.values["n"] for step in history]
        if numbers != list(range(1, len(history) + 1)) or not is_history(states):
            yield history[0].fault("state", FaultCode.NOT_A_HISTORY, " → ".join(states))


def _years_to_come(parsed: ParsedTables, this_year: int) -> Iterator[Fault]:
    """Neither a year of a value nor its publication may lie ahead."""
    for row in (row for table in ("figure", "baseline", "reference") for row in parsed.of(table)):
        year, published = row.values["year"], row.values["published_on"]
        if isinstance(year, int) and year > this_year:
            yield row.fault("year", FaultCode.FUTURE_YEAR, f"≤ {this_year}")
        if published is not None and _year_of(published) > this_year:
            yield row.fault("published_on", FaultCode.OUT_OF_BOUNDS, f"≤ {this_year}")


def _days_outside_their_year(parsed: ParsedTables, this_year: int) -> Iterator[Fault]:
    """A figure is cut off in its year or later, and a milestone of a year is done by its end."""
    for row in parsed.of("figure"):
        year, cut_off, done = row.key(("year", "cut_off_on", "done_on"))
        if cut_off is not None and isinstance(year, int) and not year <= _year_of(cut_off) <= this_year:
            yield row.fault("cut_off_on", FaultCode.OUT_OF_BOUNDS, f"{year} … {this_year}")
        if done is not None and isinstance(year, int) and _year_of(done) > year:
            yield row.fault("done_on", FaultCode.OUT_OF_BOUNDS, f"≤ {year}")


def _series_outside(parsed: ParsedTables, this_year: int) -> Iterator[Fault]:
    """A baseline is restated for a series that has begun, in its year or later."""
    for row in parsed.of("baseline"):
        year, first = row.key(("year", "holds_from"))
        if isinstance(year, int) and isinstance(first, int) and not year <= first <= this_year:
            yield row.fault("holds_from", FaultCode.OUT_OF_BOUNDS, f"{year} … {this_year}")


def _year_of(partial: object) -> int:
    return int(str(partial)[:4])
