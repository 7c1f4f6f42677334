"""The traits of the kinds of commitments, for every branch over kinds."""

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
    """The traits of every commitment of a kind.

    `is_numeric`: a figure is a number, not a stage. `has_measure`: the number has a unit of measure, so that figures of
    elsewhere can lie beside it. `is_share`: the number is a percentage, perhaps of k of N units.
    `is_rate`: it is a rate of its year, and the mean over a span is judged. `has_units`: it is counted unit by unit
    where the list of units is known. `has_baseline`: it starts from a number. `is_lasting`: it is done once and for
    all. `goes_by_calendar`: while no path owes anything it goes by the calendar. `allows_near_miss`: a miss by little
    is told apart. `is_projected`: its figures can be carried forward.
    """

    path: PathRule
    is_numeric: bool = False
    has_measure: bool = False
    is_share: bool = False
    is_rate: bool = False
    has_units: bool = False
    has_baseline: bool = False
    is_lasting: bool = False
    goes_by_calendar: bool = False
    allows_near_miss: bool = False
    is_projected: bool = False

    @property
    def has_path(self) -> bool:
        """Whether years without a target of their own can be held against a path."""
        return self.path is not PathRule.NEVER


TRAITS: dict[Kind, KindTraits] = {
    Kind.LEVEL: KindTraits(
        PathRule.ALWAYS, is_numeric=True, has_measure=True, has_baseline=True, allows_near_miss=True, is_projected=True
    ),
    Kind.COVERAGE: KindTraits(
        PathRule.ALWAYS,
        is_numeric=True,
        has_measure=True,
        is_share=True,
        has_units=True,
        has_baseline=True,
        allows_near_miss=True,
        is_projected=True,
    ),
    Kind.AVERAGE_GROWTH: KindTraits(PathRule.NEVER, is_numeric=True, has_measure=True, is_rate=True),
    Kind.COUNT: KindTraits(
        PathRule.IF_STATED,
        is_numeric=True,
        has_measure=True,
        has_units=True,
        has_baseline=True,
        goes_by_calendar=True,
        is_projected=True,
    ),
    Kind.NAMED_UNITS: KindTraits(
        PathRule.NEVER, is_numeric=True, has_units=True, is_lasting=True, goes_by_calendar=True, is_projected=True
    ),
    Kind.MILESTONE: KindTraits(PathRule.NEVER, is_lasting=True, goes_by_calendar=True),
}
