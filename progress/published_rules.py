"""Three other published rules, applied to the same figures.

Each function is one rule, read to the letter of its publisher, so that a reader can see where
the rules disagree. None of them decides a status of this dashboard: that is `progress`.
`direction` is +1 where higher is better and −1 where lower is better. What a rule cannot judge
(a figure missing, not a number, or too large for its formula) gets a status that says so.
"""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeGuard, TypeVar

Number = TypeVar("Number", int, float)


class OpenSdgStatus(StrEnum):
    """The categories of Open SDG and Statistics Canada, best first."""

    TARGET_ACHIEVED = "target_achieved"
    SUBSTANTIAL_PROGRESS = "substantial_progress"
    MODERATE_PROGRESS = "moderate_progress"
    LIMITED_PROGRESS = "limited_progress"
    DETERIORATION = "deterioration"
    NOT_AVAILABLE = "not_available"


class WeatherStatus(StrEnum):
    """The weather symbols of the German indicator report, best first."""

    SUN = "sun"
    PARTLY_CLOUDY = "partly_cloudy"
    CLOUD = "cloud"
    THUNDERSTORM = "thunderstorm"
    NOT_AVAILABLE = "not_available"


class TolaStatus(StrEnum):
    """Where an indicator stands to its target so far in TolaActivity; `ABOVE` is the good side."""

    ON_TRACK = "on_track"
    ABOVE = "above"
    BELOW = "below"
    NON_REPORTING = "non_reporting"


class OpenSdgReading(NamedTuple):
    """The progress status, the progress value and the score of a series, in Open SDG's terms."""

    status: OpenSdgStatus
    value: float | None  # None: the target asks for no growth, or nothing can be judged
    score: float | None  # −5 to +5; None: nothing can be judged


class Thresholds(NamedTuple):
    """Where progress begins to be called substantial and moderate; below 0 it is deterioration."""

    substantial: float
    moderate: float


OPEN_SDG_RATIO = Thresholds(substantial=0.95, moderate=0.60)
OPEN_SDG_YEARLY_GROWTH = Thresholds(substantial=0.015, moderate=0.005)
OPEN_SDG_LIMIT_EXPONENT = 4.44
OPEN_SDG_ZERO = 0.001  # growth from or to nothing is undefined: the method puts this in its place
OPEN_SDG_TOP_SCORE = 5.0

WEATHER_TREND_YEARS = 5
WEATHER_SUN_MISSES_LESS_THAN = 0.05
WEATHER_PARTLY_CLOUDY_MISSES_AT_MOST = 0.20

TOLA_MARGIN = 0.15

_UNREADABLE = OpenSdgReading(OpenSdgStatus.NOT_AVAILABLE, None, None)


def open_sdg(
    base_year: int | None,
    base_value: float | None,
    year: int | None,
    value: float | None,
    direction: int,
    target_year: int | None = None,
    target: float | None = None,
    limit: float | None = None,
) -> OpenSdgReading:
    """Observed compound growth a year against the growth the target asks for, or against fixed rates.

    With a target the value is R, observed over required growth (1.0: exactly on the path). Without
    one it is the growth itself (0.015: 1.5 % a year), and `limit` is the natural end of the scale,
    say 100 %: the nearer the base stands to it, the less growth is asked for.

    Source: Statistics Canada's "Progress Measurement Methodology for the Sustainable Development
    Goals", docs/progress-methodology.md in github.com/open-sdg/open-sdg; sdg/ProgressMeasure.py in
    open-sdg/sdg-build carries it out. Its minimum data come first: one point, or a change of sign,
    is not judged, not even at the target. Without a target the score is of two straight pieces;
    Open SDG's present code has four, so such scores can differ where the statuses agree.
    """
    if not (_is_finite(base_year) and _is_finite(base_value) and _is_finite(year) and _is_finite(value)):
        return _UNREADABLE
    if not all(number is None or _is_finite(number) for number in (target_year, target, limit)):
        return _UNREADABLE
    base = base_value or OPEN_SDG_ZERO
    growth = _yearly_growth(base, value, year - base_year)
    if growth is None:
        return _UNREADABLE
    forward = direction * growth + 0.0  # + 0.0: no growth is 0, not −0
    if target is None:
        return _reading_of_growth(forward, _room_to_limit(base, limit))
    goal = target or OPEN_SDG_ZERO
    required = None if target_year is None else _yearly_growth(base, goal, target_year - base_year)
    return _reading_of_ratio(forward, required, achieved=_reached(value, goal, direction))


def weather(
    series: Mapping[int, float | None], target: float | None, target_year: int | None, direction: int
) -> WeatherStatus:
    """The mean yearly change of the last five years, carried from the last figure to the target year.

    What would then be missing is measured in the distance from the last figure to the target. From
    the target year on nothing is carried further, so an unmet target is a cloud at best.

    Source: Statistisches Bundesamt (Destatis), indicator report of the German Sustainable
    Development Strategy, "Indicators with absolute or relative target values",
    dns-indikatoren.de/en/status. Destatis turns to its rule for yearly targets once a target has
    been met: there a met target whose trend leads away from it is partly cloudy, here it is sun.
    """
    figures = {year: figure for year, figure in series.items() if _is_finite(figure)}
    if not (figures and _is_finite(target) and _is_finite(target_year)):
        return WeatherStatus.NOT_AVAILABLE
    year = max(figures)
    value = figures[year]
    if _reached(value, target, direction):
        return WeatherStatus.SUN
    if year - WEATHER_TREND_YEARS not in figures:
        return WeatherStatus.NOT_AVAILABLE
    change = weather_change(figures)
    assert change is not None
    if direction * change <= 0:
        return WeatherStatus.THUNDERSTORM
    covered = change * max(target_year - year, 0) / (target - value)
    if not _at_least(1 - WEATHER_SUN_MISSES_LESS_THAN, covered):
        return WeatherStatus.SUN
    if _at_least(covered, 1 - WEATHER_PARTLY_CLOUDY_MISSES_AT_MOST):
        return WeatherStatus.PARTLY_CLOUDY
    return WeatherStatus.CLOUD


def weather_change(series: dict[int, float]) -> float | None:
    """The mean yearly change of the last five years, which `weather` carries on; None without the first of them."""
    year = max(series, default=0)
    if year - WEATHER_TREND_YEARS not in series:
        return None
    return (series[year] - series[year - WEATHER_TREND_YEARS]) / WEATHER_TREND_YEARS


def tola(actual: float | None, target: float | None, direction: int) -> TolaStatus:
    """The actual over the target, both to date: the caller hands in closed target years only.

    Source: Mercy Corps' TolaActivity (TolaData; github.com/mercycorps/toladata), where an indicator's
    `ONSCOPE_MARGIN` is .15 and the margin itself still counts as on track.
    """
    if not (_is_finite(actual) and _is_finite(target)) or target == 0:
        return TolaStatus.NON_REPORTING
    ratio = actual / target
    over = not _at_least(1 + TOLA_MARGIN, ratio)
    under = not _at_least(ratio, 1 - TOLA_MARGIN)
    if not (over or under):
        return TolaStatus.ON_TRACK
    return TolaStatus.ABOVE if over == (direction > 0) else TolaStatus.BELOW


def _reading_of_ratio(growth: float, required: float | None, *, achieved: bool) -> OpenSdgReading:
    """`required` is 0 where the base already stands at the target, None where no growth leads there."""
    ratio = _finite(growth / abs(required)) if required else None
    if achieved:
        return OpenSdgReading(OpenSdgStatus.TARGET_ACHIEVED, ratio, OPEN_SDG_TOP_SCORE)
    if required == 0:  # it began at the target and has left it
        return OpenSdgReading(OpenSdgStatus.DETERIORATION, None, -OPEN_SDG_TOP_SCORE)
    if ratio is None:
        return _UNREADABLE
    # Two lines that meet at 60 %: −5 at −60 % of the required growth, 0 at 60 %, +5 at 130 %.
    if _at_least(ratio, OPEN_SDG_RATIO.moderate):
        score = min(7.1429 * ratio - 4.2857, OPEN_SDG_TOP_SCORE)
    else:
        score = max(4.1667 * ratio - 2.5, -OPEN_SDG_TOP_SCORE)
    return OpenSdgReading(_category(ratio, OPEN_SDG_RATIO), ratio, score)


def _reading_of_growth(growth: float, room: float) -> OpenSdgReading:
    thresholds = Thresholds(*(rate * room for rate in OPEN_SDG_YEARLY_GROWTH))
    # A base at its limit leaves no room: staying there is all that can be asked.
    percent = 100 * growth / room if room else math.copysign(math.inf, growth)
    # Two lines that meet at half a percent: −5 at −0.5 % a year, 0 at 0.5 %, +5 at 2.5 %.
    if _at_least(percent, 100 * OPEN_SDG_YEARLY_GROWTH.moderate):
        score = min(2.5 * percent - 1.25, OPEN_SDG_TOP_SCORE)
    else:
        score = max(5 * percent - 2.5, -OPEN_SDG_TOP_SCORE)
    return OpenSdgReading(_category(growth, thresholds), growth, score)


def _category(progress: float, thresholds: Thresholds) -> OpenSdgStatus:
    if _at_least(progress, thresholds.substantial):
        return OpenSdgStatus.SUBSTANTIAL_PROGRESS
    if _at_least(progress, thresholds.moderate):
        return OpenSdgStatus.MODERATE_PROGRESS
    return OpenSdgStatus.LIMITED_PROGRESS if progress >= 0 else OpenSdgStatus.DETERIORATION


def _yearly_growth(base: float, value: float, years: int) -> float | None:
    """None where no compound growth leads from `base`, which is never 0, to `value`."""
    if years < 1 or base < 0 < value or value < 0 < base:
        return None
    return _finite(math.copysign(1, base) * ((value / base) ** (1 / years) - 1))


def _room_to_limit(base: float, limit: float | None) -> float:
    """The share of the growth thresholds that is left near a natural limit: 0 at it, 1 far from it."""
    if not limit:
        return 1.0
    ratio = abs(base) / abs(limit)
    nearness = max(min(ratio, 2 - ratio), 0)
    return float(1 - nearness**OPEN_SDG_LIMIT_EXPONENT)


def _reached(value: float, target: float, direction: int) -> bool:
    return direction * value >= direction * target


def _at_least(number: float, threshold: float) -> bool:
    """A threshold met on paper is met: 101.5 from 100 is 1.5 %, whatever its last binary digit says."""
    return number >= threshold or math.isclose(number, threshold, rel_tol=1e-9)


def _is_finite(number: Number | None) -> TypeGuard[Number]:
    return number is not None and math.isfinite(number)


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
