"""Where a figure or a baseline comes from: source, release, and what its reader must know, in both languages."""

from dataclasses import dataclass

import streamlit as st

from pages.ui.entry.drafts import typed_text, typed_tick
from pages.ui.entry.fields import date_field
from pages.ui.language import t
from views import FigureView, Remark


@dataclass(frozen=True, slots=True)
class Origin:
    """What was typed; days are partial ISO dates, and `reason` is None where nothing is corrected."""

    source: str
    published_on: str | None
    cut_off_on: str | None
    breaks_series: bool
    note: str
    note_en: str
    reason: str | None
    reason_en: str | None


def origin_fields(
    faults: list[str], there: FigureView | None, key: str, *, will_exist: bool, breaks: bool, is_correction: bool
) -> Origin:
    """The fields, filled with what is there already; a correction of what the officer has seen also says why.

    What will never exist has no release, and only a figure has a day up to which it counts or can break its series.
    """
    source = st.text_input(
        t("entry.source"),
        value=typed_text(f"source-{key}", there.source if there else ""),
        key=f"source-{key}",
        persist_state="session",
        placeholder=t("entry.source_hint"),
    )
    published_on = _release(faults, there, key) if will_exist else None
    cut_off_on = _cut_off(faults, there, key) if will_exist and breaks else None
    is_break = _break(there, key) if will_exist and breaks else False
    before = (there.note if there else None) or Remark(None, None)
    note = _note("entry.note", before.vi, f"note-{key}")
    reason = _reason("entry.reason", f"reason-{key}") if is_correction else None
    with st.expander(t("entry.in_english"), icon=":material/translate:", key=f"english-{key}"):
        note_en = _note("entry.note_en", before.en, f"note_en-{key}")
        reason_en = _reason("entry.reason_en", f"reason_en-{key}") if is_correction else None
    if not source.strip():
        faults.append(t("refusal.source_missing"))
    if reason is not None and not reason.strip():
        faults.append(t("refusal.reason_missing"))
    return Origin(source, published_on, cut_off_on, is_break, note, note_en, reason, reason_en)


def _release(faults: list[str], there: FigureView | None, key: str) -> str | None:
    released = there.published_on if there else None
    return date_field(faults, t("entry.published_on"), key=f"published-{key}", value=released)


def _cut_off(faults: list[str], there: FigureView | None, key: str) -> str | None:
    counted_to = there.cut_off_on if there else None
    return date_field(faults, t("entry.cut_off_on"), key=f"cut_off-{key}", value=counted_to)


def _break(there: FigureView | None, key: str) -> bool:
    was = bool(there and there.observation.breaks_series)
    ticked = typed_tick(f"breaks-{key}", was)
    return st.checkbox(t("entry.breaks"), key=f"breaks-{key}", value=ticked, persist_state="session")


def _note(label: str, before: str | None, key: str) -> str:
    shown = typed_text(key, before or "")
    return st.text_area(t(label), value=shown, key=key, height=90, persist_state="session")


def _reason(label: str, key: str) -> str:
    return st.text_input(t(label), value=typed_text(key, ""), key=key, persist_state="session")
