"""The doubts that a figure raises before it is taken."""

import pytest

from progress.doubts import Doubt, Plausibility, doubts, nearest_promised


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


SHARE, AMOUNT = Plausibility(2, is_percent=True), Plausibility(0)
FRACTION, FAR = (Doubt.AS_FRACTION,), (Doubt.FAR_FROM_PROMISED,)


@pytest.mark.parametrize(
    ("value", "usual", "promised", "raised"),
    [
        # a share of one where percents are promised
        (0.131, SHARE, (20, 30), FRACTION),
        (0.131, SHARE, (20, 30, 12), FRACTION),
        (-0.131, SHARE, (20,), FRACTION),
        (0.9999, SHARE, (20,), FRACTION),
        (2, SHARE, (100,), ()),
        (1, SHARE, (100,), ()),
        (0.99, SHARE, (9.9,), ()),
        (0.989999999, SHARE, (9.9,), FRACTION),
        (0.131, SHARE, (20, 0.5), ()),
        (95, SHARE, (5,), ()),
        (100, SHARE, (5,), ()),
        (1310, SHARE, (20,), FAR),
        # another unit
        (1.3, AMOUNT, (1500,), FAR),
        (0.131, AMOUNT, (20,), FAR),
        (150, AMOUNT, (1500,), ()),
        (149, AMOUNT, (1500,), FAR),
        (15000, AMOUNT, (1500,), ()),
        (15001, AMOUNT, (1500,), FAR),
        (30, AMOUNT, (1, 1000), ()),
        (-15001, AMOUNT, (1500,), FAR),
        # nothing that it could be held against
        (0, AMOUNT, (1500,), ()),
        (0, SHARE, (20,), ()),
        (5, AMOUNT, (0,), ()),
        (5, AMOUNT, (), ()),
    ],
)
def test_a_first_figure_is_far_beyond_ten_times_all_that_was_promised(
    value: float, usual: Plausibility, promised: tuple[float, ...], raised: tuple[Doubt, ...]
) -> None:
    assert doubts(value, None, None, usual, promised) == raised


def test_the_doubt_about_a_first_figure_comes_before_the_one_about_the_baseline() -> None:
    assert doubts(0.131, 12, 12, SHARE, (20, 12)) == (Doubt.AS_FRACTION, Doubt.FAR_FROM_LAST)


@pytest.mark.parametrize(("value", "nearest"), [(0.131, 12), (12, None), (20, None), (25, None), (31, 30), (-50, 30)])
def test_the_nearest_amount_that_was_promised_is_named(value: float, nearest: float | None) -> None:
    assert nearest_promised(value, (30, 12, 0)) == nearest
