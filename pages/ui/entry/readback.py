"""What an entry would save, what is there already, and in what two officers differ; safe in Markdown."""

from collections.abc import Iterator

import clock
from board.units import counted_by_list, units_by_key
from models import Answer, ObservationStatus
from pages.ui.entry.fields import exact_words
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.person import recorder
from progress import Observation
from store.commitments import commitment, methods
from store.evidence import NewFile
from store.validation import NewBaseline, NewFigure
from text import date_words, moment
from text import plain as all_digits
from views import BaselineView, CommitmentView, FigureView
from wording.amounts import given_words, observation_words
from wording.labels import ANSWER, OBSERVATION, STAGE


def figure_lines(c: CommitmentView, draft: NewFigure, there: FigureView | None) -> list[str]:
    """What would be saved, old beside new."""
    said = language()
    new = plain(_draft_words(c, draft))
    lines = [t("review.figure", year=draft.year, value=new)]
    if there is not None:
        lines.append(t("review.change", old=plain(given_words(c, there.observation, said)), new=new))
    lines += _dates(("entry.done_on", draft.done_on), ("entry.expected_on", draft.expected_on))
    if draft.percent is not None:
        lines.append(f"{t('entry.percent')}: {all_digits(draft.percent, said)} %")
    lines += _dates(("entry.published_on", draft.published_on), ("entry.cut_off_on", draft.cut_off_on))
    method = next(known.name.said(said) for known in methods() if known.code == draft.method)
    lines.append(f"{t('entry.method')}: {plain(method)} ({OBSERVATION[draft.status].said(said).lower()})")
    ticks = (("entry.breaks", draft.breaks_series), ("review.span", draft.of_span))
    lines += [
        f"{t('evidence.title')}: {plain(given.name if isinstance(given, NewFile) else given.url)}"
        for given in draft.evidence
    ]
    return [*lines, *_texts(draft), *(t(key) for key, is_ticked in ticks if is_ticked)]


def baseline_lines(c: CommitmentView, draft: NewBaseline) -> list[str]:
    """The baseline that would be saved, the old one beside it."""
    lines = [t("review.baseline", year=draft.year, value=plain(exact_words(c, draft.value)))]
    if c.baseline is not None:
        old, new = (f"{plain(exact_words(c, b.value))} ({b.year})" for b in (c.baseline, draft))
        lines.append(t("review.change", old=old, new=new))
    return [*lines, *_dates(("entry.published_on", draft.published_on)), *_texts(draft)]


def _dates(*found: tuple[str, str | None]) -> Iterator[str]:
    return (f"{t(key)}: {date_words(partial, language())}" for key, partial in found if partial)


def _texts(draft: NewFigure | NewBaseline) -> Iterator[str]:
    texts = (
        ("import.column.source", draft.source),
        ("entry.note", draft.note),
        ("entry.note_en", draft.note_en),
        ("import.column.reason", draft.reason),
        ("entry.reason_en", draft.reason_en),
    )
    return (f"{t(key)}: {plain(text)}" for key, text in texts if text and text.strip())


def _draft_words(c: CommitmentView, draft: NewFigure) -> str:
    said = language()
    if draft.status is ObservationStatus.NOT_AVAILABLE:
        return OBSERVATION[draft.status].said(said)
    if draft.stage is not None:
        return STAGE[draft.stage].said(said)
    if draft.value is not None:
        return exact_words(c, draft.value)
    part, whole = draft.part, draft.whole
    if c.is_listed:
        found = counted_by_list(c, dict(draft.answers), draft.year)
        part, whole = found.part, found.whole
    counted = observation_words(c, Observation(draft.year, draft.method, part=part, whole=whole), said)
    names = {key: unit.name.said(said) for key, unit in units_by_key(c.units, c.successions).items()}
    rest = [f"{names[k]}: {_answer(a)}" for k, a in draft.answers if a is not Answer.YES]
    return "; ".join([counted, *rest])


def _answer(answer: Answer) -> str:
    return ANSWER[answer].said(language()).lower()


def _there_words(c: CommitmentView, f: FigureView) -> str:
    """What is in the store, who entered it and when."""
    said = language()
    value = plain(given_words(c, f.observation, said))
    who, when = plain(recorder(f.recorded_by)), moment(f.recorded_at, said, clock.ZONE)
    figure = t("entry.figure", value=value, who=who, when=when, version=f.observation.version)
    return t("entry.there", said=figure)


def baseline_words(c: CommitmentView, b: BaselineView) -> str:
    """The baseline that is in the store."""
    return t("entry.baseline_there", year=b.year, value=plain(exact_words(c, b.value)), source=plain(b.source))


def figure_now(draft: NewFigure) -> str:
    """What is in the store at this moment, for the officer who came second, and in what the two differ."""
    c = commitment(draft.commitment)
    there = c.last_version(draft.year, draft.method, of_span=draft.of_span) if c else None
    if c is None or there is None:
        return ""
    lines = [f"{_there_words(c, there)}  \n{t('years.from', source=plain(there.source))}"]
    if draft.answers:
        lines += ["\n".join(_differences(draft, there)) or t("review.same_answers")]
    return "\n\n".join(lines)


def _differences(draft: NewFigure, there: FigureView) -> Iterator[str]:
    """Every unit of which the two officers say something else."""
    mine = dict(draft.answers)
    for unit, theirs in there.answers:
        if mine.get(unit.key, Answer.UNKNOWN) is not theirs:
            said = mine.get(unit.key, Answer.UNKNOWN)
            name = plain(unit.name.said(language()))
            yield f"- {t('review.unit_differs', unit=name, mine=_answer(said), theirs=_answer(theirs))}"


def baseline_now(code: str) -> str:
    """The baseline that is in the store at this moment."""
    c = commitment(code)
    return baseline_words(c, c.baseline) if c and c.baseline else ""
