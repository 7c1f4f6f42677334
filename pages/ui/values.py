"""A figure and a target in words, with their unit of measure, in the reader's language."""

from models import Comparator, Kind
from progress import Target, YearVerdict
from text import Language, date_words, number, plain, with_measure, word
from views import CommitmentView, Standing
from words import COMPARATOR, STAGE


def actual_words(s: Standing, outcome: YearVerdict | None, language: Language) -> str:
    """What was reported for a year: a number with its unit of measure, k of N, or a stage."""
    if outcome is None or outcome.observation is None:
        return word("value.no_figure", language)
    o, c = outcome.observation, s.commitment
    if o.stage is not None:
        done = f" ({date_words(o.done_on, language)})" if o.done_on else ""
        return STAGE[o.stage].said(language) + done
    if o.part is not None and o.whole is not None:
        counted = word("value.part_of_whole", language, part=o.part, whole=o.whole)
        return f"{amount_words(c, outcome.actual, language)} ({counted})" if c.kind is Kind.COVERAGE else counted
    return amount_words(c, outcome.actual, language)


def amount_words(c: CommitmentView, value: float | None, language: Language, *, sign: bool = False) -> str:
    """A number with its unit of measure; a figure typed with more decimals than are shown is rounded."""
    measure = c.measure.said(language) if c.measure else ""
    shown = with_measure(value, c.decimals, measure, language, sign=sign)
    return shown if measure else number(value, c.decimals, language, sign=sign)


def target_words(c: CommitmentView, target: Target, language: Language) -> str:
    """What is owed: comparator, value and unit of measure; for a milestone that it is done."""
    if c.kind is Kind.MILESTONE:
        return word("value.done", language)
    measure = c.measure.said(language) if c.measure else ""
    value = plain(target.value, language)
    if target.comparator is Comparator.BETWEEN and target.upper is not None:
        return word("value.between", language, lower=value, upper=plain(target.upper, language), measure=measure)
    said = COMPARATOR[target.comparator].said(language)
    return word("value.target", language, comparator=said, value=value, measure=measure).strip()
