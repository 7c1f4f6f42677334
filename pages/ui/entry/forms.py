"""The two forms of an entry: a year's figure, and a baseline."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import clock
from models import ObservationStatus
from pages.ui.entry.confirm import confirm, seen_version
from pages.ui.entry.drafts import restore_draft, save_draft
from pages.ui.entry.fields import Typed, content_fields, number_field, status_field
from pages.ui.entry.origin import Origin, origin_fields
from pages.ui.entry.readback import baseline_lines, baseline_now, baseline_words, figure_lines, figure_now
from pages.ui.evidence import evidence_fields
from pages.ui.flash import entry_round
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.review_steps import is_locked, review_of
from store.drafts import OF_BASELINE
from store.evidence import NewEvidence
from store.figures import check_baseline, check_figure, record_baseline, record_figure
from store.validation import NewBaseline, NewFigure
from views import CommitmentView, Standing
from wording.amounts import observation_words, target_words


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
    there = c.last_version(year, method)
    if there is not None:
        review_of(c, there)
    _around(s, year)
    if there is not None and is_locked(c, there):
        return
    restore_draft(c, year, method, key)
    status = status_field(c, year, today, there, key)
    will_exist = status is not ObservationStatus.NOT_AVAILABLE
    typed = content_fields(c, year, there, key) if will_exist else Typed()
    if typed.of_span:
        there = c.last_version(year, method, of_span=True)
    begun = f"{key}-span" if typed.of_span else key
    version = seen_version(begun, there.observation.version if there else 0)
    faults = typed.faults
    origin = origin_fields(faults, there, key, will_exist=will_exist, breaks=True, is_correction=version > 0)
    evidence = evidence_fields(faults, c, key)
    save_draft(c, year, method, key)
    draft = None if faults else _figure(c.code, year, method, status, typed, origin, version, evidence)
    confirm(
        draft,
        faults,
        c,
        begun,
        figure_lines(c, draft, there) if draft else [],
        figure_now,
        lambda new: check_figure(new, today, officer()),
        lambda new: record_figure(new, today=today, now=clock.now(), by=officer()),
    )


def _figure(
    code: str,
    year: int,
    method: str,
    status: ObservationStatus,
    typed: Typed,
    origin: Origin,
    version: int,
    evidence: tuple[NewEvidence, ...],
) -> NewFigure:
    """What the officer has typed, as the store takes it."""
    return NewFigure(
        commitment=code,
        year=year,
        method=method,
        status=status,
        source=origin.source,
        seen_version=version,
        value=typed.value,
        part=typed.part,
        whole=typed.whole,
        answers=typed.answers,
        stage=typed.stage,
        done_on=typed.done_on,
        expected_on=typed.expected_on,
        percent=typed.percent,
        of_span=typed.of_span,
        breaks_series=origin.breaks_series,
        published_on=origin.published_on,
        cut_off_on=origin.cut_off_on,
        note=origin.note,
        note_en=origin.note_en,
        reason=origin.reason,
        reason_en=origin.reason_en,
        evidence=evidence,
    )


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
    measure = c.measure.text(reader_language()) if c.measure else ""
    label = t("entry.baseline_value", year=year, measure=measure)
    value = number_field(faults, c, label, key=f"value-{key}", missing="entry.baseline_missing")
    version = seen_version(key, c.baseline.version if c.baseline else 0)
    origin = origin_fields(faults, None, key, will_exist=True, breaks=False, is_correction=version > 0)
    save_draft(c, OF_BASELINE, begun_by, key)
    draft = None if value is None or faults else _baseline(c.code, year, value, method, origin, version)
    confirm(
        draft,
        faults,
        c,
        key,
        baseline_lines(c, draft) if draft else [],
        lambda new: baseline_now(new.commitment),
        lambda new: check_baseline(new, today),
        lambda new: record_baseline(new, today=today, now=clock.now(), by=officer()),
    )


def _baseline(code: str, year: int, value: float, method: str, origin: Origin, version: int) -> NewBaseline:
    return NewBaseline(
        commitment=code,
        year=year,
        value=value,
        method=method,
        source=origin.source,
        seen_version=version,
        published_on=origin.published_on,
        note=origin.note,
        note_en=origin.note_en,
        reason=origin.reason,
        reason_en=origin.reason_en,
    )


def _around(s: Standing, year: int) -> None:
    """What helps to enter it right: the year before, and the target."""
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
