"""The chart in words, for those who cannot see it."""

from datetime import date

from charts.reading import missing, rates, steps
from charts.units import unit_grid
from charts.writing import figure_words, remarks, stage_words
from models import Answer, Kind
from progress import YearVerdict
from text import Language, date_words, number, word
from views import Standing
from wording import amount_words, target_words
from words import STATUS

LISTED = 12  # names of units, at most


def alternative_text(standing: Standing, language: Language, today: date) -> str:
    """Name, status, latest figure with what it grew from, targets and missing years; no markup."""
    status = STATUS[standing.assessment.status].said(language)
    name = " ".join(standing.commitment.name.said(language).split()).rstrip(".")
    sentences = [
        word("chart.alt.status", language, name=name, status=status, date=date_words(today, language)),
        _latest(standing, language),
        _units(standing, language) or _mean(standing, language),
        _owed(standing, language),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _latest(standing: Standing, language: Language) -> str:
    found = steps(standing)
    if not found:
        return word("chart.alt.nothing", language)
    last = found[-1]
    comparable = max((i for i, step in enumerate(found) if step.breaks or step.changes_method), default=0)
    first = found[comparable]
    said: dict[str, object] = {"year": last.year, "remarks": remarks(last.verdict, language)}
    if standing.commitment.kind is Kind.MILESTONE:
        return word("chart.alt.stage", language, stage=_stage(standing, last.verdict, language), **said)
    value = figure_words(standing, last.verdict, language)
    if first is last or standing.commitment.kind is Kind.AVERAGE_GROWTH:
        return word("chart.alt.latest", language, value=value, **said)
    before = amount_words(standing.commitment, first.value, language)
    return word("chart.alt.change", language, value=value, before=before, first=first.year, **said)


def _stage(standing: Standing, verdict: YearVerdict, language: Language) -> str:
    o, said = verdict.observation, stage_words(standing, verdict, language)
    if o is not None and o.done_on:
        return f"{said}; {word('chart.done_on', language, date=date_words(o.done_on, language))}"
    if o is not None and o.expected_on:
        return f"{said}; {word('chart.expected_on', language, date=date_words(o.expected_on, language))}"
    return said


def _mean(standing: Standing, language: Language) -> str:
    working = standing.assessment.working
    if standing.commitment.kind is not Kind.AVERAGE_GROWTH or working.mean is None:
        return ""
    value = amount_words(standing.commitment, working.mean, language)
    if not working.known_years:
        return word("chart.alt.mean_published", language, value=value)
    n = number(len(working.known_years), 0, language)
    if working.required is None:
        return word("chart.alt.mean", language, n=n, value=value)
    required = amount_words(standing.commitment, working.required, language)
    return word("chart.alt.mean_required", language, n=n, value=value, required=required)


def _units(standing: Standing, language: Language) -> str:
    """Which units have not reached it by the latest figure, and of which nothing is known."""
    latest = standing.assessment.latest
    if latest is None:
        return ""
    said = []
    for answer, key in ((Answer.NO, "chart.alt.units_no"), (Answer.UNKNOWN, "chart.alt.units_unknown")):
        names = [r.name for r in unit_grid(standing, language) if r.answers.get(latest.year) is answer]
        if names:
            listed = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
            said.append(word(key, language, names=listed))
    return " ".join(said)


def _owed(standing: Standing, language: Language) -> str:
    commitment, final = standing.commitment, standing.assessment.final
    years = ", ".join(str(verdict.year) for verdict in missing(standing))
    if final is None:
        return word("chart.alt.no_target", language)
    if commitment.kind is Kind.AVERAGE_GROWTH:
        span, owed = rates(standing), target_words(final, commitment, language)
        targets = word("chart.alt.target_span", language, target=owed, first=span[0], last=span[-1])
    else:
        targets = "; ".join(
            word("chart.alt.target", language, target=target_words(t, commitment, language), year=t.year)
            for t in standing.assessment.targets
        )
    key = "chart.alt.targets_missing" if years else "chart.alt.targets"
    return word(key, language, targets=targets, years=years)
