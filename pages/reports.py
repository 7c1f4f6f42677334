"""Báo cáo: the table of the selection, and the same as files."""

from urllib.parse import urlencode

import streamlit as st

from board.selection import selected
from exchange.report.files import ReportForm
from exchange.report.rows import is_beyond_excel, report_rows
from pages.ui.as_of import as_of_banner, as_of_form, chosen_as_of, today_of
from pages.ui.changes import changes_section
from pages.ui.closed import closed_block
from pages.ui.filters import evidence_and_question_buttons, filters, no_matches, state_buttons
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import current_reader
from pages.ui.reports.pdf import pdf_report
from pages.ui.reports.report_table import report_table
from store.board import standings
from store.settings import report_heading
from store.snapshots import snapshots
from web.query import SINCE_DAY, SINCE_WHAT, point_in_time_query, query_of
from web.routes import ARCHIVE, REPORT, ROUTE_ACCESS, WORKBOOK, may_open
from wording import thresholds
from wording.headline import board_words

reader, language, as_of = current_reader(), reader_language(), chosen_as_of()
today = today_of(as_of)
everything = standings(today, reader, as_of)
as_of_banner(as_of, reader)
selection = filters(everything)
as_of_form(as_of)
board = selected(everything, selection)
rows = report_rows(board.standings, selection.year, language, today, as_of)

st.header(board_words(board, selection.year, language), anchor=False)
state_buttons(board)
evidence_and_question_buttons(board)

heading = report_heading(language)
with st.container(horizontal=True, key="downloads"):
    is_empty = not (board.standings or board.closed)
    is_ordered = st.button(t("reports.pdf"), icon=":material/picture_as_pdf:", key="pdf", disabled=is_empty)
    address = urlencode([*query_of(selection), *point_in_time_query(as_of), ("lang", language)])
    st.link_button(t("reports.book"), f"{WORKBOOK}?{address}", icon=":material/table_view:", key="book")
    for form in ReportForm:
        download = f"{REPORT}?{address}&form={form}"
        st.link_button(t(f"reports.{form}"), download, icon=":material/download:", key=f"csv-{form}")
    print_button("reports", SINCE_WHAT, SINCE_DAY)
    if may_open(reader, ROUTE_ACCESS[ARCHIVE]):
        st.link_button(t("reports.archive"), ARCHIVE, icon=":material/folder_zip:", key="archive")
pdf_report(board, selection.year, heading, as_of, is_ordered=is_ordered)
st.caption(t("reports.forms"))
if is_beyond_excel((*board.standings, *board.closed), selection.year):
    st.warning(t("reports.too_long"), icon=":material/warning:")

if heading:
    st.markdown(f"**{escape_markdown(heading)}**")
if rows:
    report_table(rows)
    st.caption(t("reports.rule", **thresholds(language)))
elif not board.closed:
    no_matches()
closed_block(board.closed, is_alone=not rows)

st.header(t("since.title"), anchor=False)
changes_section(snapshots(), reader, board)
