"""Figures, targets and other amounts in words, with their unit of measure; for screens and charts alike. Plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models import Comparator, ObservationStatus
from progress.figures import amount, is_incomplete
from progress.outlook import Projected
from progress.terms import Baseline, JudgedYear, MarkCode, Observation, Target
from text import Language, date_words, number, translate, with_measure
from views import BaselineView, CommitmentView, Standing
from wording.labels import COMPARATOR, OBSERVATION, REVIEW, STAGE

BOUNDS = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)
ROUNDED_BY = 0.05  # of a change a year: what rounding may take from it, or add


def measure(commitment: CommitmentView, language: Language) -> str:
    return commitment.measure.text(language) if commitment.measure else ""


def amount_words(commitment: CommitmentView, value: float | None, language: Language) -> str:
    """A value with its unit of measure and the decimals that its commitment shows."""
    unit = measure(commitment, language)
    if not unit:
        return number(value, commitment.decimals, language)
    return with_measure(value, commitment.decimals, unit, language)


def unknown_words(s: Standing, language: Language) -> str:
    """What a count can be while some units are not known (90 to 100%), in the year that the mark names."""
    a, c = s.assessment, s.commitment
    year = next((mark.year for mark in a.marks if mark.code is MarkCode.UNITS_UNKNOWN), None)
    judged = a.years.get(year) if year else None
    if judged is None:
        return amount_words(c, a.working.actual, language)
    return range_words(c, judged.actual, judged.highest, language)


def range_words(c: CommitmentView, lowest: float | None, highest: float | None, language: Language) -> str:
    """What a count can be, from its least to its greatest; one amount where they are the same or none is known."""
    if lowest is None or highest is None or lowest == highest:
        return amount_words(c, lowest, language)
    low = number(lowest, c.decimals, language)
    return translate("value.range", language, low=low, high=amount_words(c, highest, language))


def change_words(
    commitment: CommitmentView, change: float | None, language: Language, *, never_zero: bool = False
) -> str:
    """How far two values are apart, with its sign: between shares that is in percentage points.

    `never_zero`: with the decimals that keep a small change from reading as none.
    """
    places = telling_decimals(commitment, change) if never_zero else commitment.decimals
    return with_measure(change, places, _measure_of_change(commitment, language), language, sign=True)


def mean_words(commitment: CommitmentView, mean: float | None, target: Target | None, language: Language) -> str:
    """The mean of a span, with the decimals that keep it apart from the promised one: 6.996 of "more than 7"."""
    apart = None if mean is None or target is None else mean - target.value
    return with_measure(mean, telling_decimals(commitment, apart), measure(commitment, language), language)


def telling_decimals(commitment: CommitmentView, change: float | None) -> int:
    """The decimals of a commitment, or more where a change would read as none."""
    if change is None or not round(change, 9):
        return commitment.decimals
    return next((n for n in range(commitment.decimals, 9) if round(change, n)), 9)


def yearly_words(commitment: CommitmentView, value: float | None, language: Language) -> str:
    """A change a year, with its sign and the decimals that keep it true to a twentieth: never 0 where there is one."""
    if value is None:
        return number(None, 0, language)
    enough = (n for n in range(commitment.decimals, 9) if abs(round(value, n) - value) <= abs(value) * ROUNDED_BY)
    return with_measure(value, next(enough, 9), _measure_of_change(commitment, language), language, sign=True)


def _measure_of_change(commitment: CommitmentView, language: Language) -> str:
    """The unit of a change: percentage points for a share in percent."""
    unit = measure(commitment, language)
    return translate("measure.points", language) + unit.removeprefix("%") if unit.startswith("%") else unit


def exact_words(commitment: CommitmentView, value: float, language: Language) -> str:
    """A number with every digit it has, and its unit of measure."""
    places = next((n for n in range(9) if round(value, n) == round(value, 9)), 9)
    return with_measure(value, max(places, commitment.decimals), measure(commitment, language), language)


def projected_words(commitment: CommitmentView, projected: Projected, language: Language) -> str:
    """A year carried forward: where the line leads, and the band around it."""
    amounts = {"value": projected.value, "low": projected.low, "high": projected.high}
    values = {name: amount_words(commitment, value, language) for name, value in amounts.items()}
    return translate("chart.projected", language, **values)


def bound_words(commitment: CommitmentView, value: float, language: Language) -> str:
    """A bound with as few decimals as it was promised with: 20 %, not 20,00 %."""
    exact = next((n for n in range(7) if round(value, n) == round(value, 9)), 6)
    return with_measure(value, exact, measure(commitment, language), language)


def restated_words(b: Baseline | BaselineView, language: Language) -> str:
    """The series that a baseline was restated for; empty where it was not."""
    return "" if b.holds_from is None else translate("baseline.restated", language, year=b.holds_from)


def started_words(c: CommitmentView, b: Baseline | BaselineView, language: Language) -> str:
    """The value of a baseline, and the series that it was restated for: 40% (restated for the series from 2023)."""
    value, restated = amount_words(c, b.value, language), restated_words(b, language)
    return f"{value} ({restated})" if restated else value


def _limit(target: Target, commitment: CommitmentView) -> float:
    """The value from which "about" holds."""
    return target.value - commitment.promise.direction * target.slack


def target_words(target: Target, commitment: CommitmentView, language: Language) -> str:
    """A target in words: at least 100%, about 20% (19% still counts), strive for …"""
    owed = _owed_words(target, commitment, language)
    return translate("chart.strive", language, target=owed) if target.is_strive else owed


def _owed_words(target: Target, commitment: CommitmentView, language: Language) -> str:
    value = bound_words(commitment, target.value, language)
    if not commitment.traits.is_numeric:
        return translate("chart.done", language)
    if target.upper is not None:
        upper = bound_words(commitment, target.upper, language)
        return translate("chart.between", language, lower=value, upper=upper)
    owed = f"{COMPARATOR[target.comparator].text(language)} {value}"
    if target.is_about:
        return f"{owed} ({still_counts(target, commitment, language)})"
    return owed


def required_words(target: Target, required: float | None, c: CommitmentView, language: Language) -> str:
    """The rate that each coming year of an average growth must reach: of "more than 8%", more than 8.0%."""
    amount = amount_words(c, required, language)
    return f"{COMPARATOR[target.comparator].text(language)} {amount}" if target.comparator in BOUNDS else amount


def owed_in_year_words(s: Standing, year: int, language: Language) -> str:
    """What a year's figure is held against: its own target, else the interpolated path, else the next target.

    Of an average growth it is the promise of the whole span. Empty where nothing is owed.
    """
    c, a, judged = s.commitment, s.assessment, s.assessment.years.get(year)
    own = judged.target if judged else next((target for target in a.targets if target.year == year), None)
    if own is not None and c.traits.is_rate and a.span:
        span = {"first": a.span[0], "last": a.span[-1]}
        return translate("chart.alt.target_span", language, target=target_words(own, c, language), **span)
    if own is not None:
        return target_words(own, c, language)
    expected = judged.expected if judged else dict(a.path).get(year)
    if expected is not None:
        return translate("value.interpolated", language, value=amount_words(c, expected, language))
    coming = next((target for target in a.targets if target.year > year), None)
    if coming is None:
        return ""
    return translate("value.owed_by", language, target=target_words(coming, c, language), year=coming.year)


def still_counts(target: Target, commitment: CommitmentView, language: Language) -> str:
    """The tolerance of an "about" target: the value from which, or up to which, it is still met."""
    key = "chart.counts_from" if commitment.promise.direction > 0 else "chart.counts_to"
    return translate(key, language, value=bound_words(commitment, _limit(target, commitment), language))


def actual_words(c: CommitmentView, judged: JudgedYear | None, language: Language, *, brief: bool = False) -> str:
    """The figure reported for a year, or that there is none."""
    if judged is None or judged.reported is None:
        return translate("value.no_figure", language)
    review = REVIEW[judged.reported.review].text(language).lower()
    return _with_remarks(c, judged.reported, language, () if judged.observation else (review,), brief=brief)


def observation_words(c: CommitmentView, o: Observation, language: Language, *, brief: bool = False) -> str:
    """A figure: a number with its unit of measure, k of N, a stage, or that it will never exist.

    One that is not the whole year's has the day up to which it is counted. Where there is little room, `brief`
    leaves out what k and N count.
    """
    return _with_remarks(c, o, language, brief=brief)


def counted_to_words(c: CommitmentView, o: Observation, language: Language) -> str:
    """Up to which day a figure is counted that is not the whole year's; empty for all others."""
    if o.cut_off_on is None or not is_incomplete(c.kind, o):
        return ""
    return translate("value.counted_to", language, day=date_words(o.cut_off_on, language))


def _with_remarks(
    c: CommitmentView, o: Observation, language: Language, more: Sequence[str] = (), *, brief: bool = False
) -> str:
    """A figure, and in one pair of brackets what it counts, up to which day, and whatever else is remarked on it."""
    words, *counted = _figure_parts(c, o, language, brief=brief)
    remarks = [remark for remark in (*counted, counted_to_words(c, o, language), *more) if remark]
    return f"{words} ({'; '.join(remarks)})" if remarks else words


def _figure_parts(c: CommitmentView, o: Observation, language: Language, *, brief: bool) -> Iterator[str]:
    """The figure, then what belongs in brackets: the day on which it was done, or k of N."""
    if o.status is ObservationStatus.NOT_AVAILABLE:
        yield OBSERVATION[o.status].text(language)
    elif o.stage is not None:
        yield STAGE[o.stage].text(language)
        yield date_words(o.done_on, language) if o.done_on else ""
    else:
        if o.part is None or o.whole is None or c.traits.is_share:
            yield range_words(c, amount(c.kind, o), amount(c.kind, _all_yes(o)), language)
        if o.part is not None and o.whole is not None:
            of_what = "value.part_of_whole" if c.is_listed and not brief else "value.part_of_any"
            part, whole = (number(n, 0, language) for n in (o.part, o.whole))
            yield translate(of_what, language, part=part, whole=whole)
            if o.unknown:
                yield translate("value.unknown_units", language, n=number(o.unknown, 0, language))


def _all_yes(o: Observation) -> Observation:
    """The figure as it would be if all units not known were counted as yes."""
    return replace(o, part=o.part + o.unknown) if o.part is not None else o


def exact_figure_words(c: CommitmentView, o: Observation, language: Language) -> str:
    """A figure with every digit that was given: what is approved or corrected is no rounded number."""
    if o.value is None or o.status is ObservationStatus.NOT_AVAILABLE:
        return observation_words(c, o, language)
    words, counted_to = exact_words(c, o.value, language), counted_to_words(c, o, language)
    return f"{words} ({counted_to})" if counted_to else words
