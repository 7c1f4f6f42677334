"""How each kind is drawn: the form of its chart, and the scale of its values."""

import pytest

from charts.kinds import ChartForm, Scale, form_of, scale_of
from models import Kind

DRAWN = {
    Kind.LEVEL: (ChartForm.TRAJECTORY, Scale.MEASURE),
    Kind.COVERAGE: (ChartForm.TRAJECTORY, Scale.SHARE),
    Kind.COUNT: (ChartForm.TRAJECTORY, Scale.COUNT),
    Kind.AVERAGE_GROWTH: (ChartForm.GROWTH, Scale.MEASURE),
    Kind.NAMED_UNITS: (ChartForm.UNITS, Scale.COUNT),
    Kind.MILESTONE: (ChartForm.TIMELINE, Scale.MEASURE),
}


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_the_form_and_the_scale_of_its_values(kind: Kind) -> None:
    assert (form_of(kind), scale_of(kind)) == DRAWN[kind]
