"""What an entry would save, what is there already, and in what two officers differ; safe in Markdown."""

from collections.abc import Iterator

import clock
from board.units import counted_by_list, units_by_key
from models import Answer, ObservationStatus
from pages.ui.entry.fields import exact_words
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from progress import Observation
from store.commitments import commitment, methods
from store.evidence import NewFile
from store.validation import NewBaseline, NewFigure
from text import date_words, full_digits, moment
from views import BaselineView, CommitmentView, FigureView
from wording.amounts import given_words, observation_words
from wording.labels import ANSWER, OBSERVATION, STAGE


def figure_lines(c: CommitmentView, draft: NewFigure, there: FigureView | None) -> list[str]:
    """What would be saved, old beside new."""
    language = reader_language()
    new = escape_markdown(_draft_words(c, draft))
    lines = [t("review.figure", year=draft.year, value=new)]
    if there is not None:
        lines.append(t("review.change", old=escape_markdown(given_words(c, there.observation, language)), new=new))
    lines += _dates(("entry.done_on", draft.done_on), ("entry.expected_on", draft.expected_on))
    if draft.percent is not None:
        lines.append(f"{t('entry.percent')}: {full_digits(draft.percent, language)} %")
    lines += _dates(("entry.published_on", draft.published_on), ("entry.cut_off_on", draft.cut_off_on))
    method = next(known.name.text(language) for known in methods() if known.code == draft.method)
    lines.append(f"{t('entry.method')}: {escape_markdown(method)} ({OBSERVATION[draft.status].text(language).lower()})")
    ticks = (("entry.breaks", draft.breaks_series), ("review.span", draft.of_span))
    lines += [
        f"{t('evidence.title')}: {escape_markdown(given.name if isinstance(given, NewFile) else given.url)}"
        for given in draft.evidence
    ]
    return [*lines, *_texts(draft), *(t(key) for key, is_ticked in ticks if is_ticked)]


def baseline_lines(c: CommitmentView, draft: NewBaseline) -> list[str]:
    """The baseline that would be saved, the old one beside it."""
    lines = [t("review.baseline", year=draft.year, value=escape_markdown(exact_words(c, draft.value)))]
    if c.baseline is not None:
        old, new = (f"{escape_markdown(exact_words(c, b.value))} ({b.year})" for b in (c.baseline, draft))
        lines.append(t("review.change", old=old, new=new))
    return [*lines, *_dates(("entry.published_on", draft.published_on)), *_texts(draft)]


def _dates(*found: tuple[str, str | None]) -> Iterator[str]:
    return (f"{t(key)}: {date_words(partial, reader_language())}" for key, partial in found if partial)


def _texts(draft: NewFigure | NewBaseline) -> Iterator[str]:
    texts = (
        ("import.column.source", draft.source),
        ("entry.note", draft.note),
        ("entry.note_en", draft.note_en),
        ("import.column.reason", draft.reason),
        ("entry.reason_en", draft.reason_en),
    )
    return (f"{t(key)}: {escape_markdown(text)}" for key, text in texts if text and text.strip())


def _draft_words(c: CommitmentView, draft: NewFigure) -> str:
    language = reader_language()
    if draft.status is ObservationStatus.NOT_AVAILABLE:
        return OBSERVATION[draft.status].text(language)
    if draft.stage is not None:
        return STAGE[draft.stage].text(language)
    if draft.value is not None:
        return exact_words(c, draft.value)
    part, whole = draft.part, draft.whole
    if c.is_listed:
        found = counted_by_list(c, dict(draft.answers), draft.year)
        part, whole = found.part, found.whole
    counted = observation_words(c, Observation(draft.year, draft.method, part=part, whole=whole), language)
    names = {key: unit.name.text(language) for key, unit in units_by_key(c.units, c.successions).items()}
    rest = [f"{names[k]}: {_answer(a)}" for k, a in draft.answers if a is not Answer.YES]
    return "; ".join([counted, *rest])


def _answer(answer: Answer) -> str:
    return ANSWER[answer].text(reader_language()).lower()


def _there_words(c: CommitmentView, f: FigureView) -> str:
    """What is in the store, who entered it and when."""
    language = reader_language()
    value = escape_markdown(given_words(c, f.observation, language))
    who, when = escape_markdown(recorder(f.recorded_by)), moment(f.recorded_at, language, clock.ZONE)
    figure = t("entry.figure", value=value, who=who, when=when, version=f.observation.version)
    return t("entry.there", said=figure)


def baseline_words(c: CommitmentView, b: BaselineView) -> str:
    """The baseline that is in the store."""
    return t(
        "entry.baseline_there",
        year=b.year,
        value=escape_markdown(exact_words(c, b.value)),
        source=escape_markdown(b.source),
    )


def figure_now(draft: NewFigure) -> str:
    """What is in the store at this moment, for the officer who came second, and in what the two differ."""
    c = commitment(draft.commitment)
    there = c.last_version(draft.year, draft.method, of_span=draft.of_span) if c else None
    if c is None or there is None:
        return ""
    lines = [f"{_there_words(c, there)}  \n{t('years.from', source=escape_markdown(there.source))}"]
    if draft.answers:
        lines += ["\n".join(_differences(draft, there)) or t("review.same_answers")]
    return "\n\n".join(lines)


def _differences(draft: NewFigure, there: FigureView) -> Iterator[str]:
    """Every unit of which the two officers say something else."""
    mine = dict(draft.answers)
    for unit, theirs in there.answers:
        if mine.get(unit.key, Answer.UNKNOWN) is not theirs:
            said = mine.get(unit.key, Answer.UNKNOWN)
            name = escape_markdown(unit.name.text(reader_language()))
            yield f"- {t('review.unit_differs', unit=name, mine=_answer(said), theirs=_answer(theirs))}"


def baseline_now(code: str) -> str:
    """The baseline that is in the store at this moment."""
    c = commitment(code)
    return baseline_words(c, c.baseline) if c and c.baseline else ""
