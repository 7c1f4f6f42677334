"""A frozen meeting: the choice of one, and its commitments in the words of that day."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from exchange.meetings.changes import snapshot_words
from exchange.meetings.snapshots import (
    Document,
    FrozenCommitment,
    closed_words,
    read_document,
    row_of,
    shown_columns,
    shown_heading,
    shown_years,
    year_heading,
)
from pages.ui.device import is_phone
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import badge, escape_markdown
from pages.ui.person import recorder
from pages.ui.table import Amount, table
from pages.ui.url_state import choice
from store.snapshots import DocumentAltered, document
from text import Language, date_words
from views import SnapshotView
from web.query import MEETING, OF_MEETING
from web.routes import SNAPSHOT, SNAPSHOT_TABLE

YEARS_SHORT = ("year", "actual", "rate", "target", "verdict")  # for which a phone has room
ALL = ""


def meeting_picker(meetings: Sequence[SnapshotView]) -> SnapshotView:
    """Choose a meeting, kept in the address; at first the latest."""
    labels = {str(meeting.number): snapshot_words(meeting, reader_language()) for meeting in meetings}
    latest = str(meetings[0].number)
    number = choice(st.selectbox, t("meetings.which"), labels, key=MEETING, default=latest, filter_mode="contains")
    return next(meeting for meeting in meetings if str(meeting.number) == number)


def frozen_document(meeting: SnapshotView) -> Document | None:
    """Describe the meeting with its fingerprint and files, and return it; None where the document was altered."""
    language = reader_language()
    try:
        content = document(meeting.number)
    except DocumentAltered:
        content = None
    if content is None:
        st.error(t("meetings.altered"), icon=":material/gpp_bad:")
        return None
    taken_at, author = moment_words(meeting.taken_at), escape_markdown(recorder(meeting.taken_by))
    st.info(
        t("meetings.note", when=taken_at, who=author, rule=escape_markdown(meeting.rule)), icon=":material/ac_unit:"
    )
    if meeting.known_on is not None:
        st.warning(t("meetings.afterwards", on=date_words(meeting.known_on, language)), icon=":material/history:")
    with st.container(horizontal=True, key="frozen-files"):
        query = [(MEETING, str(meeting.number)), ("lang", language.value)]
        for key, route in (("meetings.csv", SNAPSHOT_TABLE), ("meetings.json", SNAPSHOT)):
            st.link_button(t(key), f"{route}?{urlencode(query)}", icon=":material/download:", key=key)
    st.caption(t("meetings.sha", sha=meeting.sha256))
    return read_document(content)


def frozen_commitments(document: Document, language: Language) -> None:
    """All commitments of the meeting, or the chosen one with its years."""
    by_code = {commitment.code: commitment for commitment in document.commitments}
    if not by_code:
        st.markdown(t("meetings.only_closed" if document.closed else "meetings.empty"))
        _closed(document, language)
        return
    labels = {ALL: t("meetings.all")} | {
        code: f"{code} · {commitment.cells[language]['commitment']}" for code, commitment in by_code.items()
    }
    code = choice(st.selectbox, t("picker.label"), labels, key=OF_MEETING, filter_mode="contains")
    if code == ALL:
        _overview(document, language)
        _closed(document, language)
    else:
        _commitment(document, by_code[code], language)


def _overview(document: Document, language: Language) -> None:
    if is_phone():
        st.markdown("\n\n".join(_short(document, commitment, language) for commitment in document.commitments))
        return
    rows = [_row(document, commitment, language) for commitment in document.commitments]
    names = {name: shown_heading(document, name, language) for name in shown_columns(document)}
    widths = {names["code"]: "4.6rem", names["commitment"]: "11rem", names["body"]: "8rem"}
    table(rows, alt=t("meetings.as_frozen"), widths=widths)


def _closed(document: Document, language: Language) -> None:
    """What was closed by then, folded at the end."""
    if document.closed:
        with st.expander(t("closed.title", n=len(document.closed)), icon=":material/lock:", key="frozen-closed"):
            lines = (closed_words(document, commitment, language) for commitment in document.closed)
            st.markdown("\n".join(f"- {escape_markdown(line)}" for line in lines))


def _short(document: Document, commitment: FrozenCommitment, language: Language) -> str:
    """A commitment as a paragraph, for a phone."""
    row = _row(document, commitment, language)
    cell = {name: row[shown_heading(document, name, language)] for name in shown_columns(document)}
    owed = f":small[{escape_markdown(shown_heading(document, 'target', language))}: {cell['target']}]"
    return "  \n".join([f"{cell['status']} :small[{cell['code']}]", cell["commitment"], cell["actual"], owed])


def _row(document: Document, commitment: FrozenCommitment, language: Language) -> dict[str, str]:
    """A commitment in the words and under the headings of that day."""
    cells = {name: escape_markdown(cell) or "—" for name, cell in row_of(commitment, language).items()}
    cells["status"] = badge(commitment.status.label, language)
    return {shown_heading(document, name, language): cells[name] for name in shown_columns(document)}


def _commitment(document: Document, commitment: FrozenCommitment, language: Language) -> None:
    cells = commitment.cells[language]
    st.subheader(escape_markdown(cells["commitment"]), anchor=False)
    code_and_agreement = escape_markdown(f"{commitment.code} · {cells['agreement']}")
    st.markdown(f"{badge(commitment.status.label, language)} :small[{code_and_agreement}]")
    st.markdown(escape_markdown(commitment.definition.text(language)))
    st.caption(f"{escape_markdown(shown_heading(document, 'body', language))}: {escape_markdown(cells['body'])}")
    columns = [n for n in shown_years(commitment, language) if n in YEARS_SHORT or not is_phone()]
    names = {name: year_heading(document, name, language) for name in columns}
    left = ("year", "target", "verdict")
    rows = [
        {
            title: escape_markdown(year.get(n, "")) or "—"
            if n in left
            else Amount(escape_markdown(year.get(n, "")) or "—")
            for n, title in names.items()
        }
        for year in commitment.years[language]
    ]
    if rows:
        table(rows, alt=t("years.title"))
