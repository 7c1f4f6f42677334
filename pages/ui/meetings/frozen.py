"""A meeting on the screen: the form that freezes, the choice of one, and what was frozen, in the words of then."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

import clock
from exchange.meetings.changes import snapshot_words
from exchange.meetings.snapshots import (
    SHOWN,
    YEARS,
    Document,
    FrozenCommitment,
    Meeting,
    read_document,
    row_of,
    shown_heading,
    take,
)
from pages.ui.device import is_phone
from pages.ui.entry.fields import date_field
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown
from pages.ui.person import officer, recorder
from pages.ui.refusals import refusal_words
from pages.ui.rounds import entry_round, flash_next, next_round
from pages.ui.table import Amount, table
from pages.ui.url_state import choice
from store.refusal import Refused
from store.snapshots import DocumentAltered, document
from text import Language, date_words, moment
from views import SnapshotView
from web.query import MEETING, OF_MEETING
from web.routes import SNAPSHOT, SNAPSHOT_TABLE

YEARS_SHORT = ("year", "actual", "target", "verdict")  # for which a phone has room
ALL = ""


def freeze_form(today: date) -> None:
    """The name and day of a meeting, and the button that freezes the dashboard as it is now; folded up when it has."""
    place = entry_round()
    with st.expander(t("meetings.freeze"), icon=":material/ac_unit:", key=f"freeze-{place}"):
        st.markdown(t("meetings.freeze_intro"))
        faults: list[str] = []
        name = st.text_input(t("meetings.name"), key=f"freeze-name-{place}", placeholder=t("meetings.name_hint"))
        said = date_field(faults, t("meetings.held_on"), key=f"freeze-day-{place}", value=today.isoformat())
        if st.button(t("meetings.freeze_now"), type="primary", icon=":material/ac_unit:", key="freeze-it"):
            if faults or said is None or len(said) != len("2026-11-22"):
                st.error(t("meetings.no_day"), icon=":material/error:")
            else:
                _freeze(name, date.fromisoformat(said), today)


def _freeze(name: str, held_on: date, today: date) -> None:
    try:
        number = take(Meeting(name, held_on), today, now=clock.now, by=officer())
    except Refused as refused:
        st.error(refusal_words(refused), icon=":material/error:")
        return
    next_round()
    flash_next(t("meetings.frozen"))
    st.query_params[MEETING] = str(number)
    st.rerun()


def meeting_picker(taken: Sequence[SnapshotView]) -> SnapshotView:
    """The snapshot that the address says; without one the meeting held last."""
    by_number = {str(one.number): one for one in taken}
    number = choice(
        st.selectbox,
        t("meetings.which"),
        list(by_number),
        key=MEETING,
        default=next(iter(by_number)),
        format_func=lambda n: snapshot_words(by_number[n], reader_language()),
        filter_mode="contains",
    )
    return by_number[number]


def frozen_note(found: SnapshotView) -> Document | None:
    """What it is, its fingerprint and its files; None where somebody has altered it."""
    language = reader_language()
    try:
        content = document(found.number)
    except DocumentAltered:
        content = None
    if content is None:
        st.error(t("meetings.altered"), icon=":material/gpp_bad:")
        return None
    when, who = moment(found.taken_at, language, clock.ZONE), escape_markdown(recorder(found.taken_by))
    st.info(t("meetings.note", when=when, who=who, rule=escape_markdown(found.rule)), icon=":material/ac_unit:")
    if found.known_on is not None:
        st.warning(t("meetings.afterwards", on=date_words(found.known_on, language)), icon=":material/history:")
    with st.container(horizontal=True, key="frozen-files"):
        asked = [(MEETING, str(found.number)), ("lang", language.value)]
        for key, route in (("meetings.csv", SNAPSHOT_TABLE), ("meetings.json", SNAPSHOT)):
            st.link_button(t(key), f"{route}?{urlencode(asked)}", icon=":material/download:", key=key)
    st.caption(t("meetings.sha", sha=found.sha256))
    return read_document(content)


def frozen_commitments(read: Document, language: Language) -> None:
    """All commitments of then, or the chosen one with its years."""
    by_code = {one.code: one for one in read.commitments}
    if not by_code:
        st.markdown(t("meetings.empty"))
        return
    labels = {ALL: t("meetings.all")} | {c: f"{c} · {one.cells[language]['commitment']}" for c, one in by_code.items()}
    code = choice(
        st.selectbox,
        t("picker.label"),
        list(labels),
        key=OF_MEETING,
        format_func=labels.__getitem__,
        filter_mode="contains",
    )
    if code == ALL:
        _overview(read, language)
    else:
        _one(read, by_code[code], language)


def _overview(read: Document, language: Language) -> None:
    if is_phone():
        st.markdown("\n\n".join(_short(read, one, language) for one in read.commitments))
        return
    rows = [_row(read, one, language) for one in read.commitments]
    names = {name: shown_heading(read, name, language) for name in SHOWN}
    widths = {names["code"]: "4.6rem", names["commitment"]: "11rem", names["body"]: "8rem"}
    table(rows, alt=t("meetings.as_frozen"), widths=widths)


def _short(read: Document, one: FrozenCommitment, language: Language) -> str:
    """A commitment as a paragraph, for a phone."""
    row = _row(read, one, language)
    cell = {name: row[shown_heading(read, name, language)] for name in SHOWN}
    owed = f":small[{escape_markdown(shown_heading(read, 'target', language))}: {cell['target']}]"
    return "  \n".join([f"{cell['status']} :small[{cell['code']}]", cell["commitment"], cell["actual"], owed])


def _row(read: Document, one: FrozenCommitment, language: Language) -> dict[str, str]:
    """A commitment as it was said: with the headings of then, too."""
    cells = {name: escape_markdown(cell) or "—" for name, cell in row_of(one, language).items()}
    cells["status"] = badge(one.status.label, language)
    return {shown_heading(read, name, language): cells[name] for name in SHOWN}


def _one(read: Document, one: FrozenCommitment, language: Language) -> None:
    cells = one.cells[language]
    st.subheader(escape_markdown(cells["commitment"]), anchor=False)
    code_and_agreement = escape_markdown(f"{one.code} · {cells['agreement']}")
    st.markdown(f"{badge(one.status.label, language)} :small[{code_and_agreement}]")
    st.markdown(escape_markdown(one.definition.text(language)))
    st.caption(f"{escape_markdown(shown_heading(read, 'body', language))}: {escape_markdown(cells['body'])}")
    names = {name: t(f"years.{name}") for name in (YEARS_SHORT if is_phone() else YEARS)}
    left = ("year", "target", "verdict")
    rows = [
        {
            title: escape_markdown(year[n]) or "—" if n in left else Amount(escape_markdown(year[n]) or "—")
            for n, title in names.items()
        }
        for year in one.years[language]
    ]
    if rows:
        table(rows, alt=t("years.title"))
