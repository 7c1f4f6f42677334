"""The two forms of an entry: a year's figure, and a baseline."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import clock
from models import Answer, ObservationStatus
from pages.ui.fields import content_fields, date_field, exact_words, number_field, status_field
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.officer import officer
from pages.ui.review import entry_round, review, seen_version
from progress import WITH_BASELINE, Observation
from store.commitments import commitment, methods
from store.figures import NewBaseline, NewFigure, check_baseline, check_figure, record_baseline, record_figure
from text import date_words, moment
from text import plain as all_digits
from views import BaselineView, CommitmentView, FigureView, Standing
from wording import observation_words, recorder_words, target_words
from words import ANSWER, OBSERVATION, STAGE


def year_options(s: Standing, today: date) -> Sequence[int]:
    """Years one may ask for, the latest first; a future one is there to be refused in words."""
    first = min([s.commitment.promise.first_year, *s.assessment.years]) - 5
    last = max([today.year, *(target.year for target in s.assessment.targets)])
    return range(last, first - 1, -1)


def figure_form(s: Standing, year: int, method: str, today: date) -> None:
    """The form of a year's figure."""
    c = s.commitment
    if year > today.year:
        st.error(plain(t("refusal.future_year", year=year, today=today.year)), icon=":material/error:")
        return
    key = f"{c.code}-{year}-{method}-{entry_round()}"
    there = _there(c, year, method, of_span=False)
    _around(s, year, there)
    status = status_field(c, year, today, there, key)
    will_exist = status is not ObservationStatus.NOT_AVAILABLE
    if will_exist:
        typed = content_fields(c, year, there, key)
        if typed.of_span:
            there = _there(c, year, method, of_span=True)
        faults = typed.faults
    else:
        typed, faults = None, []
    begun = f"{key}-span" if typed and typed.of_span else key
    version = seen_version(begun, there.observation.version if there else 0)
    source, note, reason, published_on, breaks = _origin(faults, there, key, will_exist, is_correction=version > 0)
    draft = None
    if not faults:
        draft = NewFigure(
            commitment=c.code,
            year=year,
            method=method,
            status=status,
            source=source,
            seen_version=version,
            value=typed.value if typed else None,
            answers=typed.answers if typed else (),
            stage=typed.stage if typed else None,
            done_on=typed.done_on if typed else None,
            expected_on=typed.expected_on if typed else None,
            percent=typed.percent if typed else None,
            of_span=typed.of_span if typed else False,
            breaks_series=breaks,
            published_on=published_on,
            note=note,
            reason=reason,
        )
    review(
        draft,
        faults,
        c,
        begun,
        _lines(c, draft, there) if draft else [],
        lambda: _now(c.code, year, method, of_span=bool(typed and typed.of_span)),
        lambda new: check_figure(new, today),
        lambda new: record_figure(new, today=today, now=clock.now(), by=officer()),
    )


def baseline_form(c: CommitmentView, year: int, method: str, today: date) -> None:
    """The form of a baseline: where the commitment started, and how that is known."""
    if c.kind not in WITH_BASELINE:
        st.info(t("entry.no_baseline"), icon=":material/info:")
        return
    key = f"baseline-{c.code}-{entry_round()}"
    there = c.baseline
    if there is not None:
        st.markdown(_baseline_words(c, there))
    faults: list[str] = []
    measure = c.measure.said(language()) if c.measure else ""
    value = number_field(faults, c, t("entry.value", year=year, measure=measure), key=f"value-{key}", required=True)
    version = seen_version(key, there.version if there else 0)
    source, note, reason, _, _ = _origin(faults, None, key, False, is_correction=version > 0)
    draft = None
    if value is not None and not faults:
        draft = NewBaseline(c.code, year, value, method, source, version, note, reason)
    lines = [t("review.baseline", year=year, value=plain(exact_words(c, draft.value)))] if draft else []
    lines += [f"{t('entry.source')}: {plain(source)}"] if draft else []
    review(
        draft,
        faults,
        c,
        key,
        lines,
        lambda: _baseline_now(c.code),
        lambda new: check_baseline(new, today),
        lambda new: record_baseline(new, today=today, now=clock.now(), by=officer()),
    )


def _around(s: Standing, year: int, there: FigureView | None) -> None:
    """What helps to enter it right: the year before, the target, and what is there already."""
    said, c = language(), s.commitment
    before, target = s.assessment.years.get(year - 1), s.assessment.years.get(year)
    lines = []
    if before is not None and before.observation is not None:
        lines.append(t("entry.before", year=year - 1, value=plain(observation_words(c, before.observation, said))))
    if target is not None and target.target is not None:
        lines.append(t("card.target", year=year) + ": " + plain(target_words(target.target, c, said)))
    if there is not None:
        lines.append(t("entry.there", said=_figure_words(c, there)))
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))


def _figure_words(c: CommitmentView, f: FigureView) -> str:
    said = language()
    value = plain(observation_words(c, f.observation, said))
    who = plain(recorder_words(f.recorded_by, said))
    return t(
        "entry.figure",
        value=value,
        who=who,
        when=moment(f.recorded_at, said, clock.ZONE),
        version=f.observation.version,
    )


def _units_without(f: FigureView) -> list[str]:
    """The units that do not have it, so that two counts of the same size can be told apart."""
    said = language()
    return [f"{unit.name.said(said)}: {ANSWER[a].said(said).lower()}" for unit, a in f.answers if a is not Answer.YES]


def _there(c: CommitmentView, year: int, method: str, *, of_span: bool) -> FigureView | None:
    """The last version of what is about to be entered."""
    found = [
        f
        for f in c.figures
        if (f.observation.year, f.observation.method, f.observation.of_span) == (year, method, of_span)
    ]
    return max(found, key=lambda f: f.observation.version, default=None)


def _now(code: str, year: int, method: str, *, of_span: bool) -> str:
    """What is in the store at this moment, for the officer who came second."""
    c = commitment(code)
    there = _there(c, year, method, of_span=of_span) if c else None
    return t("entry.there", said=_figure_words(c, there)) if c and there else ""


def _baseline_now(code: str) -> str:
    c = commitment(code)
    return _baseline_words(c, c.baseline) if c and c.baseline else ""


def _baseline_words(c: CommitmentView, b: BaselineView) -> str:
    value = plain(exact_words(c, b.value))
    return t("entry.baseline_there", year=b.year, value=value, source=plain(b.source))


def _origin(
    faults: list[str], figure: FigureView | None, key: str, has_release: bool, *, is_correction: bool
) -> tuple[str, str, str | None, str | None, bool]:
    """Where the figure comes from; a correction of what the officer has seen also says why."""
    source = st.text_input(
        t("entry.source"),
        value=figure.source if figure else "",
        key=f"source-{key}",
        persist_state="session",
        placeholder=t("entry.source_hint"),
    )
    published_on, breaks = None, False
    if has_release:
        released = figure.published_on if figure else None
        published_on = date_field(faults, t("entry.published_on"), key=f"published-{key}", value=released)
        breaks = st.checkbox(
            t("entry.breaks"), key=f"breaks-{key}", value=bool(figure and figure.observation.breaks_series)
        )
    note = st.text_area(
        t("entry.note"),
        value=figure.note or "" if figure else "",
        key=f"note-{key}",
        height=90,
        persist_state="session",
    )
    reason = st.text_input(t("entry.reason"), key=f"reason-{key}", persist_state="session") if is_correction else None
    if not source.strip():
        faults.append(t("refusal.source_missing"))
    if reason is not None and not reason.strip():
        faults.append(t("refusal.reason_missing"))
    return source, note, reason, published_on, breaks


def _lines(c: CommitmentView, draft: NewFigure, there: FigureView | None) -> list[str]:
    """What would be saved, old beside new."""
    said = language()
    new = plain(_draft_words(c, draft))
    old = plain(observation_words(c, there.observation, said)) if there else None
    lines = [t("review.figure", year=draft.year, value=new)]
    if old is not None:
        lines.append(t("review.change", old=old, new=new))
    if draft.done_on:
        lines.append(f"{t('entry.done_on')}: {date_words(draft.done_on, said)}")
    if draft.expected_on:
        lines.append(f"{t('entry.expected_on')}: {date_words(draft.expected_on, said)}")
    if draft.percent is not None:
        lines.append(f"{t('entry.percent')}: {all_digits(draft.percent, said)} %")
    if draft.published_on:
        lines.append(f"{t('entry.published_on')}: {date_words(draft.published_on, said)}")
    method = next(known.name.said(said) for known in methods() if known.code == draft.method)
    lines.append(f"{t('entry.method')}: {plain(method)} ({OBSERVATION[draft.status].said(said).lower()})")
    texts = (("entry.source", draft.source), ("entry.note", draft.note), ("entry.reason", draft.reason))
    lines += [f"{t(key)}: {plain(text)}" for key, text in texts if text]
    ticks = (("entry.breaks", draft.breaks_series), ("review.span", draft.of_span))
    return lines + [t(key) for key, is_ticked in ticks if is_ticked]


def _draft_words(c: CommitmentView, draft: NewFigure) -> str:
    said = language()
    if draft.status is ObservationStatus.NOT_AVAILABLE:
        return OBSERVATION[draft.status].said(said)
    if draft.stage is not None:
        return STAGE[draft.stage].said(said)
    if c.is_listed:
        yes = sum(answer == "yes" for _, answer in draft.answers)
        observation = Observation(draft.year, draft.method, part=yes, whole=len(draft.answers))
        names = {unit.key: unit.name.said(said) for unit in c.units}
        rest = [f"{names[k]}: {ANSWER[a].said(said).lower()}" for k, a in draft.answers if a != "yes"]
        return "; ".join([observation_words(c, observation, said), *rest])
    return exact_words(c, draft.value or 0.0)
