"""The same figures under three other published rules: what each concludes, and why that differs from ours."""

from dataclasses import dataclass
from datetime import date

from progress import published_rules
from progress.terms import Assessment, Baseline, JudgedYear, MarkCode, Status, Target
from text import Language, number, translate
from views import CommitmentView, Standing
from wording.amounts import amount_words, yearly_words
from wording.numbers import values_of
from wording.plain import plain_reason
from wording.states import status_label

# How good a verdict is, to lay those of several rules beside each other; what judges nothing is left out.
GRADES: dict[str, int] = {
    published_rules.OpenSdgStatus.TARGET_ACHIEVED: 2,
    published_rules.OpenSdgStatus.SUBSTANTIAL_PROGRESS: 2,
    published_rules.OpenSdgStatus.MODERATE_PROGRESS: 1,
    published_rules.OpenSdgStatus.LIMITED_PROGRESS: 0,
    published_rules.OpenSdgStatus.DETERIORATION: 0,
    published_rules.WeatherStatus.SUN: 2,
    published_rules.WeatherStatus.PARTLY_CLOUDY: 1,
    published_rules.WeatherStatus.CLOUD: 0,
    published_rules.WeatherStatus.THUNDERSTORM: 0,
    published_rules.TolaStatus.ON_TRACK: 2,
    published_rules.TolaStatus.ABOVE: 2,
    published_rules.TolaStatus.BELOW: 0,
}
OURS = {Status.MET: 2, Status.ON_TRACK: 2, Status.AT_RISK: 1, Status.OFF_TRACK: 0, Status.MISSED: 0}


@dataclass(frozen=True, slots=True)
class PublishedReading:
    """The reading of another published rule; `differs` explains how it differs, and is empty where it agrees."""

    name: str
    verdict: str
    differs: str

    @property
    def in_short(self) -> str:
        """In one line, for paper and files."""
        return ". ".join(part for part in (f"{self.name}: {self.verdict}", self.differs) if part)


def published_readings(s: Standing, today: date, language: Language) -> list[PublishedReading]:
    """The same figures under three other published rules; only where those rules apply."""
    a, c = s.assessment, s.commitment
    if not a.has_path or a.baseline is None or a.final is None or a.latest is None:
        return []
    readings = (
        _open_sdg(a, a.baseline, a.final, c.promise.direction, language),
        _weather(a, a.final, c, language),
        _tola(a, s.judged_on(today), c, language),
    )
    return [_laid_beside(s, reading, language) for reading in readings]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A verdict of another rule, with the numbers that it rests on."""

    rule: str
    verdict: str
    numbers: dict[str, str]


def _open_sdg(a: Assessment, base: Baseline, final: Target, direction: int, language: Language) -> _Reading:
    assert a.latest is not None
    year, value, goal = a.latest.year, a.latest.actual, final.value
    progress = published_rules.open_sdg(
        base.year, base.value, year, value, direction, target_year=final.year, target=goal
    )
    numbers = {"ratio": number(progress.value, 2, language), "base_year": str(base.year)}
    return _Reading("open_sdg", progress.status, numbers)


def _weather(a: Assessment, final: Target, c: CommitmentView, language: Language) -> _Reading:
    series = {y: v.actual for y, v in a.years.items() if v.actual is not None}
    verdict = published_rules.weather(series, final.value, final.year, c.promise.direction)
    change = published_rules.weather_change(series)
    return _Reading("weather", verdict, {"change": yearly_words(c, change, language)})


def _tola(a: Assessment, today: date, c: CommitmentView, language: Language) -> _Reading:
    """TolaActivity knows closed target years only."""
    closed = [v for y, v in sorted(a.years.items()) if y < today.year and v.target is not None and v.actual is not None]
    last: JudgedYear | None = closed[-1] if closed else None
    if last is None or last.target is None:
        return _Reading("tola", published_rules.TolaStatus.NON_REPORTING, {})
    verdict = published_rules.tola(last.actual, last.target.value, c.promise.direction)
    values = {"tola_actual": last.actual, "tola_target": last.target.value}
    numbers = {name: amount_words(c, value, language) for name, value in values.items()}
    return _Reading("tola", verdict, numbers | {"tola_year": str(last.year)})


def _laid_beside(s: Standing, reading: _Reading, language: Language) -> PublishedReading:
    """The verdict of the other rule, and why it differs from ours."""
    own, other = OURS.get(s.assessment.status), GRADES.get(reading.verdict)
    values, rule = values_of(s, language) | reading.numbers, reading.rule
    differs = ""
    if other is None and own is not None:
        differs = translate(f"others.{rule}.silent", language, **values)
    elif own is None and other is not None:
        reason = plain_reason(s, language)
        differs = translate(
            "others.unjudged", language, status=status_label(s.assessment).text(language), reason=reason
        )
    elif own != other:
        differs = f"{translate(f'others.{rule}.differs', language, **values)} {_here(s, values, language)}"
    verdict = translate(f"others.{rule}.{reading.verdict}", language, **values)
    return PublishedReading(translate(f"others.{rule}", language, **values), verdict, differs)


def _here(s: Standing, values: dict[str, str], language: Language) -> str:
    """The sentence on the line of our own rule that decided instead."""
    missed = next((m.year for m in s.assessment.marks if m.code is MarkCode.INTERIM_MISSED), None)
    if missed is not None:
        return translate("others.here.interim", language, **values | {"year": missed})
    return translate(f"others.here.{s.assessment.working.line}", language, **values)
