"""The numbers that explanations speak of: the cut points of the rules, and what a status was worked out from."""

from datetime import date
from functools import cache

import methods
import progress
from progress import FLAT_UNITS, Status
from text import Language, day_words, number
from views import Standing
from wording import amount_words, target_words
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


def values_of(s: Standing, said: Language) -> dict[str, str]:
    """The numbers of the formula, formatted."""
    c, w = s.commitment, s.assessment.working

    def amount(value: float | None) -> str:
        return amount_words(c, value, said)

    return thresholds(said) | {
        "actual": amount(w.actual),
        "baseline": amount(w.baseline.value if w.baseline else None),
        "baseline_year": str(w.baseline.year) if w.baseline else "",
        "expected": amount(w.expected),
        "flat": amount(FLAT_UNITS * 10.0**-c.decimals),
        "ratio": number(w.ratio, 2, said),
        "target": target_words(w.target, c, said) if w.target else "",
        "target_year": str(w.target.year) if w.target else "",
        "year": str(w.latest.year) if w.latest else "",
        "mean": amount(w.mean),
        "required": amount(w.required),
        "known": str(len(w.known_years)),
        "known_years": "; ".join(f"{y}: {amount(s.assessment.years[y].actual)}" for y in w.known_years),
        "assumed_years": ", ".join(map(str, w.assumed_years)),
        "coming_years": ", ".join(map(str, w.coming_years)),
    }
