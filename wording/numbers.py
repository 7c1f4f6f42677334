"""The numbers that explanations speak of: the cut points of the rules, and what a status was worked out from."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from progress import cut_points, published_rules
from progress.outlook import CERTAINTY, FEWEST, MOST
from progress.pace import pace_status
from progress.terms import Status
from text import Language, date_words, day_words, number, with_measure
from views import CommitmentView, Standing
from wording.amounts import (
    amount_words,
    mean_words,
    measure,
    observation_words,
    required_words,
    started_words,
    target_words,
    unknown_words,
)


@cache
def thresholds(language: Language) -> dict[str, str]:
    """Every cut point by its name; shares are in percent, without the sign."""

    def percent(share: float) -> str:
        return number(share * 100, 0, language)

    return {
        "ahead": number(cut_points.AHEAD, 2, language),
        "on_track": number(cut_points.ON_TRACK, 2, language),
        "at_risk": number(cut_points.AT_RISK, 2, language),
        "nearly": percent(cut_points.NEARLY),
        "tolerance": percent(cut_points.DEFAULT_TOLERANCE),
        "example": number(20 * (1 - cut_points.DEFAULT_TOLERANCE), 0, language),
        "reach": percent(cut_points.GROWTH_REACH),
        "least_reach": number(cut_points.LEAST_REACH, 1, language),
        "closes": day_words(date(2000, *cut_points.YEAR_CLOSES), language),
        "stale_years": number(cut_points.STALE_YEARS, 0, language),
        "warning": day_words(date(2000, cut_points.WARNING_MONTH, 1), language),
        "expected_by": day_words(date(2000, *cut_points.EXPECTED_BY), language),
        "version": cut_points.RULE_VERSION,
        "tola": percent(published_rules.TOLA_MARGIN),
        "sun": percent(published_rules.WEATHER_SUN_MISSES_LESS_THAN),
        "partly_cloudy": percent(published_rules.WEATHER_PARTLY_CLOUDY_MISSES_AT_MOST),
        "trend": number(published_rules.WEATHER_TREND_YEARS, 0, language),
        "fewest": number(FEWEST, 0, language),
        "most": number(MOST, 0, language),
        "certainty": number(CERTAINTY, 0, language),
    }


def values_of(s: Standing, language: Language) -> dict[str, str]:
    """The numbers of the formula, formatted."""
    c, w = s.commitment, s.assessment.working

    def amount(value: float | None) -> str:
        return amount_words(c, value, language)

    return thresholds(language) | {
        "a": formula_words(c, w.actual if w.judged is None else w.judged, language),
        "b": formula_words(c, w.baseline.value if w.baseline else None, language),
        "e": formula_words(c, w.expected, language),
        "actual": observation_words(c, w.latest, language) if w.latest and w.latest.stage else amount(w.actual),
        "baseline": started_words(c, w.baseline, language) if w.baseline else amount(None),
        "baseline_year": str(w.baseline.year) if w.baseline else "",
        "expected": amount(w.expected),
        "expected_on": date_words(w.latest.expected_on, language) if w.latest and w.latest.expected_on else "",
        "edge": amount(w.edge),
        "ratio": ratio_words(w.ratio, language),
        "ratio_low": ratio_words(w.ratio_range[0] if w.ratio_range else None, language),
        "ratio_high": ratio_words(w.ratio_range[1] if w.ratio_range else None, language),
        "highest": amount(w.highest),
        "unknown_range": unknown_words(s, language),
        "judged": amount(w.judged),
        "target": target_words(w.target, c, language) if w.target else "",
        "target_year": str(w.target.year) if w.target else "",
        "year": str(w.latest.year) if w.latest else "",
        "mean": mean_words(c, w.mean, w.target, language),
        "required": required_words(w.target, w.required, c, language) if w.target else "",
        "known": str(len(w.known_years)),
        "known_years": "; ".join(f"{y}: {amount(s.assessment.years[y].actual)}" for y in w.known_years),
        "assumed_years": ", ".join(map(str, w.assumed_years)),
        "coming_years": ", ".join(map(str, w.coming_years)),
    }


def ratio_words(ratio: float | None, language: Language, *, as_percent: bool = False) -> str:
    """The part of the way gone; with more decimals than two where those would put it over a cut point."""
    if ratio is None:
        return number(None, 2, language)
    exact = Decimal(str(ratio))
    places = next(n for n in range(2, 10) if _side(_rounded(exact, n)) == _side(exact))
    return number(exact * 100, places - 2, language) if as_percent else number(exact, places, language)


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _side(ratio: Decimal) -> tuple[Status, bool]:
    return pace_status(float(ratio)), float(ratio) > cut_points.AHEAD


def formula_words(c: CommitmentView, value: float | None, language: Language) -> str:
    """Up to two decimals more than elsewhere, so that a reader who reckons it again comes to the same."""
    if value is None:
        return number(None, 0, language)
    most = c.decimals + 2
    places = next(n for n in range(c.decimals, most + 1) if round(value, n) == round(value, most))
    return with_measure(value, places, measure(c, language), language)
