"""The text on a chart: values, targets and hover text, escaped for plotly."""

import re
from collections.abc import Callable, Iterable

from charts.kinds import ChartForm, Scale, form_of, scale_of
from models import Comparator, ObservationStatus
from progress.terms import DataState, JudgedYear, MarkCode, Target
from text import ABSENT, Language, date_words, full_digits, number, translate, with_measure
from views import CommitmentView, Standing
from wording.amounts import amount_words, bound_words, measure, range_words, target_words
from wording.labels import DATA, OBSERVATION, STAGE
from wording.numbers import ratio_words
from wording.states import verdict_label

SYMBOL = {
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.EXACTLY: "=",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "≈",
    Comparator.BETWEEN: "–",
}
BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # but not the no-break space: 12,87 %
LINE_LENGTH = 46  # letters in a line of a name in hover text


def escape_plotly(text: str) -> str:
    """Return `text` for plotly, which reads <b>, <a href> and &lt; in every text, with single spaces."""
    return BLANKS.sub(" ", text).strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, length: int = LINE_LENGTH) -> str:
    """Return escaped text in lines of about `length` letters; a word is never cut."""
    lines = lines_of(BLANKS.split(text.strip()), lambda line: len(line) <= length)
    return "<br>".join(escape_plotly(line) for line in lines)


def lines_of(words: Iterable[str], fits: Callable[[str], bool]) -> list[str]:
    """Return words in lines, each as long as it fits; a word that never fits has its own."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and not fits(longer):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def target_label(target: Target, commitment: CommitmentView, language: Language, *, short: bool = False) -> str:
    """Return a target in signs: ≥ 100 %, ≈ 20 %, 5–10 %. `short` leaves out a long unit of measure: ≥ 3."""
    if form_of(commitment.kind) is ChartForm.TIMELINE:
        return translate("chart.done", language)
    if target.upper is not None:
        low = bound_words(commitment, target.value, language).removesuffix(measure(commitment, language)).strip()
        return f"{low}{SYMBOL[Comparator.BETWEEN]}{bound_words(commitment, target.upper, language)}"
    value = bound_words(commitment, target.value, language)
    if short and len(measure(commitment, language)) > 2:
        value = full_digits(target.value, language)
    return f"{SYMBOL[target.comparator]}\u00a0{value}"


def figure_words(standing: Standing, judged: JudgedYear, language: Language) -> str:
    """Return the figure of a year, a share with its k of N; not yet escaped for plotly."""
    o = judged.observation
    words = range_words(standing.commitment, judged.actual, judged.highest, language)
    if o is None or o.part is None or o.whole is None or scale_of(standing.commitment.kind) is not Scale.SHARE:
        return words
    return f"{words} ({number(o.part, 0, language)}/{number(o.whole, 0, language)})"


def baseline_words(standing: Standing, language: Language) -> str:
    base = standing.assessment.baseline
    key = "chart.baseline_derived" if standing.assessment.baseline_is_derived else "chart.baseline"
    value = amount_words(standing.commitment, base.value if base else None, language)
    return translate(key, language, value=value)


def status_suffix(judged: JudgedYear, language: Language) -> str:
    """Return " (as of 30/09/2026, provisional, revised)", as far as it applies; empty for a final, whole one."""
    o, states = judged.observation, list[str]()
    if judged.counted_to is not None:
        states.append(translate("value.counted_to", language, day=date_words(judged.counted_to, language)))
    if o is not None and o.status is not ObservationStatus.FINAL:
        states.append(OBSERVATION[o.status].text(language).lower())
    if o is not None and o.version > 1:
        states.append(translate("chart.revised", language))
    return f" ({', '.join(states)})" if states else ""


def figure_hover(standing: Standing, judged: JudgedYear, language: Language) -> str:
    """Return the hover text of a figure: value, whether provisional or revised, verdict, a break of the series."""
    value = escape_plotly(figure_words(standing, judged, language))
    lines = [f"{translate('chart.actual', language)}: <b>{value}</b>{status_suffix(judged, language)}"]
    if judged.observation is not None:
        lines.append(f"<b>{verdict_label(judged).text(language)}</b>")
    if close := close_words(standing, judged, language):
        lines.append(close)
    if judged.observation is not None and judged.observation.breaks_series:
        lines.append(translate("chart.series_break", language))
    return "<br>".join(lines)


def close_words(standing: Standing, judged: JudgedYear, language: Language) -> str:
    """Return between which paces rounding leaves the figure that decides; empty where it makes no difference."""
    a = standing.assessment
    decides = judged.observation is not None and judged.observation is a.working.latest
    if not decides or not a.has_mark(MarkCode.CLOSE_CALL) or a.working.ratio_range is None:
        return ""
    low, high = (ratio_words(ratio, language) for ratio in a.working.ratio_range)
    return translate("chart.close_call", language, low=low, high=high)


def blank_hover(state: DataState, language: Language) -> str:
    """Return the hover text of a blank year."""
    return f"<b>{DATA[state].text(language)}</b>"


def target_hover(target: Target, commitment: CommitmentView, language: Language) -> str:
    return f"{translate('chart.target', language)}: <b>{escape_plotly(target_words(target, commitment, language))}</b>"


def tick_words(ticks: list[float], language: Language) -> list[str]:
    """Return the text of axis ticks, all with as many decimals as the finest needs."""
    decimals = next((n for n in range(6) if all(round(t, n) == round(t, 9) for t in ticks)), 6)
    return [number(t, decimals, language) for t in ticks] or [ABSENT]


def stage_words(standing: Standing, judged: JudgedYear, language: Language) -> str:
    """Return the stage of a milestone, with the reported percentage, which is never judged."""
    content = figure.content if (figure := standing.judged_figure(judged)) else None
    if content is None or content.stage is None:
        return ABSENT
    percent = content.percent
    share = "" if percent is None else f" ({with_measure(percent, 0, '%', language)})"
    return f"{STAGE[content.stage].text(language)}{share}"
