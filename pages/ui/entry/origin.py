"""Where a figure or a baseline comes from: source, release, and what its reader must know, in both languages."""

from dataclasses import replace

import streamlit as st

from pages.ui.entry.drafts import typed_text, typed_tick
from pages.ui.fields import date_field
from pages.ui.language import t
from views import Content, Origin


def source_fields(faults: list[str], before: Origin, key: str, *, will_exist: bool = True) -> Origin:
    """Source and release, filled with what is stored already; what will never exist has no release."""
    source = st.text_input(
        t("entry.source"),
        value=typed_text(f"source-{key}", before.source),
        key=f"source-{key}",
        persist_state="session",
        placeholder=t("entry.source_hint"),
    )
    if not will_exist:
        return Origin(source)
    released = date_field(faults, t("entry.published_on"), key=f"published-{key}", value=before.published_on)
    return Origin(source, released)


def series_fields(faults: list[str], content: Content, before: Content, key: str) -> Content:
    """The content with the day up to which the figure counts, and whether it breaks its series."""
    cut_off = date_field(faults, t("entry.cut_off_on"), key=f"cut_off-{key}", value=before.cut_off_on)
    ticked = typed_tick(f"breaks-{key}", before.breaks_series)
    breaks = st.checkbox(t("entry.breaks"), key=f"breaks-{key}", value=ticked, persist_state="session")
    return replace(content, cut_off_on=cut_off, breaks_series=breaks)


def note_fields(faults: list[str], origin: Origin, before: Origin, key: str, *, is_correction: bool) -> Origin:
    """The origin with note and reason in both languages; a correction of what the officer has seen needs a reason."""
    note = _note("entry.note", before.note, f"note-{key}")
    reason = _reason("entry.reason", f"reason-{key}") if is_correction else None
    with st.expander(t("entry.in_english"), icon=":material/translate:", key=f"english-{key}"):
        note_en = _note("entry.note_en", before.note_en, f"note_en-{key}")
        reason_en = _reason("entry.reason_en", f"reason_en-{key}") if is_correction else None
    if not origin.source.strip():
        faults.append(t("refusal.source_missing"))
    if reason is not None and not reason.strip():
        faults.append(t("refusal.reason_missing"))
    return replace(origin, note=note, note_en=note_en, reason=reason, reason_en=reason_en)


def _note(label: str, before: str | None, key: str) -> str:
    shown = typed_text(key, before or "")
    return st.text_area(t(label), value=shown, key=key, height=90, persist_state="session")


def _reason(label: str, key: str) -> str:
    return st.text_input(t(label), value=typed_text(key, ""), key=key, persist_state="session")
