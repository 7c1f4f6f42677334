"""Plausibility checks: what is asked about before a figure is taken; whoever enters it may state why it is right."""

from dataclasses import dataclass
from enum import StrEnum

from progress.arithmetic import last_decimal, rounded
from progress.cut_points import FAR_SHARE


class Doubt(StrEnum):
    """Each has its sentence in the catalogues under `refusal.<doubt>`, and its word under `doubt.<doubt>`."""

    FAR_FROM_LAST = "far_from_last"
    MUST_NOT_FALL = "must_not_fall"


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The usual behaviour of a commitment's figures. `largest_change` is None where only the usual share is known."""

    decimals: int
    largest_change: float | None = None
    must_not_fall: bool = False


def doubts(value: float, last: float | None, year_before: float | None, usual: Plausibility) -> tuple[Doubt, ...]:
    """The doubts about a figure beside the `last` one reported, its own year included, and the `year_before`."""
    raised = []
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
