"""A figure and a target in words, with their unit of measure, in the reader's language."""

from models import Comparator, Kind, ObservationStatus
from progress import Observation, Target, YearVerdict, amount
from text import Language, date_words, has, number, plain, with_measure, word
from views import CommitmentView
from words import COMPARATOR, OBSERVATION, STAGE


def actual_words(c: CommitmentView, outcome: YearVerdict | None, language: Language) -> str:
    """What was reported for a year, or that nothing was."""
    if outcome is None or outcome.observation is None:
        return word("value.no_figure", language)
    return observation_words(c, outcome.observation, language)


def observation_words(c: CommitmentView, o: Observation, language: Language) -> str:
    """A figure: a number with its unit of measure, k of N, a stage, or that it will never exist."""
    if o.status is ObservationStatus.NOT_AVAILABLE:
        return OBSERVATION[o.status].said(language)
    if o.stage is not None:
        done = f" ({date_words(o.done_on, language)})" if o.done_on else ""
        return STAGE[o.stage].said(language) + done
    value = amount_words(c, amount(c.kind, o), language)
    if o.part is None or o.whole is None:
        return value
    counted = word("value.part_of_whole", language, part=o.part, whole=o.whole)
    return f"{value} ({counted})" if c.kind is Kind.COVERAGE else counted


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


def recorder_words(by: str, language: Language) -> str:
    """Who entered it: a person's name as it is, or what the program calls itself."""
    key = f"recorder.{by}"
    return word(key, language) if has(key) else by
