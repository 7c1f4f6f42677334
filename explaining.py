"""Why a commitment has its status, in words: for screens, files and paper. Plain text.

The line of the rule that decided, with the real numbers in it, the cut points, what went in, and how three
other published rules read the same figures.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import methods
import progress
from models import Comparator, Kind
from progress import (
    FLAT_UNITS,
    RULE_VERSION,
    Assessment,
    Baseline,
    MarkCode,
    Reason,
    State,
    Status,
    Target,
    Working,
    YearVerdict,
)
from text import Language, day_words, number, word
from views import CommitmentView, Standing
from wording import actual_words, amount_words, target_words
from words import STATUS, word_of

READ_BY_OTHERS = (Kind.LEVEL, Kind.COVERAGE)
# How good a verdict is, to lay those of several rules beside each other; what judges nothing is left out.
GRADES: dict[str, int] = {
    methods.OpenSdgStatus.TARGET_ACHIEVED: 2,
    methods.OpenSdgStatus.SUBSTANTIAL_PROGRESS: 2,
    methods.OpenSdgStatus.MODERATE_PROGRESS: 1,
    methods.OpenSdgStatus.LIMITED_PROGRESS: 0,
    methods.OpenSdgStatus.DETERIORATION: 0,
    methods.WeatherStatus.SUN: 2,
    methods.WeatherStatus.PARTLY_CLOUDY: 1,
    methods.WeatherStatus.CLOUD: 0,
    methods.WeatherStatus.THUNDERSTORM: 0,
    methods.TolaStatus.ON_TRACK: 2,
    methods.TolaStatus.ABOVE: 2,
    methods.TolaStatus.BELOW: 0,
}
OURS = {Status.MET: 2, Status.ON_TRACK: 2, Status.AT_RISK: 1, Status.OFF_TRACK: 0, Status.MISSED: 0}


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What another published rule says of the same figures; `differs` says why, and is empty where it agrees."""

    name: str
    verdict: str
    differs: str


@dataclass(frozen=True, slots=True)
class Why:
    """The working in words. `cut` is empty where no cut point decided; `others` where those rules do not apply."""

    line: str
    reason: str
    cut: str
    inputs: tuple[str, ...]
    marks: tuple[str, ...]
    conclusion: str
    others: tuple[OtherReading, ...]

    @property
    def in_short(self) -> str:
        """What stands beside a status in a report."""
        return " ".join(part for part in (self.line, self.reason, self.cut, *self.marks, self.conclusion) if part)


def why(s: Standing, today: date, language: Language) -> Why:
    """Why the commitment stands where it stands today."""
    w, values = s.assessment.working, _values(s, language)
    cut = _cut(s.commitment, w)
    return Why(
        word("working.line", language, line=w.line),
        word(f"working.{w.reason}", language, **values),
        word(f"working.cut.{cut}", language, **values) if cut else "",
        tuple(_inputs(s, values, language)),
        tuple(word(f"mark.{m.code}", language, **values | {"year": m.year or ""}) for m in s.assessment.marks),
        word("working.version", language, version=RULE_VERSION, status=STATUS[s.assessment.status].said(language)),
        tuple(_others(s, today, language)),
    )


def why_year(s: Standing, outcome: YearVerdict | None, state: State, language: Language) -> str:
    """Why a year has its verdict, or why there is none, in one sentence; empty for a year that nothing is said of."""
    if outcome is None:
        return ""
    c, said = s.commitment, {"year": str(outcome.year)}
    if outcome.observation is None:
        return word("working.year.none", language, state=word_of(state).said(language), **said)
    said |= {"actual": actual_words(c, outcome, language)}
    if outcome.target is not None:
        return word("working.year.target", language, target=target_words(outcome.target, c, language), **said)
    if outcome.expected is None:
        return word("working.year.alone", language, **said)
    expected = amount_words(c, outcome.expected, language)
    if outcome.ratio is None:
        return word("working.year.flat", language, expected=expected, **said)
    return word("working.year.path", language, expected=expected, ratio=number(outcome.ratio, 2, language), **said)


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


def _values(s: Standing, said: Language) -> dict[str, str]:
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


def _cut(c: CommitmentView, w: Working) -> Reason | None:
    """The reason under which the cut points stand that parted the statuses here; None where the promise alone did."""
    can_be_near = c.kind in (Kind.LEVEL, Kind.COVERAGE)
    is_about = w.target is not None and w.target.comparator is Comparator.ABOUT
    there = {
        Reason.PACE: True,
        Reason.FLAT_PATH: True,
        Reason.LAST_DUE_TARGET: can_be_near and not is_about,
        Reason.MEAN: bool(w.coming_years),
    }
    return w.reason if there.get(w.reason) else None


def _inputs(s: Standing, values: dict[str, str], said: Language) -> list[str]:
    """What went in, as far as there is any."""
    w = s.assessment.working
    is_number = s.commitment.kind is not Kind.MILESTONE
    there = {
        "derived_baseline" if s.assessment.baseline_is_derived else "baseline": w.baseline is not None,
        "actual": w.latest is not None and is_number,
        "expected": w.expected is not None,
        "target": w.target is not None,
        "mean": w.mean is not None,
        "required": w.required is not None,
        "assumed": bool(w.assumed_years and w.coming_years),
    }
    return [word(f"working.input.{name}", said, **values) for name, is_there in there.items() if is_there]


def _others(s: Standing, today: date, said: Language) -> list[OtherReading]:
    """The same figures under three other published rules; only where those rules apply."""
    a, c = s.assessment, s.commitment
    if c.kind not in READ_BY_OTHERS or a.baseline is None or a.final is None or a.latest is None:
        return []
    readings = (
        _open_sdg(a, a.baseline, a.final, c.promise.direction, said),
        _weather(a, a.final, c, said),
        _tola(a, today, c, said),
    )
    return [_laid_beside(s, reading, said) for reading in readings]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A verdict of another rule, with the numbers that it rests on."""

    rule: str
    verdict: str
    numbers: dict[str, str]


def _open_sdg(a: Assessment, base: Baseline, final: Target, direction: int, said: Language) -> _Reading:
    assert a.latest is not None
    year, value, goal = a.latest.year, a.latest.actual, final.value
    found = methods.open_sdg(base.year, base.value, year, value, direction, target_year=final.year, target=goal)
    numbers = {"ratio": number(found.value, 2, said), "base_year": str(base.year)}
    return _Reading("open_sdg", found.status, numbers)


def _weather(a: Assessment, final: Target, c: CommitmentView, said: Language) -> _Reading:
    series = {y: v.actual for y, v in a.years.items() if v.actual is not None}
    verdict = methods.weather(series, final.value, final.year, c.promise.direction)
    change = methods.weather_change(series)
    return _Reading("weather", verdict, {"change": amount_words(c, change, said, sign=True)})


def _tola(a: Assessment, today: date, c: CommitmentView, said: Language) -> _Reading:
    """TolaActivity knows closed target years only."""
    closed = [v for y, v in sorted(a.years.items()) if y < today.year and v.target is not None and v.actual is not None]
    last: YearVerdict | None = closed[-1] if closed else None
    if last is None or last.target is None:
        return _Reading("tola", methods.TolaStatus.NON_REPORTING, {})
    verdict = methods.tola(last.actual, last.target.value, c.promise.direction)
    values = {"tola_actual": last.actual, "tola_target": last.target.value}
    numbers = {name: amount_words(c, value, said) for name, value in values.items()}
    return _Reading("tola", verdict, numbers | {"tola_year": str(last.year)})


def _laid_beside(s: Standing, reading: _Reading, said: Language) -> OtherReading:
    """What the other rule says, and why it is not what is said here."""
    ours, theirs = OURS.get(s.assessment.status), GRADES.get(reading.verdict)
    values, rule = _values(s, said) | reading.numbers, reading.rule
    differs = ""
    if theirs is None and ours is not None:
        differs = word(f"others.{rule}.silent", said, **values)
    elif ours is None and theirs is not None:
        reason = word(f"working.{s.assessment.working.reason}", said, **values)
        differs = word("others.unjudged", said, status=STATUS[s.assessment.status].said(said), reason=reason)
    elif ours != theirs:
        differs = f"{word(f'others.{rule}.differs', said, **values)} {_here(s, values, said)}"
    verdict = word(f"others.{rule}.{reading.verdict}", said, **values)
    return OtherReading(word(f"others.{rule}", said, **values), verdict, differs)


def _here(s: Standing, values: dict[str, str], said: Language) -> str:
    """What is looked at here instead."""
    missed = next((m.year for m in s.assessment.marks if m.code is MarkCode.INTERIM_MISSED), None)
    if missed is not None:
        return word("others.here.interim", said, **values | {"year": missed})
    return word(f"others.here.{s.assessment.working.line}", said, **values)
