"""The sums of the rule: growth, and rounding."""

import math

import pytest

from progress.arithmetic import can_be_compounded, mean_growth, required_growth


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


@pytest.mark.parametrize("years", [1, 5, 11, 30, 150])
@pytest.mark.parametrize("rate", [1e15, 1e10, 900, 10, 0, -90, -99.9999999999999])
def test_with_rates_that_can_be_compounded_the_sums_of_a_span_are_numbers(years: int, rate: float) -> None:
    if not can_be_compounded(rate, years):
        return
    for known in range(years):
        for other in (rate, -rate / (1 + rate / 100)):  # the rate that undoes it
            required = required_growth(rate, [other] * known, years - known)
            assert required is not None
            assert math.isfinite(required)
            assert math.isfinite(mean_growth([other] * years) or 0)


def test_a_rate_can_be_compounded_up_to_a_product_of_150_powers_of_ten() -> None:
    assert can_be_compounded(900, 150)
    assert not can_be_compounded(900, 151)
    assert can_be_compounded(-90, 150)
    assert not can_be_compounded(-90, 151)
    assert not can_be_compounded(-100, 1)
    assert not can_be_compounded(-150, 1)
