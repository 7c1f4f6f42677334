"""What follows from the kind of a commitment, wherever kinds are told apart."""

from dataclasses import dataclass
from enum import Enum, auto

from models import Kind


class PathRule(Enum):
    """Whether years without a target of their own are held against a path."""

    ALWAYS = auto()
    IF_STATED = auto()  # where a baseline or more than one target is stated
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class KindTraits:
    """What is true of every commitment of a kind.

    `is_numeric`: a figure is a number, not a stage. `has_measure`: the number has a unit of measure, so that figures of
    elsewhere can lie beside it. `is_share`: the number is a percentage, perhaps of k of N units.
    `is_rate`: it is a rate of its year, and the mean over a span is judged. `has_units`: it is counted unit by unit
    where the list of units is known. `has_baseline`: it starts from a number. `is_lasting`: it is done once and for
    all. `allows_near_miss`: a miss by little is told apart. `is_projected`: its figures can be carried forward.
    """

    path: PathRule
    is_numeric: bool
    has_measure: bool
    is_share: bool
    is_rate: bool
    has_units: bool
    has_baseline: bool
    is_lasting: bool
    allows_near_miss: bool
    is_projected: bool


TRAITS: dict[Kind, KindTraits] = {
    Kind.LEVEL: KindTraits(
        path=PathRule.ALWAYS,
        is_numeric=True,
        has_measure=True,
        is_share=False,
        is_rate=False,
        has_units=False,
        has_baseline=True,
        is_lasting=False,
        allows_near_miss=True,
        is_projected=True,
    ),
    Kind.COVERAGE: KindTraits(
        path=PathRule.ALWAYS,
        is_numeric=True,
        has_measure=True,
        is_share=True,
        is_rate=False,
        has_units=True,
        has_baseline=True,
        is_lasting=False,
        allows_near_miss=True,
        is_projected=True,
    ),
    Kind.AVERAGE_GROWTH: KindTraits(
        path=PathRule.NEVER,
        is_numeric=True,
        has_measure=True,
        is_share=False,
        is_rate=True,
        has_units=False,
        has_baseline=False,
        is_lasting=False,
        allows_near_miss=False,
        is_projected=False,
    ),
    Kind.COUNT: KindTraits(
        path=PathRule.IF_STATED,
        is_numeric=True,
        has_measure=True,
        is_share=False,
        is_rate=False,
        has_units=True,
        has_baseline=True,
        is_lasting=False,
        allows_near_miss=False,
        is_projected=True,
    ),
    Kind.NAMED_UNITS: KindTraits(
        path=PathRule.NEVER,
        is_numeric=True,
        has_measure=False,
        is_share=False,
        is_rate=False,
        has_units=True,
        has_baseline=False,
        is_lasting=True,
        allows_near_miss=False,
        is_projected=True,
    ),
    Kind.MILESTONE: KindTraits(
        path=PathRule.NEVER,
        is_numeric=False,
        has_measure=False,
        is_share=False,
        is_rate=False,
        has_units=False,
        has_baseline=False,
        is_lasting=True,
        allows_near_miss=False,
        is_projected=False,
    ),
}
