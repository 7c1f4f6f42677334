"""How each kind of commitment is drawn: the form of its chart, and the scale of its values."""

from enum import Enum, auto
from typing import assert_never

from models import Kind


class ChartForm(Enum):
    """Which chart shows the commitment."""

    TRAJECTORY = auto()
    GROWTH = auto()
    UNITS = auto()
    TIMELINE = auto()


class Scale(Enum):
    """The scale of its values: a measured amount, a percentage of a whole, or a number of things."""

    MEASURE = auto()
    SHARE = auto()
    COUNT = auto()


def form_of(kind: Kind) -> ChartForm:
    match kind:
        case Kind.LEVEL | Kind.COVERAGE | Kind.COUNT:
            return ChartForm.TRAJECTORY
        case Kind.AVERAGE_GROWTH:
            return ChartForm.GROWTH
        case Kind.NAMED_UNITS:
            return ChartForm.UNITS
        case Kind.MILESTONE:
            return ChartForm.TIMELINE
        case _:
            assert_never(kind)


def scale_of(kind: Kind) -> Scale:
    match kind:
        case Kind.LEVEL | Kind.AVERAGE_GROWTH | Kind.MILESTONE:
            return Scale.MEASURE
        case Kind.COVERAGE:
            return Scale.SHARE
        case Kind.COUNT | Kind.NAMED_UNITS:
            return Scale.COUNT
        case _:
            assert_never(kind)
