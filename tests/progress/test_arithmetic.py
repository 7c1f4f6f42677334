"""The sums of the rule: growth, and rounding."""

import pytest

from progress.arithmetic import mean_growth, required_growth


def test_the_mean_of_rates_is_geometric() -> None:
    assert mean_growth([10] * 5) == 10
    assert mean_growth([100, -50]) == 0
    assert round(mean_growth([4.80, 3.65, 5.88]) or 0, 2) == 4.77
    assert mean_growth([]) is None


def test_required_growth_makes_up_for_the_years_known() -> None:
    assert required_growth(10, [], 5) == 10
    assert required_growth(10, [10, 10], 3) == 10
    assert required_growth(10, [0], 1) == 21
    assert required_growth(7, [4.80, 3.65], 2) == pytest.approx(
        ((1.07**4 / (1.048 * 1.0365)) ** 0.5 - 1) * 100, abs=1e-9
    )
    assert required_growth(10, [10], 0) is None


@pytest.mark.parametrize("rate", [-100, -150])
def test_rates_that_leave_nothing_are_refused(rate: int) -> None:
    with pytest.raises(ValueError, match="-100"):
        mean_growth([5, rate])
    with pytest.raises(ValueError, match="-100"):
        required_growth(10, [rate], 2)
    assert mean_growth([-99.9]) == -99.9
