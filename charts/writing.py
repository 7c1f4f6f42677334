"""The words on a chart: values, targets, what appears under the pointer. A name people gave stays text."""

import re

from models import Comparator, Kind, ObservationStatus
from progress import Target, YearVerdict
from text import ABSENT, Language, number, with_measure, word
from views import CommitmentView, Standing
from words import COMPARATOR, DATA, OBSERVATION, STAGE, VERDICT

SYMBOL = {
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.EXACTLY: "=",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "≈",
}
BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # but not the one that no line break separates: 12,87 %
LINE_LENGTH = 46  # of a name under the pointer, in letters


def plain(text: str) -> str:
    """`text` as it is: plotly reads <b>, <a href> and &lt; in every word it draws."""
    return BLANKS.sub(" ", text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, length: int = LINE_LENGTH) -> str:
    """`plain` text on as many lines as it needs; a word is never cut."""
    lines = [""]
    for part in BLANKS.split(text.strip()):
        longer = f"{lines[-1]} {part}".strip()
        if len(longer) > length and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = longer
    return "<br>".join(plain(line) for line in lines)


def measure(commitment: CommitmentView, language: Language) -> str:
    return commitment.measure.said(language) if commitment.measure else ""


def amount_words(commitment: CommitmentView, value: float | None, language: Language) -> str:
    """A value with its unit of measure; not yet safe for plotly."""
    return with_measure(value, commitment.decimals, measure(commitment, language), language)


def _bound(commitment: CommitmentView, value: float, language: Language) -> str:
    """A bound with as few decimals as it was promised with: 20 %, not 20,00 %."""
    exact = next((n for n in range(7) if round(value, n) == round(value, 9)), 6)
    return with_measure(value, exact, measure(commitment, language), language)


def _limit(target: Target, commitment: CommitmentView) -> float:
    """The value from which "about" holds."""
    return target.value - commitment.promise.direction * target.slack


def target_label(target: Target, commitment: CommitmentView, language: Language, *, short: bool = False) -> str:
    """A target in signs, for the point on the chart: ≥ 100 %, ≈ 20 %, 5–10 %.

    `short` leaves out a unit of measure that takes room: ≥ 3.
    """
    if commitment.kind is Kind.MILESTONE:
        return word("chart.done", language)
    if target.upper is not None:
        low = _bound(commitment, target.value, language).removesuffix(measure(commitment, language)).strip()
        return f"{low}–{_bound(commitment, target.upper, language)}"
    value = _bound(commitment, target.value, language)
    if short and len(measure(commitment, language)) > 2:
        value = value.removesuffix(measure(commitment, language)).strip()
    return f"{SYMBOL[target.comparator]}\u00a0{value}"


def target_words(target: Target, commitment: CommitmentView, language: Language) -> str:
    """A target in words: at least 100%, about 20% (19% still counts), strive for …"""
    said = _owed_words(target, commitment, language)
    return word("chart.strive", language, target=said) if target.is_strive else said


def _owed_words(target: Target, commitment: CommitmentView, language: Language) -> str:
    value = _bound(commitment, target.value, language)
    if commitment.kind is Kind.MILESTONE:
        return word("chart.done", language)
    if target.upper is not None:
        upper = _bound(commitment, target.upper, language)
        return word("chart.between", language, lower=value, upper=upper)
    said = f"{COMPARATOR[target.comparator].said(language)} {value}"
    if target.comparator is Comparator.ABOUT:
        return f"{said} ({still_counts(target, commitment, language)})"
    return said


def still_counts(target: Target, commitment: CommitmentView, language: Language) -> str:
    """What "about" still takes for met."""
    key = "chart.counts_from" if commitment.promise.direction > 0 else "chart.counts_to"
    return word(key, language, value=_bound(commitment, _limit(target, commitment), language))


def figure_words(standing: Standing, verdict: YearVerdict, language: Language) -> str:
    """The figure of a year with k of N where it was counted; not yet safe for plotly."""
    o = verdict.observation
    said = amount_words(standing.commitment, verdict.actual, language)
    if o is None or o.part is None or o.whole is None:
        return said
    share = f"{number(o.part, 0, language)}/{number(o.whole, 0, language)}"
    return f"{said} ({share})" if standing.commitment.kind is Kind.COVERAGE else said


def baseline_words(standing: Standing, language: Language) -> str:
    base = standing.assessment.baseline
    key = "chart.baseline_derived" if standing.assessment.baseline_is_derived else "chart.baseline"
    value = amount_words(standing.commitment, base.value if base else None, language)
    return word(key, language, value=value)


def remarks(verdict: YearVerdict, language: Language) -> str:
    """Whether the figure is provisional or was revised, as " (…)"; empty for a first, final one."""
    o = verdict.observation
    said = []
    if o is not None and o.status is not ObservationStatus.FINAL:
        said.append(OBSERVATION[o.status].said(language).lower())
    if o is not None and o.version > 1:
        said.append(word("chart.revised", language))
    return f" ({', '.join(said)})" if said else ""


def figure_hover(standing: Standing, verdict: YearVerdict, language: Language) -> str:
    """What the pointer shows over a figure: value, how sure, verdict, and against what."""
    value = plain(figure_words(standing, verdict, language))
    lines = [f"{word('chart.actual', language)}: <b>{value}</b>{remarks(verdict, language)}"]
    if verdict.observation is not None:
        lines.append(f"<b>{VERDICT[verdict.verdict].said(language)}</b>")
    if verdict.observation is not None and verdict.observation.breaks_series:
        lines.append(word("chart.series_break", language))
    return "<br>".join(lines)


def missing_hover(verdict: YearVerdict, language: Language) -> str:
    return f"{word('chart.no_figure', language)}: {DATA[verdict.data].said(language).lower()}"


def target_hover(target: Target, commitment: CommitmentView, language: Language) -> str:
    return f"{word('chart.target', language)}: <b>{plain(target_words(target, commitment, language))}</b>"


def tick_words(ticks: list[float], language: Language) -> list[str]:
    """The words of axis ticks, all with the decimals that the finest needs."""
    decimals = next((n for n in range(6) if all(round(t, n) == round(t, 9) for t in ticks)), 6)
    return [number(t, decimals, language) for t in ticks] or [ABSENT]


def stage_words(standing: Standing, verdict: YearVerdict, language: Language) -> str:
    """How far a milestone is, with the share that was reported; the share is never judged."""
    o = verdict.observation
    if o is None or o.stage is None:
        return ABSENT
    percent = next((f.percent for f in standing.commitment.figures if f.observation == o), None)
    share = "" if percent is None else f" ({with_measure(percent, 0, '%', language)})"
    return f"{STAGE[o.stage].said(language)}{share}"
