"""Check, preview, save: the end of every form of the administration.

`_edit_checked` holds the edits last checked, `_edit_refused` the refusals by form, `_edit_seen` the rows as they were
when the form was first shown, `_edit_round` how often something was saved; only this module touches them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

import clock
from exchange.record import editing
from exchange.record.doubts import UnitsGone, units_gone
from exchange.record.editing import RowEdit
from exchange.record.faults import CONSTRAINTS, Fault, FilesRefused
from exchange.record.fields import Namer, differences, label, row_noun
from pages.ui.admin.row_fields import Form
from pages.ui.device import main_button
from pages.ui.flash import flash_next
from pages.ui.language import reader_language, t, tn
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from store.choices import row_names
from store.editing import RowChange
from store.refusal import RefusalCode, Refused
from text import date_words, translate

Seen = TypeVar("Seen")

MOST_NAMED = 6  # units that a question names


@dataclass(frozen=True, slots=True)
class _Refusal:
    """The refusal of these edits, by cell and in sentences. `is_stale`: somebody else saved first."""

    edits: list[RowEdit]
    by_cell: dict[tuple[int, str, str], str]
    sentences: list[str]
    is_stale: bool = False


def current_form(name: str) -> Form:
    """Return the form of this name, a fresh one after each saving."""
    key = f"{name}-{int(st.session_state.get('_edit_round', 0))}"
    refused: dict[str, _Refusal] = st.session_state.get("_edit_refused", {})
    return Form(key, refused[key].by_cell if key in refused else {})


def as_first_shown(form: Form, read: Callable[[], Seen]) -> Seen:
    """Return the rows as they were when the form was first shown, for optimistic locking."""
    seen_rows: dict[str, Seen] = st.session_state.setdefault("_edit_seen", {})
    if form.key not in seen_rows:
        seen_rows[form.key] = read()
    return seen_rows[form.key]


def check_and_save(form: Form, edits: Sequence[RowEdit], *, ask_why: bool = False) -> None:
    """The button that checks, the preview of the changes, and the button that saves."""
    current = list(edits)
    if st.button(t("form.check"), icon=":material/fact_check:", key=f"check-{form.key}", type=main_button()):
        _check(form, current)
    refused: dict[str, _Refusal] = st.session_state.get("_edit_refused", {})
    if form.key in refused and refused[form.key].edits == current:
        _show_refusal(form, refused[form.key])
    checked = st.session_state.get("_edit_checked")
    if checked is None or checked[0] != form.key:
        return
    if checked[1] != current:
        st.warning(t("form.changed"), icon=":material/info:")
        return
    _offer(form, current, checked[2], ask_why)


def _show_refusal(form: Form, refusal: _Refusal) -> None:
    lines = "\n".join(f"- {escape_markdown(sentence)}" for sentence in dict.fromkeys(refusal.sentences))
    st.error(lines, title=t("form.faults"))
    if refusal.is_stale and st.button(t("admin.load_again"), icon=":material/refresh:", key=f"again-{form.key}"):
        begin_anew(form)


def _check(form: Form, edits: list[RowEdit]) -> None:
    st.session_state.pop("_edit_checked", None)
    st.session_state.setdefault("_edit_refused", {}).pop(form.key, None)
    if form.faults:
        st.error("\n".join(f"- {escape_markdown(fault)}" for fault in form.faults), title=t("form.faults"))
        return
    with _refusals(form, edits):
        changes = editing.check_edits(edits, by=officer(), now=clock.now(), this_year=clock.today().year)
        st.session_state["_edit_checked"] = (form.key, edits, changes)


@contextmanager
def _refusals(form: Form, edits: list[RowEdit]) -> Iterator[None]:
    """Keep a refusal of these edits, and run the form again with it."""
    try:
        yield
        return
    except FilesRefused as refused:
        refusal = _refusal(edits, refused.faults)
    except Refused as refused:
        tables = {"table": row_noun(str(refused.values.get("table", "")), reader_language())}
        sentence = t(f"refusal.{refused.code}", **refused.values | tables)
        refusal = _Refusal(edits, {}, [sentence], refused.code is RefusalCode.ROW_CHANGED)
    st.session_state.pop("_edit_checked", None)
    st.session_state.setdefault("_edit_refused", {})[form.key] = refusal
    st.rerun()


def _refusal(edits: list[RowEdit], faults: Sequence[Fault]) -> _Refusal:
    by_cell: dict[tuple[int, str, str], str] = {}
    sentences = []
    for fault in faults:
        table = fault.file.removesuffix(".csv")
        sentence = _sentence(fault)
        if fault.line and fault.column:
            by_cell[fault.line, fault.column, edits[fault.line - 1].cells.get(fault.column, "")] = sentence
            sentences.append(f"{label(table, fault.column, reader_language())}: {sentence}")
        else:
            sentences.append(f"{row_noun(table, reader_language())} {fault.value}: {sentence}".replace("  ", " "))
    return _Refusal(edits, by_cell, sentences)


def _sentence(fault: Fault) -> str:
    """Return the fault as a sentence for a form."""
    if fault.detail in CONSTRAINTS:
        return t(f"rule.{fault.detail}")
    detail = row_noun(fault.detail, reader_language()) if fault.code == "unknown_reference" else fault.detail
    return translate(f"fault.{fault.code}", reader_language(), detail=detail)


def _offer(form: Form, edits: list[RowEdit], changes: Sequence[RowChange], ask_why: bool) -> None:
    """Preview the changes, with the button that saves them."""
    with st.container(border=True, key=f"offer-{form.key}"):
        st.markdown(f"**{t('admin.changes')}**")
        if not changes:
            st.markdown(t("admin.nothing"))
            return
        namer = Namer(reader_language())
        for change in changes:
            noun = escape_markdown(row_noun(change.table, reader_language()))
            st.markdown("\n".join([f"**{noun}**", "", *_lines(change, namer)]))
        is_right = _ask_about(units_gone(changes), form)
        why = st.text_input(t("admin.why"), key=f"why-{form.key}", help=t("admin.why_help")) if ask_why else ""
        save, icon = t("form.save"), ":material/save:"
        if st.button(save, icon=icon, key=f"save-{form.key}", type=main_button(), disabled=not is_right):
            _save(form, edits, why.strip() or None)


def _ask_about(doubts: Sequence[UnitsGone], form: Form) -> bool:
    """Ask whether targets are right of which units are gone by their year; return whether all is, or was confirmed."""
    if not doubts:
        return True
    for gone in doubts:
        st.warning(escape_markdown(_doubt_words(gone)), icon=":material/help:")
    return st.checkbox(t("admin.units_gone_right"), key=f"right-{form.key}")


def _doubt_words(gone: UnitsGone) -> str:
    names, language = row_names("unit"), reader_language()
    units = [
        f"{names[key].text(language)} ({t('admin.until', day=date_words(last_day.isoformat(), language))})"
        for key, last_day in gone.units[:MOST_NAMED]
    ]
    units += ["…"] if len(gone.units) > MOST_NAMED else []
    return tn("admin.units_gone", len(gone.units), year=gone.year, units="; ".join(units))


def _lines(change: RowChange, namer: Namer) -> list[str]:
    changed = differences(change.table, change.old, change.new, namer)
    if change.new is None:
        assert change.old is not None
        key = {name: change.old[name] for name in editing.table_of(change.table).key}
        return [f"- {t('admin.goes', name=escape_markdown(namer.key_words(change.table, key)))}"]
    return [
        f"- {escape_markdown(name)}: {escape_markdown(after or '')}"
        if before is None
        else f"- {escape_markdown(name)}: {escape_markdown(before)} → **{escape_markdown(after or '')}**"
        for name, before, after in changed
    ]


def _save(form: Form, edits: list[RowEdit], why: str | None) -> None:
    with _refusals(form, edits):
        now, this_year = clock.now(), clock.today().year
        editing.save_edits(edits, by=officer(), now=now, this_year=this_year, why=why, is_confirmed=True)
    flash_next(t("admin.saved"))
    begin_anew(form)


def begin_anew(form: Form) -> None:
    """Start the form again from the rows as they are in the store now."""
    st.session_state.pop("_edit_checked", None)
    for name in ("_edit_refused", "_edit_seen"):
        st.session_state.get(name, {}).pop(form.key, None)
    st.session_state["_edit_round"] = int(st.session_state.get("_edit_round", 0)) + 1
    st.rerun()
