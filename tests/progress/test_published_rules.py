"""The three other rules, against their own thresholds and against verdicts their publishers gave."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.published_rules import OpenSdgStatus, TolaStatus, WeatherStatus, open_sdg, tola, weather

UP, DOWN = 1, -1
BEST_FIRST = list(OpenSdgStatus)

anything = st.none() | st.floats() | st.integers(-(10**9), 10**9)
years = st.integers(1900, 2100)
directions = st.sampled_from([UP, DOWN])
shares = st.floats(0.1, 1000)


def grown(base: float, rate: float, years: int) -> float:
    return base * (1 + rate) ** years


# --- Open SDG / Statistics Canada -----------------------------------------------------------------

# Statistics Canada, Sustainable Development Goals Data Hub (global indicator framework): series,
# base, latest figure and verdict as in indicator_calculation_components.yml of
# github.com/sdg-data-canada-odd-donnees/sdg-data-donnees-odd, 2025. Targets are for 2030.
Published = tuple[str, int, float, int, float, int, float | None, int | None, str, float | None]
PUBLISHED_BY_STATISTICS_CANADA: list[Published] = [
    ("1.2.1 poverty", 2015, 14.5, 2023, 10.2, DOWN, 7.25, None, "substantial_progress", 0.95259),
    ("14.4.1 fish stocks", 2015, 95.5974842767296, 2023, 97.4874371859297, UP, 100, None, "moderate_progress", 0.81505),
    ("17.2.1 aid, share of income", 2015, 0.27, 2023, 0.38, UP, 0.7, None, "moderate_progress", 0.66561),
    ("1.4.1 drinking water", 2015, 98.82, 2022, 99.04, UP, 100, None, "limited_progress", 0.40135),
    ("1.4.1 schooling, grade 4", 2015, 92.0, 2019, 92.0, UP, 100, None, "limited_progress", 0.0),
    ("2.c.1 food prices", 2015, 0.79, 2023, 0.89, DOWN, 0.5, None, "deterioration", -0.49976),
    ("14.5.1 marine areas", 2015, 0.9, 2023, 14.7, UP, 10, None, "target_achieved", 2.39968),
    ("3.1.1 maternal deaths, rising", 2015, 7.05, 2023, 12.19, DOWN, 70, None, "target_achieved", -0.42843),
    ("1.4.1 clean fuels, always 100 %", 2015, 100.0, 2022, 100.0, UP, 100, None, "target_achieved", None),
    ("2.b.1 export subsidies, now 0", 2015, 81124.0, 2023, 0.0, DOWN, 0, None, "target_achieved", 1.42243),
    ("1.3.1 child benefits", 2015, 90.0, 2021, 93.2, UP, None, 100, "substantial_progress", 0.00584),
    ("9.c.1 HSPA+ coverage", 2016, 99.47, 2022, 99.57, UP, None, 100, "moderate_progress", 0.00017),
    ("8.1.1 GDP per head", 2015, 57590.92, 2024, 59529.12, UP, None, None, "limited_progress", 0.00368),
    ("10.c.1 remittance costs, once", 2017, 5.5, 2017, 5.5, DOWN, 3, None, "not_available", None),
]


@pytest.mark.parametrize("published", PUBLISHED_BY_STATISTICS_CANADA, ids=lambda published: published[0])
def test_a_verdict_of_statistics_canada_is_reproduced(published: Published) -> None:
    _, base_year, base, year, value, direction, target, limit, status, progress = published
    reading = open_sdg(base_year, base, year, value, direction, 2030, target, limit)
    assert reading.status == status
    assert reading.value == (None if progress is None else pytest.approx(progress, abs=1e-5))


@pytest.mark.parametrize(
    ("ratio", "status"),
    [
        (0.95, OpenSdgStatus.SUBSTANTIAL_PROGRESS),
        (0.9499, OpenSdgStatus.MODERATE_PROGRESS),
        (0.60, OpenSdgStatus.MODERATE_PROGRESS),
        (0.5999, OpenSdgStatus.LIMITED_PROGRESS),
        (0.0, OpenSdgStatus.LIMITED_PROGRESS),
        (-0.0001, OpenSdgStatus.DETERIORATION),
    ],
)
def test_with_a_target_the_status_turns_exactly_at_a_share_of_the_required_growth(
    ratio: float, status: OpenSdgStatus
) -> None:
    target = grown(100, 0.04, 10)
    reading = open_sdg(2020, 100, 2024, grown(100, 0.04 * ratio, 4), UP, 2030, target)
    assert reading.status is status
    assert reading.value == pytest.approx(ratio, abs=1e-12)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (101.5, OpenSdgStatus.SUBSTANTIAL_PROGRESS),
        (101.499, OpenSdgStatus.MODERATE_PROGRESS),
        (100.5, OpenSdgStatus.MODERATE_PROGRESS),
        (100.499, OpenSdgStatus.LIMITED_PROGRESS),
        (100, OpenSdgStatus.LIMITED_PROGRESS),
        (99.999, OpenSdgStatus.DETERIORATION),
    ],
)
def test_without_a_target_the_status_turns_exactly_at_a_yearly_growth(value: float, status: OpenSdgStatus) -> None:
    assert open_sdg(2020, 100, 2021, value, UP).status is status


def test_where_lower_is_better_a_falling_value_is_progress() -> None:
    assert open_sdg(2020, 100, 2021, 98.5, DOWN).status is OpenSdgStatus.SUBSTANTIAL_PROGRESS
    assert open_sdg(2020, 100, 2021, 101.5, DOWN).status is OpenSdgStatus.DETERIORATION


@pytest.mark.parametrize(("ratio", "score"), [(2, 5), (1, 2.8572), (0.6, 0), (0.3, -1.25), (0, -2.5), (-2, -5)])
def test_the_score_with_a_target_has_its_zero_at_sixty_percent_of_the_required_growth(
    ratio: float, score: float
) -> None:
    reading = open_sdg(2020, 100, 2021, grown(100, 0.04 * ratio, 1), UP, 2030, grown(100, 0.04, 10))
    assert reading.score == pytest.approx(score, abs=1e-4)


@pytest.mark.parametrize(
    ("percent", "score"), [(3, 5), (2.5, 5), (2, 3.75), (1.5, 2.5), (0.5, 0), (0.25, -1.25), (0, -2.5), (-0.5, -5)]
)
def test_the_score_without_a_target_has_its_zero_at_half_a_percent_a_year(percent: float, score: float) -> None:
    assert open_sdg(2020, 100, 2021, 100 + percent, UP).score == pytest.approx(score, abs=1e-9)


@pytest.mark.parametrize(("value", "direction"), [(80, UP), (81, UP), (80, DOWN), (79, DOWN)])
def test_a_value_at_or_past_the_target_is_achieved_with_the_full_score(value: int, direction: int) -> None:
    status, _, score = open_sdg(2020, 70, 2024, value, direction, 2030, 80)
    assert (status, score) == (OpenSdgStatus.TARGET_ACHIEVED, 5)


def test_a_value_just_short_of_the_target_is_not_achieved() -> None:
    assert open_sdg(2020, 70, 2024, 79.999, UP, 2030, 80).status is not OpenSdgStatus.TARGET_ACHIEVED
    assert open_sdg(2020, 90, 2024, 80.001, DOWN, 2030, 80).status is not OpenSdgStatus.TARGET_ACHIEVED


def test_a_value_past_the_target_is_achieved_whatever_the_trend() -> None:
    reading = open_sdg(2020, 95, 2024, 90, UP, 2030, 80)
    assert reading.status is OpenSdgStatus.TARGET_ACHIEVED
    assert reading.value is not None
    assert reading.value < 0
    assert reading.score == 5


def test_a_base_at_the_target_that_is_held_is_achieved_without_a_ratio() -> None:
    assert open_sdg(2020, 100, 2024, 100, UP, 2030, 100) == (OpenSdgStatus.TARGET_ACHIEVED, None, 5)


def test_a_base_at_the_target_that_is_lost_is_a_deterioration_without_a_ratio() -> None:
    assert open_sdg(2020, 100, 2024, 99, UP, 2030, 100) == (OpenSdgStatus.DETERIORATION, None, -5)


def test_one_point_is_not_available_even_at_the_target() -> None:
    assert open_sdg(2024, 100, 2024, 100, UP, 2030, 90) == (OpenSdgStatus.NOT_AVAILABLE, None, None)


def test_a_figure_before_the_base_year_is_not_available() -> None:
    assert open_sdg(2024, 50, 2023, 60, UP, 2030, 90).status is OpenSdgStatus.NOT_AVAILABLE


@pytest.mark.parametrize(("base", "value"), [(5, -5), (-5, 5), (0, -5)])
@pytest.mark.parametrize("target", [None, 4])
def test_base_and_value_of_opposite_sign_are_not_available(base: int, value: int, target: int | None) -> None:
    assert open_sdg(2020, base, 2024, value, UP, 2030, target) == (OpenSdgStatus.NOT_AVAILABLE, None, None)


@pytest.mark.parametrize("target_year", [None, 2020, 2019])
def test_a_target_that_asks_for_no_growth_is_judged_only_once_achieved(target_year: int | None) -> None:
    assert open_sdg(2020, 50, 2024, 60, UP, target_year, 90).status is OpenSdgStatus.NOT_AVAILABLE
    assert open_sdg(2020, 50, 2024, 90, UP, target_year, 90) == (OpenSdgStatus.TARGET_ACHIEVED, None, 5)


def test_a_target_beyond_zero_cannot_be_grown_to() -> None:
    assert open_sdg(2020, -5, 2024, -2, UP, 2030, 5).status is OpenSdgStatus.NOT_AVAILABLE
    assert open_sdg(2020, 5, 2024, 6, UP, 2030, -5) == (OpenSdgStatus.TARGET_ACHIEVED, None, 5)


def test_a_base_of_zero_is_taken_as_a_thousandth() -> None:
    assert open_sdg(2020, 0, 2024, 3, UP, 2030, 9) == open_sdg(2020, 0.001, 2024, 3, UP, 2030, 9)
    assert open_sdg(2020, 0, 2024, 0.0, DOWN).status is OpenSdgStatus.SUBSTANTIAL_PROGRESS


def test_a_target_of_zero_is_taken_as_a_thousandth() -> None:
    assert open_sdg(2020, 9, 2024, 3, DOWN, 2030, 0) == open_sdg(2020, 9, 2024, 3, DOWN, 2030, 0.001)
    assert open_sdg(2020, 9, 2024, 0.001, DOWN, 2030, 0).status is OpenSdgStatus.TARGET_ACHIEVED
    assert open_sdg(2020, 9, 2024, 0.0011, DOWN, 2030, 0).status is not OpenSdgStatus.TARGET_ACHIEVED


def test_a_negative_base_that_rises_towards_zero_has_grown() -> None:
    reading = open_sdg(2020, -100, 2021, -98.5, UP)
    assert reading.status is OpenSdgStatus.SUBSTANTIAL_PROGRESS
    assert reading.value == pytest.approx(0.015)
    assert open_sdg(2020, -100, 2021, -101, UP).status is OpenSdgStatus.DETERIORATION
    assert open_sdg(2020, -100, 2021, 0, UP).value == 1


def test_a_natural_limit_lowers_what_is_asked_near_it() -> None:
    factor = 1 - 0.9**4.44
    exactly = grown(90, 0.015 * factor, 1)
    reading = open_sdg(2020, 90, 2021, exactly, UP, limit=100)
    assert reading.status is OpenSdgStatus.SUBSTANTIAL_PROGRESS
    assert reading.value == pytest.approx(0.015 * factor)
    assert reading.score == pytest.approx(2.5)
    assert open_sdg(2020, 90, 2021, exactly - 1e-4, UP, limit=100).status is OpenSdgStatus.MODERATE_PROGRESS
    assert open_sdg(2020, 90, 2021, exactly, UP).status is OpenSdgStatus.MODERATE_PROGRESS


def test_a_limit_asks_the_same_at_the_same_distance_above_and_below_it() -> None:
    below = open_sdg(2020, 90, 2021, 90.9, UP, limit=100)
    above = open_sdg(2020, 110, 2021, 108.9, DOWN, limit=100)
    assert below.score == pytest.approx(above.score)


@pytest.mark.parametrize("base", [200, 500])
def test_a_limit_half_the_base_or_less_changes_nothing(base: int) -> None:
    assert open_sdg(2020, base, 2021, base * 0.99, DOWN, limit=100) == open_sdg(2020, base, 2021, base * 0.99, DOWN)


def test_a_limit_just_over_half_the_base_already_lowers_what_is_asked() -> None:
    near_limit = open_sdg(2020, 199, 2021, 197, DOWN, limit=100).score
    unlimited = open_sdg(2020, 199, 2021, 197, DOWN).score
    assert near_limit is not None
    assert unlimited is not None
    assert near_limit > unlimited


def test_a_limit_of_zero_changes_nothing() -> None:
    assert open_sdg(2020, 9, 2021, 8.9, DOWN, limit=0) == open_sdg(2020, 9, 2021, 8.9, DOWN)


def test_at_the_limit_staying_there_is_all_that_is_asked() -> None:
    assert open_sdg(2020, 100, 2024, 100, UP, limit=100) == (OpenSdgStatus.SUBSTANTIAL_PROGRESS, 0, 5)
    status, value, score = open_sdg(2020, 100, 2024, 99, UP, limit=100)
    assert (status, score) == (OpenSdgStatus.DETERIORATION, -5)
    assert value is not None
    assert value < 0


def test_a_limit_is_not_asked_where_there_is_a_target() -> None:
    assert open_sdg(2020, 90, 2024, 92, UP, 2030, 99, limit=100) == open_sdg(2020, 90, 2024, 92, UP, 2030, 99)


@pytest.mark.parametrize("unreadable", [None, math.nan, math.inf, -math.inf])
def test_a_figure_that_is_missing_or_no_number_is_not_available(unreadable: float | None) -> None:
    assert open_sdg(2020, unreadable, 2024, 5, UP, 2030, 9).status is OpenSdgStatus.NOT_AVAILABLE
    assert open_sdg(2020, 4, 2024, unreadable, UP, 2030, 9).status is OpenSdgStatus.NOT_AVAILABLE
    assert weather({2019: 1, 2024: 2}, unreadable, 2030, UP) is WeatherStatus.NOT_AVAILABLE
    assert weather({2019: unreadable, 2024: 2}, 9, 2030, UP) is WeatherStatus.NOT_AVAILABLE
    assert tola(unreadable, 9, UP) is TolaStatus.NON_REPORTING
    assert tola(9, unreadable, UP) is TolaStatus.NON_REPORTING


def test_a_year_that_is_missing_is_not_available() -> None:
    assert open_sdg(None, 4, 2024, 5, UP).status is OpenSdgStatus.NOT_AVAILABLE
    assert open_sdg(2020, 4, None, 5, UP).status is OpenSdgStatus.NOT_AVAILABLE
    assert weather({2019: 1, 2024: 2}, 9, None, UP) is WeatherStatus.NOT_AVAILABLE


@given(years, anything, years, anything, directions, st.none() | years, anything, anything)
def test_open_sdg_never_crashes_and_its_score_stays_within_five(
    base_year: int,
    base: float | None,
    year: int,
    value: float | None,
    direction: int,
    target_year: int | None,
    target: float | None,
    limit: float | None,
) -> None:
    status, progress, score = open_sdg(base_year, base, year, value, direction, target_year, target, limit)
    assert (score is None) == (status is OpenSdgStatus.NOT_AVAILABLE)
    assert score is None or -5 <= score <= 5
    assert progress is None or math.isfinite(progress)


@given(shares, shares, directions, st.none() | shares)
def test_open_sdg_reads_mirrored_figures_the_same_in_the_mirrored_direction(
    base: float, value: float, direction: int, target: float | None
) -> None:
    mirrored = None if target is None else -target
    assert open_sdg(2020, base, 2024, value, direction, 2030, target) == open_sdg(
        2020, -base, 2024, -value, -direction, 2030, mirrored
    )


@given(shares, st.lists(shares, min_size=2), directions, st.none() | shares)
def test_a_better_figure_never_gets_a_worse_open_sdg_reading(
    base: float, values: list[float], direction: int, target: float | None
) -> None:
    worst_to_best = sorted(values, key=lambda value: direction * value)
    readings = [open_sdg(2020, base, 2024, value, direction, 2030, target) for value in worst_to_best]
    for worse, better in pairwise(readings):
        assert BEST_FIRST.index(better.status) <= BEST_FIRST.index(worse.status)
        assert better.score is not None
        assert worse.score is not None
        assert better.score >= worse.score


# --- German strategy ("weather") ------------------------------------------------------------------

# Destatis, dns-indikatoren.de: national series, targets and the symbols shown for each year, as kept
# in github.com/DnsTestEnvironment/dns-data, 2025 and 2026.
RENEWABLE_ELECTRICITY = dict(  # 7.2.b, % of gross electricity consumption
    enumerate((17.2, 20.6, 23.8, 25.3, 27.5, 31.6, 31.8, 36.2, 37.9, 42.2, 45.5, 41.7, 46.3, 52.9, 54.4), 2010)
)
GENDER_PAY_GAP = {2010: 22, 2011: 22, 2012: 23, 2015: 22, 2016: 21, 2017: 20, 2020: 18}  # 5.1.a, %
EARLY_SCHOOL_LEAVERS = {2011: 11.6, 2016: 10.3, 2018: 10.3, 2023: 13.1}  # 4.1.a, %
GREENHOUSE_GASES = {2018: 68.098, 2019: 63.722, 2023: 53.659, 2024: 51.821}  # 13.1.a, 1990 = 100

PUBLISHED_BY_DESTATIS = [
    (RENEWABLE_ELECTRICITY, 2015, 35, 2020, UP, "sun"),
    (RENEWABLE_ELECTRICITY, 2018, 35, 2020, UP, "sun"),
    (RENEWABLE_ELECTRICITY, 2018, 80, 2030, UP, "cloud"),
    (RENEWABLE_ELECTRICITY, 2020, 80, 2030, UP, "partly_cloudy"),
    (RENEWABLE_ELECTRICITY, 2022, 65, 2030, UP, "partly_cloudy"),
    (RENEWABLE_ELECTRICITY, 2024, 80, 2030, UP, "cloud"),
    (GENDER_PAY_GAP, 2015, 10, 2020, DOWN, "thunderstorm"),
    (GENDER_PAY_GAP, 2020, 10, 2020, DOWN, "cloud"),
    (EARLY_SCHOOL_LEAVERS, 2016, 9.5, 2030, DOWN, "sun"),
    (EARLY_SCHOOL_LEAVERS, 2023, 9.5, 2030, DOWN, "thunderstorm"),
    (GREENHOUSE_GASES, 2023, 35, 2030, DOWN, "sun"),
    (GREENHOUSE_GASES, 2024, 35, 2030, DOWN, "partly_cloudy"),
]


@pytest.mark.parametrize(("figures", "year", "target", "target_year", "direction", "symbol"), PUBLISHED_BY_DESTATIS)
def test_a_symbol_of_destatis_is_reproduced(
    figures: dict[int, float], year: int, target: float, target_year: int, direction: int, symbol: str
) -> None:
    known_then = {y: figure for y, figure in figures.items() if y <= year}
    assert weather(known_then, target, target_year, direction) == symbol


@pytest.mark.parametrize(
    ("covered", "symbol"),
    [
        (1.2, WeatherStatus.SUN),
        (1.0, WeatherStatus.SUN),
        (0.951, WeatherStatus.SUN),
        (0.95, WeatherStatus.PARTLY_CLOUDY),
        (0.80, WeatherStatus.PARTLY_CLOUDY),
        (0.799, WeatherStatus.CLOUD),
        (0.001, WeatherStatus.CLOUD),
        (0.0, WeatherStatus.THUNDERSTORM),
        (-0.001, WeatherStatus.THUNDERSTORM),
    ],
)
def test_the_symbol_turns_exactly_where_five_and_twenty_percent_of_the_way_would_be_missed(
    covered: float, symbol: WeatherStatus
) -> None:
    # Five years to go, as many as the trend has: the last change covers its own share of the way.
    assert weather({2020: 40 - 20 * covered, 2025: 40}, 60, 2030, UP) is symbol
    assert weather({2020: 60 + 20 * covered, 2025: 60}, 40, 2030, DOWN) is symbol


@pytest.mark.parametrize("series", [{2025: 60}, {2020: 90, 2025: 60}, {2025: 61}])
def test_a_value_at_the_target_is_sun_whatever_came_before(series: dict[int, float]) -> None:
    assert weather(series, 60, 2030, UP) is WeatherStatus.SUN


@pytest.mark.parametrize("target_year", [2025, 2021])
def test_from_the_target_year_on_nothing_is_carried_further(target_year: int) -> None:
    assert weather({2020: 10, 2025: 59}, 60, target_year, UP) is WeatherStatus.CLOUD
    assert weather({2020: 59, 2025: 59}, 60, target_year, UP) is WeatherStatus.THUNDERSTORM
    assert weather({2020: 10, 2025: 60}, 60, target_year, UP) is WeatherStatus.SUN


def test_the_years_between_are_not_needed_but_the_fifth_year_back_is() -> None:
    assert weather({2020: 40, 2025: 50}, 60, 2030, UP) is WeatherStatus.SUN
    assert weather({2019: 40, 2021: 42, 2025: 50}, 60, 2030, UP) is WeatherStatus.NOT_AVAILABLE
    assert weather({}, 60, 2030, UP) is WeatherStatus.NOT_AVAILABLE


@given(st.dictionaries(years, anything), anything, st.none() | years, directions)
def test_weather_never_crashes(
    series: dict[int, float | None], target: float | None, target_year: int | None, direction: int
) -> None:
    assert weather(series, target, target_year, direction) in WeatherStatus


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(-999, 999), years, directions)
def test_weather_is_the_same_for_mirrored_figures(
    earlier: int, latest: int, target: int, target_year: int, direction: int
) -> None:
    mirrored = weather({2019: -earlier, 2024: -latest}, -target, target_year, -direction)
    assert weather({2019: earlier, 2024: latest}, target, target_year, direction) is mirrored


# --- TolaActivity ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "higher_is_better", "lower_is_better"),
    [
        (115.001, TolaStatus.ABOVE, TolaStatus.BELOW),
        (115, TolaStatus.ON_TRACK, TolaStatus.ON_TRACK),
        (100, TolaStatus.ON_TRACK, TolaStatus.ON_TRACK),
        (85, TolaStatus.ON_TRACK, TolaStatus.ON_TRACK),
        (84.999, TolaStatus.BELOW, TolaStatus.ABOVE),
        (0, TolaStatus.BELOW, TolaStatus.ABOVE),
    ],
)
def test_fifteen_percent_of_the_target_either_way_is_still_on_track(
    actual: float, higher_is_better: TolaStatus, lower_is_better: TolaStatus
) -> None:
    assert tola(actual, 100, UP) is higher_is_better
    assert tola(actual, 100, DOWN) is lower_is_better


@pytest.mark.parametrize(("actual", "target"), [(0.345, 0.3), (3.45, 3), (0.255, 0.3)])
def test_the_margin_holds_for_decimals_that_have_no_exact_binary_form(actual: float, target: float) -> None:
    assert tola(actual, target, UP) is TolaStatus.ON_TRACK


@pytest.mark.parametrize("target", [None, 0, 0.0])
def test_no_target_or_a_target_of_zero_is_non_reporting(target: float | None) -> None:
    assert tola(5, target, UP) is TolaStatus.NON_REPORTING


@given(anything, anything)
def test_tola_never_crashes_and_swaps_above_and_below_with_the_direction(
    actual: float | None, target: float | None
) -> None:
    swapped = {TolaStatus.ABOVE: TolaStatus.BELOW, TolaStatus.BELOW: TolaStatus.ABOVE}
    up = tola(actual, target, UP)
    assert tola(actual, target, DOWN) is swapped.get(up, up)


def test_the_statuses_are_the_words_of_their_publishers() -> None:
    assert [*OpenSdgStatus] == [
        "target_achieved",
        "substantial_progress",
        "moderate_progress",
        "limited_progress",
        "deterioration",
        "not_available",
    ]
    assert [*WeatherStatus] == ["sun", "partly_cloudy", "cloud", "thunderstorm", "not_available"]
    assert [*TolaStatus] == ["on_track", "above", "below", "non_reporting"]
