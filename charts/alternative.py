"""The alternative text of charts and sparklines, for those who cannot see them."""

from collections.abc import Iterable, Iterator
from datetime import date

from charts.answers import unit_rows
from charts.blanks import BLANK_SIGN
from charts.context import is_comparable
from charts.kinds import ChartForm, form_of
from charts.projection import projection_text
from charts.series import missing, rates, year_points
from charts.words import close_words, figure_words, stage_words, status_suffix
from models import Answer
from progress.terms import JudgedYear, Reason
from text import Language, date_words, number, translate
from views import Standing
from wording.amounts import amount_words, mean_words, observation_words, target_words
from wording.labels import DATA
from wording.problem import stale_words
from wording.states import state_label

MOST_NAMES = 12  # of units
ANSWER_KEYS = {
    Answer.NO: "chart.alt.units_no",
    Answer.UNKNOWN: "chart.alt.units_unknown",
    Answer.YES: "chart.alt.units_yes",
}


def alternative_text(standing: Standing, language: Language, today: date, *, yardstick: Standing | None = None) -> str:
    """Return name, status, latest figure and the change to it, targets, projection and blank years; no markup.

    The yardstick follows where the chart draws it.
    """
    form = form_of(standing.commitment.kind)
    sentences = [
        _opening(standing, language, today, None),
        *_figures_and_targets(standing, language),
        projection_text(standing, language) if form is ChartForm.TRAJECTORY else "",
        _blank_years(standing, language),
    ]
    if yardstick is not None and is_comparable(standing, yardstick):
        place = yardstick.commitment.agreement.place.text(language)
        sentences.append(translate("chart.alt.yardstick", language, place=place))
        sentences += _figures_and_targets(yardstick, language)
    return _joined(sentences)


def sparkline_text(standing: Standing, language: Language, today: date, *, year: int | None = None) -> str:
    """Return the same for a sparkline, without a projection; with `year`, that year's verdict opens it."""
    sentences = [_opening(standing, language, today, year), *_figures_and_targets(standing, language)]
    return _joined([*sentences, _blank_years(standing, language)])


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _opening(standing: Standing, language: Language, today: date, year: int | None) -> str:
    values = {"name": _name(standing, language), "status": state_label(standing.assessment, year).text(language)}
    if year is not None:
        return translate("chart.alt.year", language, year=str(year), **values)
    opening = translate("chart.alt.status", language, date=date_words(standing.judged_on(today), language), **values)
    return _joined([opening, stale_words(standing, language), *_close(standing, language)])


def _close(standing: Standing, language: Language) -> Iterator[str]:
    """That rounding decides, where it does."""
    for judged in standing.assessment.years.values():
        if words := close_words(standing, judged, language):
            yield f"{words}."


def _name(standing: Standing, language: Language) -> str:
    """Return the name on one line and without a full stop, so that a sentence can begin with it."""
    return " ".join(standing.commitment.name.text(language).split()).rstrip(".")


def _figures_and_targets(standing: Standing, language: Language) -> Iterator[str]:
    yield _latest(standing, language)
    yield _units(standing, language) or _mean(standing, language)
    yield _submitted(standing, language)
    yield _targets(standing, language)


def _submitted(standing: Standing, language: Language) -> str:
    """The figures that nobody has approved yet, with their years."""
    years = sorted(standing.assessment.years.items())
    pending = [(year, v.submitted) for year, v in years if v.submitted is not None]
    figures = "; ".join(f"{observation_words(standing.commitment, o, language)} ({year})" for year, o in pending)
    return translate("chart.alt.not_approved", language, figures=figures) if pending else ""


def _latest(standing: Standing, language: Language) -> str:
    points, form = year_points(standing), form_of(standing.commitment.kind)
    if not points:
        return translate("chart.alt.nothing", language)
    last = points[-1]
    first = points[max((i for i, point in enumerate(points) if point.break_reason), default=0)]
    values: dict[str, object] = {"year": last.year, "remarks": status_suffix(last.judged, language)}
    if form is ChartForm.TIMELINE:
        return translate("chart.alt.stage", language, stage=_stage(standing, last.judged, language), **values)
    value = figure_words(standing, last.judged, language)
    if first is last or form is ChartForm.GROWTH:
        return translate("chart.alt.latest", language, value=value, **values)
    before = amount_words(standing.commitment, first.value, language)
    return translate("chart.alt.change", language, value=value, before=before, first=first.year, **values)


def _stage(standing: Standing, judged: JudgedYear, language: Language) -> str:
    o, words = judged.observation, stage_words(standing, judged, language)
    if o is not None and o.done_on:
        return f"{words}; {translate('chart.done_on', language, date=date_words(o.done_on, language))}"
    if o is not None and o.expected_on:
        return f"{words}; {translate('chart.expected_on', language, date=date_words(o.expected_on, language))}"
    return words


def _mean(standing: Standing, language: Language) -> str:
    working = standing.assessment.working
    if form_of(standing.commitment.kind) is not ChartForm.GROWTH or working.mean is None:
        return ""
    value = mean_words(standing.commitment, working.mean, working.target, language)
    if not working.known_years:
        return translate("chart.alt.mean_published", language, value=value)
    n = number(len(working.known_years), 0, language)
    if working.required is None:
        return translate("chart.alt.mean", language, n=n, value=value)
    required = amount_words(standing.commitment, working.required, language)
    return translate("chart.alt.mean_required", language, n=n, value=value, required=required)


def units_text(standing: Standing, language: Language) -> str:
    """Return the chart of units in words: the latest k of N, its units by their answers, the blank years."""
    latest = standing.assessment.latest
    sentences = [translate("chart.alt.units", language, name=_name(standing, language))]
    if latest is None:
        sentences.append(translate("chart.alt.nothing", language))
    else:
        value = figure_words(standing, latest, language)
        suffix = status_suffix(latest, language)
        sentences.append(translate("chart.alt.latest", language, year=latest.year, value=value, remarks=suffix))
        sentences.append(_by_answer(standing, language, ANSWER_KEYS, None))
    return _joined([*sentences, _blank_years(standing, language)])


def _units(standing: Standing, language: Language) -> str:
    """The units that the latest figure answers with no, and those with not known."""
    return _by_answer(standing, language, (Answer.NO, Answer.UNKNOWN), MOST_NAMES)


def _by_answer(standing: Standing, language: Language, answers: Iterable[Answer], most: int | None) -> str:
    """The names of the units by their answer in the latest figure, at most `most` of each."""
    latest = standing.assessment.latest
    if latest is None:
        return ""
    rows, sentences = unit_rows(standing, language), []
    for answer in answers:
        names = [row.name for row in rows if row.answers.get(latest.year) is answer]
        if names:
            listed = ", ".join(names[:most]) + (", …" if len(names) > len(names[:most]) else "")
            sentences.append(translate(ANSWER_KEYS[answer], language, names=listed))
    return " ".join(sentences)


def _blank_years(standing: Standing, language: Language) -> str:
    """The years that are over and have no figure, by the state of the blank."""
    sentences = []
    for state in BLANK_SIGN:
        years = [str(v.year) for v in missing(standing) if v.data is state]
        if years:
            words = DATA[state].text(language)
            sentences.append(translate("chart.alt.blank", language, state=words, years=", ".join(years)))
    return " ".join(sentences)


def _targets(standing: Standing, language: Language) -> str:
    commitment, final = standing.commitment, standing.assessment.final
    if standing.assessment.working.reason is Reason.NOT_COMPUTABLE:
        return translate("problem.no_basis.not_computable", language)
    if final is None:
        return translate("chart.alt.no_target", language)
    if form_of(commitment.kind) is ChartForm.GROWTH:
        span, owed = rates(standing), target_words(final, commitment, language)
        targets = translate("chart.alt.target_span", language, target=owed, first=span[0], last=span[-1])
    else:
        targets = "; ".join(
            translate("chart.alt.target", language, target=target_words(t, commitment, language), year=t.year)
            for t in standing.assessment.targets
        )
    return translate("chart.alt.targets", language, targets=targets)
