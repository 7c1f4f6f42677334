"""Check, confirm and save an entry, and what follows where it is refused.

`_checked` holds the entry that was checked, `_refused` its refusal by the store and `_seen` (optimistic locking)
the version that was on the screen when the officer began; only this module touches them.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.entry.drafts import typed_text
from pages.ui.entry.readback import Entry, entry_lines, stored_entry_words
from pages.ui.flash import rerun_afresh, rerun_with
from pages.ui.language import t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import refusal_words, try_write
from store.figures import DOUBTS, check_baseline, check_figure, record_baseline, record_figure
from store.refusal import RefusalCode, Refused
from store.validation import NewBaseline, NewFigure
from views import CommitmentView


def seen_version(key: str, stored: int) -> int:
    """The version that was stored when this form was first shown; what others save later does not count."""
    seen: dict[str, int] = st.session_state.setdefault("_seen", {})
    return seen.setdefault(key, stored)


def confirm(c: CommitmentView, entry: Entry | None, faults: list[str], key: str, today: date) -> None:
    """The button that checks, what was understood, and the button that saves; no entry where there are faults."""
    if st.button(t("form.check"), icon=":material/fact_check:", key=f"check-{key}", type=main_button()):
        st.session_state.pop("_checked", None)
        st.session_state.pop("_refused", None)
        if entry is None:
            st.error("\n".join(f"- {escape_markdown(fault)}" for fault in faults), title=t("form.faults"))
        elif try_write(lambda: _check(entry, today), c):
            st.session_state["_checked"] = entry
    checked = st.session_state.get("_checked")
    if checked is not None and checked != entry and _is_of(checked, entry, c):
        st.warning(t("form.changed"), icon=":material/info:")
    if entry is None or checked != entry:
        return
    with st.container(border=True, key="review"):
        st.markdown(f"**{t('form.title')}**")
        st.markdown("\n".join(f"- {line}" for line in entry_lines(c, entry)))
        _ask(c, entry, key, today)


def _is_of(checked: Entry, entry: Entry | None, c: CommitmentView) -> bool:
    """Whether what was checked belongs to the form that is shown."""
    return (entry is None or _form_of(checked) == _form_of(entry)) and _form_of(checked)[1] == c.code


def _form_of(entry: Entry) -> tuple[type, str, int, str]:
    about = entry if isinstance(entry, NewBaseline) else entry.key
    return type(entry), about.commitment, about.year, about.method


def _check(entry: Entry, today: date) -> None:
    if isinstance(entry, NewFigure):
        check_figure(entry, today, officer())
    else:
        check_baseline(entry, today)


def _ask(c: CommitmentView, entry: Entry, key: str, today: date) -> None:
    refused: Refused | None = st.session_state.get("_refused")
    if refused is None:
        if st.button(t("form.save"), icon=":material/save:", key=f"save-{key}", type=main_button()):
            _save(entry, key, today)
        return
    st.error(refusal_words(refused, c), icon=":material/error:")
    if refused.code in DOUBTS and isinstance(entry, NewFigure):
        _answer_doubt(entry, key, today)
    elif refused.code is RefusalCode.CHANGED_MEANWHILE:
        st.markdown(stored_entry_words(entry))
        _decide(key)


def _answer_doubt(entry: NewFigure, key: str, today: date) -> None:
    """A doubtful figure may be right: whoever enters it states why, and that is stored with it."""
    reason = typed_text(f"why_right-{key}", "")
    why = st.text_input(t("form.why_right"), value=reason, key=f"why_right-{key}", persist_state="session")
    if st.button(t("form.far_is_right"), icon=":material/check:", key=f"far-{key}"):
        if why.strip():
            _save(replace(entry, why_right=why), key, today)
        else:
            st.error(t("form.why_right_missing"), icon=":material/error:")


def _decide(key: str) -> None:
    """Somebody else was first: keep theirs, or save one's own as the next version with a reason."""
    with st.container(horizontal=True):
        if st.button(t("form.keep_theirs"), key=f"theirs-{key}"):
            forget(key)
            rerun_with(t("form.kept"))
        if st.button(t("form.mine_next"), key=f"mine-{key}"):
            forget(key)
            st.rerun()


def _save(entry: Entry, key: str, today: date) -> None:
    now, by, is_reviewed = clock.now(), officer(), isinstance(entry, NewFigure)
    try:
        if isinstance(entry, NewFigure):
            version = record_figure(entry, today=today, now=now, by=by)
        else:
            version = record_baseline(entry, today=today, now=now, by=by)
    except Refused as refused:
        st.session_state["_refused"] = refused
        st.rerun()
    forget(key)
    rerun_afresh(t("form.submitted" if is_reviewed else "form.saved", version=version))


def forget(key: str) -> None:
    """Begin anew: the next showing of the form sees what is in the store then."""
    for name in ("_checked", "_refused"):
        st.session_state.pop(name, None)
    st.session_state.get("_seen", {}).pop(key, None)
