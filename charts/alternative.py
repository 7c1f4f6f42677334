"""Charts and small pictures in words, for those who cannot see them."""

from collections.abc import Iterable, Iterator
from datetime import date

from charts.beside import lies_beneath
from charts.marks import BLANK_SIGN
from charts.projection import projection_text
from charts.reading import missing, rates, steps
from charts.units import unit_grid
from charts.writing import figure_words, remarks, stage_words
from models import Answer, Kind
from progress import YearVerdict
from text import Language, date_words, number, translate
from views import Standing
from wording.amounts import amount_words, observation_words, target_words
from wording.labels import DATA, label_of

DRAWN_AHEAD = (Kind.LEVEL, Kind.COVERAGE, Kind.COUNT)  # whose chart carries the figures forward
LISTED = 12  # names of units, at most
ANSWERED = {
    Answer.NO: "chart.alt.units_no",
    Answer.UNKNOWN: "chart.alt.units_unknown",
    Answer.YES: "chart.alt.units_yes",
}


def alternative_text(
    standing: Standing, language: Language, today: date, *, yardstick: Standing | None = None
) -> str:
    """Name, status, latest figure with what it grew from, targets, where it is heading, missing years; no markup.

    The yardstick is told of where the chart draws it.
    """
    sentences = [
        _opening(standing, language, today, None),
        *_figures_and_targets(standing, language),
        projection_text(standing, language) if standing.commitment.kind in DRAWN_AHEAD else "",
        _blank_years(standing, language),
    ]
    if yardstick is not None and lies_beneath(standing, yardstick):
        place = yardstick.commitment.agreement.place.text(language)
        sentences.append(translate("chart.alt.yardstick", language, place=place))
        sentences += _figures_and_targets(yardstick, language)
    return _joined(sentences)


def picture_text(standing: Standing, language: Language, today: date, *, year: int | None = None) -> str:
    """The same of a small picture, which draws nothing ahead; with `year`, that year's verdict opens it."""
    said = [_opening(standing, language, today, year), *_figures_and_targets(standing, language)]
    return _joined([*said, _blank_years(standing, language)])


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _opening(standing: Standing, language: Language, today: date, year: int | None) -> str:
    said = {"name": _name(standing, language), "status": label_of(standing.assessment.state(year)).text(language)}
    if year is not None:
        return translate("chart.alt.year", language, year=str(year), **said)
    return translate("chart.alt.status", language, date=date_words(today, language), **said)


def _name(standing: Standing, language: Language) -> str:
    """On one line and without a full stop, so that a sentence can begin with it."""
    return " ".join(standing.commitment.name.text(language).split()).rstrip(".")


def _figures_and_targets(standing: Standing, language: Language) -> Iterator[str]:
    yield _latest(standing, language)
    yield _units(standing, language) or _mean(standing, language)
    yield _submitted(standing, language)
    yield _owed(standing, language)


def _submitted(standing: Standing, language: Language) -> str:
    """Every figure that nobody has approved yet, with its year."""
    years = sorted(standing.assessment.years.items())
    said = [(year, v.submitted) for year, v in years if v.submitted is not None]
    shown = "; ".join(f"{observation_words(standing.commitment, o, language)} ({year})" for year, o in said)
    return translate("chart.alt.not_approved", language, figures=shown) if said else ""


def _latest(standing: Standing, language: Language) -> str:
    found = steps(standing)
    if not found:
        return translate("chart.alt.nothing", language)
    last = found[-1]
    comparable = max((i for i, step in enumerate(found) if step.cut), default=0)
    first = found[comparable]
    said: dict[str, object] = {"year": last.year, "remarks": remarks(last.verdict, language)}
    if standing.commitment.kind is Kind.MILESTONE:
        return translate("chart.alt.stage", language, stage=_stage(standing, last.verdict, language), **said)
    value = figure_words(standing, last.verdict, language)
    if first is last or standing.commitment.kind is Kind.AVERAGE_GROWTH:
        return translate("chart.alt.latest", language, value=value, **said)
    before = amount_words(standing.commitment, first.value, language)
    return translate("chart.alt.change", language, value=value, before=before, first=first.year, **said)


def _stage(standing: Standing, verdict: YearVerdict, language: Language) -> str:
    o, said = verdict.observation, stage_words(standing, verdict, language)
    if o is not None and o.done_on:
        return f"{said}; {translate('chart.done_on', language, date=date_words(o.done_on, language))}"
    if o is not None and o.expected_on:
        return f"{said}; {translate('chart.expected_on', language, date=date_words(o.expected_on, language))}"
    return said


def _mean(standing: Standing, language: Language) -> str:
    working = standing.assessment.working
    if standing.commitment.kind is not Kind.AVERAGE_GROWTH or working.mean is None:
        return ""
    value = amount_words(standing.commitment, working.mean, language)
    if not working.known_years:
        return translate("chart.alt.mean_published", language, value=value)
    n = number(len(working.known_years), 0, language)
    if working.required is None:
        return translate("chart.alt.mean", language, n=n, value=value)
    required = amount_words(standing.commitment, working.required, language)
    return translate("chart.alt.mean_required", language, n=n, value=value, required=required)


def units_text(standing: Standing, language: Language) -> str:
    """The chart of units in words: of the latest figure k of N and every unit by its answer; the blank years."""
    said = standing.assessment
    sentences = [translate("chart.alt.units", language, name=_name(standing, language))]
    if said.latest is None:
        sentences.append(translate("chart.alt.nothing", language))
    else:
        value = figure_words(standing, said.latest, language)
        note = remarks(said.latest, language)
        sentences.append(translate("chart.alt.latest", language, year=said.latest.year, value=value, remarks=note))
        sentences.append(_by_answer(standing, language, ANSWERED, None))
    return _joined([*sentences, _blank_years(standing, language)])


def _units(standing: Standing, language: Language) -> str:
    """Which units have not reached it by the latest figure, and of which nothing is known."""
    return _by_answer(standing, language, (Answer.NO, Answer.UNKNOWN), LISTED)


def _by_answer(standing: Standing, language: Language, answers: Iterable[Answer], most: int | None) -> str:
    """The names of the units with these answers in the latest figure, at most so many each."""
    latest = standing.assessment.latest
    if latest is None:
        return ""
    rows, sentences = unit_grid(standing, language), []
    for answer in answers:
        names = [row.name for row in rows if row.answers.get(latest.year) is answer]
        if names:
            listed = ", ".join(names[:most]) + (", …" if len(names) > len(names[:most]) else "")
            sentences.append(translate(ANSWERED[answer], language, names=listed))
    return " ".join(sentences)


def _blank_years(standing: Standing, language: Language) -> str:
    """The years that are over and have no figure, by what kind of blank it is."""
    said = []
    for state in BLANK_SIGN:
        years = [str(v.year) for v in missing(standing) if v.data is state]
        if years:
            words = DATA[state].text(language)
            said.append(translate("chart.alt.blank", language, state=words, years=", ".join(years)))
    return " ".join(said)


def _owed(standing: Standing, language: Language) -> str:
    commitment, final = standing.commitment, standing.assessment.final
    if final is None:
        return translate("chart.alt.no_target", language)
    if commitment.kind is Kind.AVERAGE_GROWTH:
        span, owed = rates(standing), target_words(final, commitment, language)
        targets = translate("chart.alt.target_span", language, target=owed, first=span[0], last=span[-1])
    else:
        targets = "; ".join(
            translate("chart.alt.target", language, target=target_words(t, commitment, language), year=t.year)
            for t in standing.assessment.targets
        )
    return translate("chart.alt.targets", language, targets=targets)
