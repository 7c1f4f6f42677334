"""Nhật ký: every change, who made it, when and why, old beside new; and whether the record is whole."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui.journal.entries import entries_table, pagination
from pages.ui.journal.filters import journal_filters
from pages.ui.journal.proof import show_proof
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from store.journal import entries
from web.query import BEFORE, JOURNAL_KEYS, journal_query
from web.routes import JOURNAL

PAGE = 50
query = journal_filters()
entries_read = entries(query, PAGE + 1)

with st.container(horizontal=True, key="journal-deeds"):
    address = urlencode([*journal_query(st.query_params.to_dict()), ("lang", reader_language())])
    st.link_button(t("journal.csv"), f"{JOURNAL}?{address}", icon=":material/download:", key="journal-csv")
    print_button("journal", *JOURNAL_KEYS, BEFORE)
    is_pressed = st.button(t("journal.prove"), icon=":material/verified_user:", key="prove")
if is_pressed:
    show_proof()
if entries_read:
    entries_table(entries_read[:PAGE])
else:
    st.markdown(f":material/filter_alt_off: {t('journal.nothing')}")
pagination(entries_read, PAGE)
