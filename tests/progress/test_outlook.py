"""The pace still needed, and where the figures lead."""

from datetime import date

import pytest

from models import Kind
from progress.outlook import FEWEST, MOST, Outlook, Pace, Projection, Unprojected, outlook
from progress.terms import Promise
from tests.support.promises import Reported, figure, growth, judged, level, promise, target, units

TO_2030 = level((2020, 0), (2030, ">= 100"))
Bounds = tuple[float | None, float | None]
ANY = (None, None)


def seen(p: Promise, *figures: Reported, bounds: Bounds = ANY) -> Outlook:
    return outlook(p, judged(p, *figures), bounds)


def paced(p: Promise, *figures: Reported) -> Pace:
    pace = seen(p, *figures).pace
    assert pace is not None
    return pace


def carried(p: Promise, *figures: Reported, bounds: Bounds = ANY) -> Projection:
    projection = seen(p, *figures, bounds=bounds).projection
    assert projection is not None
    return projection


# What it takes.


def test_the_pace_needed_leads_from_the_last_figure_to_the_final_target() -> None:
    pace = paced(TO_2030, (2023, 15), (2025, 30))
    assert (pace.needed, pace.so_far, pace.since, pace.last_year) == (14, 6, 2020, 2025)


def test_less_is_needed_where_less_is_better() -> None:
    pace = paced(level((2020, 40), (2030, "<= 10"), direction=-1), (2025, 30))
    assert (pace.needed, pace.so_far) == (-4, -2)


def test_between_leads_to_its_nearest_bound() -> None:
    assert paced(level((2020, 0), (2030, "between 40 60")), (2025, 10)).needed == 6
    assert paced(level((2020, 90), (2030, "between 40 60")), (2025, 80)).needed == -4


def test_nothing_is_needed_where_the_target_holds_or_is_past() -> None:
    assert seen(TO_2030, (2025, 100)).pace is None
    assert seen(level((2020, 0), (2025, ">= 100")), (2025, 90)).pace is None
    assert seen(TO_2030).pace is None


def test_after_a_break_the_pace_so_far_begins_anew() -> None:
    p = level((2020, 0), (2030, ">= 100"))
    assert paced(p, (2022, 10), figure(2023, 50, breaks=True), (2025, 60)).so_far == 5
    assert paced(p, (2022, 10), figure(2025, 50, breaks=True)).so_far is None


def test_a_growth_says_what_each_coming_year_must_reach() -> None:
    rate = seen(growth("> 10", 2024, 2028), (2024, 8), (2025, 9)).rate
    assert rate is not None
    assert rate.coming == (2026, 2027, 2028)
    assert rate.required > 10
    assert seen(growth("> 10", 2021, 2025), (2021, 8)).rate is None


# Where it is heading.


def test_figures_on_a_line_stay_on_it_and_the_band_is_half_a_unit_of_rounding() -> None:
    projection = carried(TO_2030, (2023, 30), (2024, 40), (2025, 50))
    ahead = [(projected.year, projected.value) for projected in projection.ahead]
    assert ahead == [(2026, 60), (2027, 70), (2028, 80), (2029, 90), (2030, 100)]
    assert projection.ahead[-1].high - projection.ahead[-1].low == pytest.approx(0.1)
    assert projection.reaches
    assert projection.is_open


def test_the_band_is_the_prediction_interval() -> None:
    """Worked by hand: 10, 30, 20 in 2023 to 2025; slope 5, mean 20, s² = 150; one degree of freedom, t = 3.078."""
    p = level((2020, 0), (2026, ">= 100"))
    (only,) = carried(p, (2023, 10), (2024, 30), (2025, 20)).ahead
    reach = 3.078 * (150 * (1 + 1 / 3 + 4 / 2)) ** 0.5
    assert carried(p, (2023, 10), (2024, 30), (2025, 20)).start.value == 25  # of the line, where the figure is 20
    assert only.value == 30
    assert only.high - only.value == pytest.approx(reach)
    assert only.value - only.low == pytest.approx(reach)


def test_the_band_stays_within_what_is_possible_and_widens_with_the_years() -> None:
    projection = carried(TO_2030, (2023, 60), (2024, 90), (2025, 80), bounds=(0, 100))
    assert all(0 <= p.low <= p.value <= p.high <= 100 for p in projection.ahead)
    open_ended = carried(TO_2030, (2023, 20), (2024, 22), (2025, 23))
    widths = [p.high - p.low for p in open_ended.ahead]
    assert widths == sorted(widths)
    assert not open_ended.reaches


def test_only_the_last_figures_are_looked_at() -> None:
    years = range(2018, 2026)
    projection = carried(level((2017, 0), (2030, ">= 100")), *((y, 1000 if y == 2018 else y - 2018) for y in years))
    assert projection.years == tuple(years)[-MOST:]
    assert projection.ahead[0].value == 8


@pytest.mark.parametrize("n", range(FEWEST))
def test_fewer_than_three_figures_say_nothing(n: int) -> None:
    assert seen(TO_2030, *((2023 + i, 10 * i) for i in range(n))).unprojected is Unprojected.TOO_FEW


def test_no_line_is_drawn_across_a_break() -> None:
    broken_late: list[Reported] = [(2022, 10), (2023, 20), (2024, 30), figure(2025, 80, breaks=True)]
    assert seen(TO_2030, *broken_late).unprojected is Unprojected.SERIES_BROKEN
    since: list[Reported] = [figure(2023, 80, breaks=True), (2024, 82), (2025, 84)]
    assert carried(TO_2030, (2021, 5), (2022, 10), *since).years == (2023, 2024, 2025)


def test_nothing_is_carried_past_the_last_target_and_no_rate_is() -> None:
    past = seen(level((2020, 0), (2025, ">= 100")), (2023, 1), (2024, 2), (2025, 3))
    assert past.unprojected is Unprojected.NO_TARGET_AHEAD
    rates = seen(growth("> 10", 2021, 2030), (2021, 8), (2022, 8), (2023, 9))
    assert rates.unprojected is Unprojected.KIND


def test_nothing_lies_ahead_of_a_due_year_that_went_by_without_its_figure() -> None:
    p, reported = level((2020, 0), (2025, ">= 100")), [(2022, 20), (2023, 40), (2024, 60)]
    pace = outlook(p, judged(p, *reported, today=date(2025, 12, 31)), ANY).pace
    assert pace is not None
    assert pace.needed == 40
    over = outlook(p, judged(p, *reported, today=date(2026, 1, 1)), ANY)
    assert over == Outlook(None, None, None, Unprojected.NO_TARGET_AHEAD)


def test_what_is_done_for_good_is_not_carried_forward() -> None:
    p = promise(target(2030, ">= 3"), kind=Kind.NAMED_UNITS)
    reported = [units(2023, 1, 3), units(2024, 2, 3), units(2025, 2, 3)]
    assert seen(p, *reported).projection is not None
    assert seen(p, *reported[:2], units(2025, 3, 3)).projection is None


def test_wards_are_carried_forward_as_their_share() -> None:
    p = promise(target(2030, ">= 100"), kind=Kind.COVERAGE, base=(2020, 0))
    projection = carried(p, units(2023, 2, 10), units(2024, 3, 10), units(2025, 4, 10), bounds=(0, 100))
    assert projection.ahead[-1].value == 90
