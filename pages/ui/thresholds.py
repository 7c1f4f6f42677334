"""The cut points of the rules, taken from the code and ready for a sentence: {on_track}, {nearly}, {tola} …"""

from datetime import date
from functools import cache

import methods
import progress
from progress import Status
from text import Language, day_words, number
from words import STATUS


@cache
def thresholds(said: Language) -> dict[str, str]:
    """Every cut point by its name; shares are in percent, without the sign."""

    def percent(share: float) -> str:
        return number(share * 100, 0, said)

    return {
        "ahead": number(progress.AHEAD, 2, said),
        "on_track": number(progress.ON_TRACK, 2, said),
        "at_risk": number(progress.AT_RISK, 2, said),
        "nearly": percent(progress.NEARLY),
        "tolerance": percent(progress.DEFAULT_TOLERANCE),
        "example": number(20 * (1 - progress.DEFAULT_TOLERANCE), 0, said),
        "reach": percent(progress.GROWTH_REACH),
        "warning": day_words(date(2000, progress.WARNING_MONTH, 1), said),
        "expected_by": day_words(date(2000, *progress.EXPECTED_BY), said),
        "version": progress.RULE_VERSION,
        "tola": percent(methods.TOLA_MARGIN),
        "sun": percent(methods.WEATHER_SUN_MISSES_LESS_THAN),
        "partly_cloudy": percent(methods.WEATHER_PARTLY_CLOUDY_MISSES_AT_MOST),
        "trend": number(methods.WEATHER_TREND_YEARS, 0, said),
        **{f"word_{s}": STATUS[s].said(said) for s in (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)},
    }
