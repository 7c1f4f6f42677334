"""The figure of record of each year, and its amount."""

from collections.abc import Iterable

from models import Kind, ObservationStatus, ReviewState, Stage
from progress.dates import is_counted_early
from progress.kinds import TRAITS
from progress.terms import Observation, Promise

SENT_BACK = (ReviewState.RETURNED, ReviewState.RECALLED)  # such a figure is history only


def of_record(
    promise: Promise, observations: Iterable[Observation], *, of_span: bool = False
) -> dict[int, Observation]:
    """Which figure of each year counts: by the method of record, the highest approved version. Sorted by year.

    Where none is approved, the newest that was neither returned nor recalled stands for the year: it is
    shown, its `review` says that it is not approved, and nothing is judged by it.
    """
    counting: dict[int, Observation] = {}
    for o in sorted(observations, key=lambda o: (o.year, o.version)):
        if o.of_span != of_span or o.method != promise.method_of_record(o.year) or is_sent_back(o):
            continue
        counted = counting.get(o.year)
        if counted is None or is_approved(o) or not is_approved(counted):
            counting[o.year] = o
    return counting


def is_approved(o: Observation) -> bool:
    """Whether a figure counts: whatever judges, draws or sums up asks this."""
    return o.review is ReviewState.APPROVED


def is_sent_back(o: Observation) -> bool:
    """Whether a figure was returned or taken back, so that it is history only."""
    return o.review in SENT_BACK


def is_incomplete(kind: Kind, o: Observation) -> bool:
    """Whether a figure is not the whole year's. What is done once and for all is as far as it is, on any day."""
    return not TRAITS[kind].is_lasting and is_counted_early(o.cut_off_on, o.year)


def corrections(promise: Promise, observations: Iterable[Observation]) -> dict[int, Observation]:
    """By year, the newest version after the figure of record that still waits for its approval."""
    observations = tuple(observations)
    counting = of_record(promise, observations)
    waiting: dict[int, Observation] = {}
    for o in sorted(observations, key=lambda o: o.version):
        counted = counting.get(o.year)
        is_later = counted is not None and o.version > counted.version and o.version_of == counted.version_of
        if is_later and not is_approved(o) and not is_sent_back(o):
            waiting[o.year] = o
    return waiting


def amount(kind: Kind, o: Observation) -> float | None:
    """The figure as one number in the unit of measure; None where it will never exist."""
    if o.status is ObservationStatus.NOT_AVAILABLE:
        return None
    if not TRAITS[kind].is_numeric:
        return float(o.stage is Stage.DONE)
    if o.part is None or not o.whole:
        return o.value
    return 100 * o.part / o.whole if TRAITS[kind].is_share else float(o.part)
