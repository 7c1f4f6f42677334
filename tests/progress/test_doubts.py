"""The doubts that a figure raises before it is taken."""

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


@pytest.mark.parametrize(("value", "raised"), [(12, ()), (8, ()), (12.000000001, (Doubt.FAR_FROM_LAST,))])
def test_the_largest_change_of_a_commitment_replaces_the_usual_share(value: float, raised: tuple[Doubt, ...]) -> None:
    assert doubts(value, 10, None, Plausibility(0, largest_change=2)) == raised


@pytest.mark.parametrize(("value", "falls"), [(10, False), (9.9999999999, False), (9.999999999, True)])
def test_what_must_not_fall_is_held_against_the_year_before(value: float, falls: bool) -> None:
    usual = Plausibility(0, must_not_fall=True)
    assert (Doubt.MUST_NOT_FALL in doubts(value, None, 10, usual)) is falls
    assert doubts(value, None, 10, Plausibility(0)) == doubts(value, 10, None, usual) == ()


def test_a_first_figure_raises_no_doubt_and_one_figure_may_raise_both() -> None:
    usual = Plausibility(0, largest_change=2, must_not_fall=True)
    assert doubts(500, None, None, usual) == ()
    assert doubts(1, 10, 10, usual) == (Doubt.FAR_FROM_LAST, Doubt.MUST_NOT_FALL)
