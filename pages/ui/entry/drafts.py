"""Drafts of the forms of entry: restored, saved as they change, thrown away.

No other module touches these: `_restored_drafts` holds by form the draft with which the form was first shown,
`_initial_values` by field its value while nobody types, and `_last_saved` by form what was saved last. The table of
a whole year saves its cells in the same place and by the same names, so that a draft begun there is restored here.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

import streamlit as st

import clock
from exchange.imports.cells import stage_of, status_of
from exchange.imports.faults import CellRefused
from models import ObservationStatus, Stage
from pages.ui.flash import rerun_afresh
from pages.ui.language import moment_words, reader_language, t
from pages.ui.person import current_reader, officer
from pages.ui.refusals import refusal_words
from store import drafts
from store.accounts.assignments import enters
from store.refusal import Refused
from views import CommitmentView, DraftView
from wording.labels import OBSERVATION, STAGE

Option = TypeVar("Option", bound=StrEnum)
READERS: Mapping[type[StrEnum], Callable[[str], StrEnum]] = {ObservationStatus: status_of, Stage: stage_of}
ICON = ":material/history_edu:"
STANDS_FOR = {"stage": "value", "cut_off": "cut_off_on"}  # what the table of a whole year calls a field


def restore_draft(c: CommitmentView, year: int, method: str, form: str) -> None:
    """Read the draft of a form once, before its fields are drawn, with a note for the officer."""
    restored: dict[str, DraftView | None] = st.session_state.setdefault("_restored_drafts", {})
    is_first = form not in restored
    if is_first:
        restored[form] = drafts.draft(officer(), c.code, year, method)
    if draft := restored[form]:
        _last_saved().setdefault(form, draft.typed)
        again = t("kept.again", at=moment_words(draft.saved_at), files=_of_files("kept.again_files", year))
        st.info(again, icon=ICON)
        if is_first:
            st.toast(again, icon=ICON, duration="long")  # seen from wherever the page is scrolled to


def typed_text(key: str, initial: str) -> str:
    """The initial text of a field: that of the draft, else `initial`."""
    _initial_values().setdefault(key, initial)
    name, form = _parted(key)
    draft: DraftView | None = st.session_state.get("_restored_drafts", {}).get(form)
    if draft is None:
        return initial
    return draft.typed.get(STANDS_FOR.get(name, name), draft.typed.get(name, initial))  # by its own name in old drafts


def typed_tick(key: str, initial: bool) -> bool:
    """The same for a box that is ticked or not."""
    return typed_text(key, _encoded(initial)) == _encoded(True)


def typed_choice(key: str, initial: Option | None, options: type[Option]) -> Option | None:
    """The same for a choice among words; what cannot be read as one of them chooses nothing else."""
    text = typed_text(key, _encoded(initial))
    with suppress(CellRefused, ValueError):
        return options(READERS.get(options, options)(text)) if text else None
    return initial


def save_draft(c: CommitmentView, year: int, method: str, form: str) -> None:
    """Save the fields that differ from their initial values, once they change, and offer to throw them away."""
    if not enters(current_reader(), c.code):
        return
    typed = _typed(form)
    if typed != _last_saved().get(form, {}):
        if not try_save_draft(c, year, method, typed, officer()):
            return
        _last_saved()[form] = typed
    if typed:
        _offer(c, year, method, form)


def try_save_draft(c: CommitmentView, year: int, method: str, typed: Mapping[str, str], by: str) -> bool:
    """Save a draft and return whether that was possible; if not, the page shows why and goes on."""
    try:
        drafts.save_draft(c.code, year, method, typed, now=clock.now(), by=by)
    except Refused as refused:
        st.warning(f"{t('kept.not')} {refusal_words(refused, c)}", icon=":material/warning:")
        return False
    return True


def _offer(c: CommitmentView, year: int, method: str, form: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"kept-{form}"):
        caption = t("kept.is", files=_of_files("kept.is_files", year))
        st.caption(f":material/cloud_done: {caption}", width="content")
        with st.popover(t("kept.throw_away"), icon=":material/delete_sweep:", type="tertiary"):
            st.markdown(t("kept.sure"))
            is_sure = st.button(t("kept.really"), icon=":material/delete_sweep:", key=f"throw-{form}")
            if is_sure and try_save_draft(c, year, method, {}, officer()):
                rerun_afresh(t("kept.gone"))


def _of_files(key: str, year: int) -> str:
    """The remark on files, which only the form of a year's figure has."""
    return f" {t(key)}" if year > 0 else ""


def _typed(form: str) -> dict[str, str]:
    """The draft by its stored names; of fields that the form does not show now it stays as it is."""
    fields = {name: key for key in _initial_values() for name, belongs_to in [_parted(key)] if belongs_to == form}
    names = {STANDS_FOR.get(name, name) for name in fields}
    hidden = {name: text for name, text in _last_saved().get(form, {}).items() if name not in names}
    current = {name: st.session_state[key] for name, key in fields.items() if key in st.session_state}
    changed = {name: value for name, value in current.items() if _encoded(value) != _initial_values()[fields[name]]}
    return hidden | {STANDS_FOR.get(name, name): text for name, value in changed.items() if (text := _worded(value))}


def _encoded(value: object) -> str:
    """A field's value as text that is the same in every language."""
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def _worded(value: object) -> str:
    """A field's value as a person would type it into a table."""
    if isinstance(value, ObservationStatus):
        return OBSERVATION[value].text(reader_language())
    if isinstance(value, Stage):
        return STAGE[value].text(reader_language())
    text = _encoded(value)
    return text if text.strip() else ""


def _parted(key: str) -> tuple[str, str]:
    """The name of a field, and the form that it belongs to; a field of no form here belongs to none."""
    forms: Mapping[str, object] = st.session_state.get("_restored_drafts", {})
    form = max((form for form in forms if key.endswith(f"-{form}")), key=len, default="")  # one may end like another
    return key.removesuffix(f"-{form}"), form


def _initial_values() -> dict[str, str]:
    fields: dict[str, str] = st.session_state.setdefault("_initial_values", {})
    return fields


def _last_saved() -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = st.session_state.setdefault("_last_saved", {})
    return forms
