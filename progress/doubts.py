"""What is asked about once more before a figure is taken: it may be right, and whoever enters it says why."""

from dataclasses import dataclass
from enum import StrEnum

from progress.arithmetic import is_far, nine


class Doubt(StrEnum):
    """Each has its sentence in the catalogues under `refusal.<doubt>`, and its word under `doubt.<doubt>`."""

    FAR_FROM_LAST = "far_from_last"
    MUST_NOT_FALL = "must_not_fall"


@dataclass(frozen=True, slots=True)
class Plausibility:
    """What a commitment's figures plausibly do. `largest_change` is None where only the usual share is known."""

    decimals: int
    largest_change: float | None = None
    must_not_fall: bool = False


def doubts(value: float, last: float | None, year_before: float | None, usual: Plausibility) -> tuple[Doubt, ...]:
    """What to ask about a figure: `last` is what was said last, its own year included, `year_before` earlier."""
    found = []
    if last is not None and _is_too_far(value, last, usual):
        found.append(Doubt.FAR_FROM_LAST)
    if usual.must_not_fall and year_before is not None and nine(value - year_before) < 0:
        found.append(Doubt.MUST_NOT_FALL)
    return tuple(found)


def _is_too_far(value: float, last: float, usual: Plausibility) -> bool:
    if usual.largest_change is None:
        return is_far(value, last, usual.decimals)
    return nine(abs(value - last)) > nine(usual.largest_change)
