"""The two forms of an entry: a year's figure, and a baseline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.ui.entry.confirm import confirm, seen_version
from pages.ui.entry.drafts import restore_draft, save_draft
from pages.ui.entry.fields import content_fields, number_field, series_year_field, span_field, status_field
from pages.ui.entry.origin import note_fields, series_fields, source_fields
from pages.ui.entry.readback import baseline_words
from pages.ui.evidence import evidence_fields
from pages.ui.flash import entry_round
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.review_steps import is_locked, review_of
from store.drafts import OF_BASELINE
from store.validation import NewBaseline, NewFigure
from views import CommitmentView, Content, FigureKey, Origin, Standing
from wording.amounts import measure, observation_words, target_words


def year_options(s: Standing, today: date) -> Sequence[int]:
    """Years one may ask for, the latest first; a future one is there to be refused in words."""
    first = min([s.commitment.promise.first_year, *s.assessment.years]) - 5
    last = max([today.year, *(target.year for target in s.assessment.targets)])
    return range(last, first - 1, -1)


def figure_form(s: Standing, year: int, method: str, today: date) -> None:
    """The form of a year's figure."""
    c = s.commitment
    if year > today.year:
        st.error(escape_markdown(t("refusal.future_year", year=year, today=today.year)), icon=":material/error:")
        return
    key = f"{c.code}-{year}-{method}-{entry_round()}"
    existing = c.last_version(year, method)
    if existing is not None:
        review_of(c, existing)
    _hints(s, year)
    if existing is not None and is_locked(c, existing):
        return
    restore_draft(c, year, method, key)
    faults: list[str] = []
    content, of_span = Content(status_field(c, year, today, existing, key)), False
    if content.is_available:
        content = content_fields(faults, c, year, content, existing, key)
        of_span = span_field(c, year, key)
    if of_span:
        existing = c.last_version(year, method, of_span=True)
    form = f"{key}-span" if of_span else key
    seen = seen_version(form, existing.key.version if existing else 0)
    before = existing.origin if existing else Origin("")
    origin = source_fields(faults, before, key, will_exist=content.is_available)
    if content.is_available:
        content = series_fields(faults, content, existing.content if existing else content, key)
    origin = note_fields(faults, origin, before, key, is_correction=seen > 0)
    evidence = evidence_fields(faults, c, key)
    save_draft(c, year, method, key)
    entry = NewFigure(FigureKey(c.code, year, method, of_span, seen + 1), content, origin, evidence=evidence)
    confirm(c, None if faults else entry, faults, form, today)


def baseline_form(c: CommitmentView, year: int, method: str, today: date) -> None:
    """The form of a baseline: where the commitment started, and how that is known."""
    if not c.traits.has_baseline:
        st.info(t("entry.no_baseline"), icon=":material/info:")
        return
    key, begun_by = f"baseline-{c.code}-{entry_round()}", c.promise.method_of_record(c.promise.first_year)
    if c.baseline is not None:
        st.markdown(baseline_words(c, c.baseline))
    restore_draft(c, OF_BASELINE, begun_by, key)
    faults: list[str] = []
    label = t("entry.baseline_value", year=year, measure=measure(c, reader_language()))
    scale = replace(c.scale, is_figure=False, takes_part=False)
    value = number_field(faults, c, label, scale, key=f"value-{key}", missing="entry.baseline_missing")
    holds_from = series_year_field(faults, key)
    seen = seen_version(key, c.baseline.version if c.baseline else 0)
    blank = Origin("")
    origin = note_fields(faults, source_fields(faults, blank, key), blank, key, is_correction=seen > 0)
    save_draft(c, OF_BASELINE, begun_by, key)
    entry = None if value is None or faults else NewBaseline(c.code, seen + 1, year, value, method, origin, holds_from)
    confirm(c, entry, faults, key, today)


def _hints(s: Standing, year: int) -> None:
    """Show the year before and the target, which help to enter the figure right."""
    language, c = reader_language(), s.commitment
    before, target = s.assessment.years.get(year - 1), s.assessment.years.get(year)
    lines = []
    if before is not None and before.observation is not None:
        lines.append(
            t("entry.before", year=year - 1, value=escape_markdown(observation_words(c, before.observation, language)))
        )
    if target is not None and target.target is not None:
        lines.append(t("card.target", year=year) + ": " + escape_markdown(target_words(target.target, c, language)))
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))
