"""Plausibility checks: what is asked about before a figure is taken; whoever enters it may state why it is right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from progress.arithmetic import last_decimal, rounded
from progress.cut_points import FAR_SHARE, FIRST_FACTOR


class Doubt(StrEnum):
    """Each has its sentence in the catalogues under `refusal.<doubt>`, and its word under `doubt.<doubt>`."""

    COUNTED_EARLY = "counted_early"
    FAR_FROM_LAST = "far_from_last"
    MUST_NOT_FALL = "must_not_fall"
    AS_FRACTION = "as_fraction"
    FAR_FROM_PROMISED = "far_from_promised"


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The usual behaviour of a commitment's figures. `largest_change` is None where only the usual share is known."""

    decimals: int
    largest_change: float | None = None
    must_not_fall: bool = False
    is_percent: bool = False


def doubts(
    value: float, last: float | None, year_before: float | None, usual: Plausibility, promised: Iterable[float] = ()
) -> tuple[Doubt, ...]:
    """The doubts about a figure beside the `last` one reported, its own year included, and the `year_before`.

    A first figure is held against `promised`, the targets and the baseline, too.
    """
    nearest = nearest_promised(value, promised)
    raised = [] if nearest is None else list(_beside_promised(abs(value), nearest, usual))
    if last is not None and _is_too_far(value, last, usual):
        raised.append(Doubt.FAR_FROM_LAST)
    if usual.must_not_fall and year_before is not None and rounded(value - year_before) < 0:
        raised.append(Doubt.MUST_NOT_FALL)
    return tuple(raised)


def _is_too_far(value: float, last: float, usual: Plausibility) -> bool:
    largest = usual.largest_change
    if largest is None:
        largest = max(FAR_SHARE * abs(last), 10 * last_decimal(usual.decimals))
    return rounded(abs(value - last)) > rounded(largest)


def nearest_promised(value: float, promised: Iterable[float]) -> float | None:
    """The size of the nearest amount that was promised, where `value` is larger or smaller than all; zeros are none."""
    sizes = [abs(amount) for amount in promised if rounded(amount)]
    size = abs(value)
    if not sizes or min(sizes) <= size <= max(sizes):
        return None
    return min(sizes) if size < min(sizes) else max(sizes)


def _beside_promised(size: float, nearest: float, usual: Plausibility) -> Iterator[Doubt]:
    """The doubt about a first figure of this size. Percentages from 1 to 100 are plausible, and so is zero."""
    is_small = 0 < rounded(size * FIRST_FACTOR) < rounded(nearest)
    is_large = rounded(size) > rounded(nearest * FIRST_FACTOR)
    if usual.is_percent and is_small and size < 1:
        yield Doubt.AS_FRACTION
    elif (is_small or is_large) and not (usual.is_percent and 1 <= size <= 100):
        yield Doubt.FAR_FROM_PROMISED
