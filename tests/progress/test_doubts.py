"""What is asked about before a figure is taken."""

import pytest

from progress.doubts import Doubt, Plausibility, doubts


@pytest.mark.parametrize(
    ("value", "last", "decimals", "far"),
    [
        (130, 100, 0, False),
        (130.1, 100, 1, True),
        (70, 100, 0, False),
        (69.9, 100, 1, True),
        (-130, -100, 0, False),
        (10, 0, 0, False),
        (11, 0, 0, True),
        (1, 0, 1, False),
        (1.1, 0, 1, True),
    ],
)
def test_a_figure_is_far_beyond_30_percent_and_ten_units_of_the_last_decimal(
    value: float, last: int, decimals: int, far: bool
) -> None:
    assert (Doubt.FAR_FROM_LAST in doubts(value, last, None, Plausibility(decimals))) is far
