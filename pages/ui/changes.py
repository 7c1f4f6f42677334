"""The changes since a meeting or a day: the choice of it, the table and the file."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

import clock
from board.selection import Board
from exchange.meetings.changes import COLUMNS, change_rows, changed_since, nothing_since, since_words, snapshot_words
from exchange.meetings.snapshots import Cells
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t, tn
from pages.ui.markdown import escape_markdown
from pages.ui.table import table
from pages.ui.url_state import carried_query, choice, text_field
from store.accounts.people import person_names
from store.snapshots import DocumentAltered
from views import PersonView, SnapshotView
from web.query import ON_A_DAY, SINCE_DAY, SINCE_WHAT, since_of, since_query
from web.routes import CHANGES

NOTHING = ""


def changes_section(meetings: Sequence[SnapshotView], reader: PersonView | None, board: Board | None = None) -> None:
    """Choose since when, and list the changes of the commitments on the `board`, else of all."""
    chosen = _choice(meetings)
    if chosen == NOTHING:
        st.markdown(t("since.choose"))
        return
    language, today = reader_language(), clock.today()
    address = st.query_params.to_dict()
    since = since_of(dict(since_query(address)) if board is None else address, today, clock.ZONE)
    try:
        changes = None if since is None else changed_since(since, today, reader, None if board is None else board.codes)
    except DocumentAltered:
        st.error(t("meetings.altered"), icon=":material/gpp_bad:")
        return
    if since is None or changes is None:
        st.markdown(f":material/event_busy: {nothing_since(since, language)}")
        return
    st.markdown(f"**{escape_markdown(since_words(since, language))}** · {tn('since.count', len(changes))}")
    if changes:
        selection = [("lang", language.value)] if board is None else carried_query()
        query = urlencode([*since_query(address), *selection])
        st.link_button(t("since.csv"), f"{CHANGES}?{query}", icon=":material/download:", key="changes-csv")
        _table(change_rows(changes, language, clock.ZONE, person_names()))


def _choice(taken: Sequence[SnapshotView]) -> str:
    by_number = {f"ky-{meeting.number}": snapshot_words(meeting, reader_language()) for meeting in taken}
    labels = {NOTHING: t("since.nothing")} | by_number | {ON_A_DAY: t("since.a_day")}
    with st.container(horizontal=True, vertical_alignment="bottom", key="since"):
        chosen = choice(st.selectbox, t("since.since"), labels, key=SINCE_WHAT, width=420, filter_mode="contains")
        if chosen == ON_A_DAY:
            text_field(t("known.day"), key=SINCE_DAY, placeholder=t("entry.date_hint"), width=200)
    return chosen


def _table(rows: Sequence[Cells]) -> None:
    """One line for each change; on a phone a paragraph."""
    if is_phone():
        st.markdown("\n\n".join(_short(row) for row in rows))
        return
    titles = {name: t(f"since.column.{name}") for name in COLUMNS if name not in ("decision", "who", "when")}
    widths = {titles["code"]: "4.6rem", titles["commitment"]: "14rem", titles["what"]: "8rem", titles["why"]: "10rem"}
    lines = [{label: _cell(row, name) for name, label in titles.items()} for row in rows]
    table(lines, alt=t("since.title"), widths=widths)


def _cell(row: Cells, name: str) -> str:
    """A cell; the reason comes with the decision, and with who and when."""
    if name != "why":
        return escape_markdown(row[name]) or "—"
    lines = [row["why"], row["decision"], " · ".join(part for part in (row["who"], row["when"]) if part)]
    return "  \n".join(escape_markdown(part) for part in lines if part) or "—"


def _short(row: Cells) -> str:
    head = f"**{escape_markdown(row['what'])}**" + (f" {row['year']}" if row["year"] else "")
    sides = " → ".join(escape_markdown(side) for side in (row["old"], row["new"]) if side)
    lines = [
        f"{head} :small[{escape_markdown(row['code'])}]",
        escape_markdown(row["commitment"]),
        sides,
        f":small[{_cell(row, 'why')}]",
    ]
    return "  \n".join(line for line in lines if line and line != ":small[—]")
