"""Nhật ký: every change, who made it, when and why, old beside new; and whether the record is whole."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui.journal.entries import asked, entries_table, proof_button, turn_pages
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from store.journal import entries
from web.query import BEFORE, JOURNAL_KEYS, journal_query
from web.routes import JOURNAL

PAGE = 50
wanted = asked()
found = entries(wanted, PAGE + 1)

with st.container(horizontal=True, key="journal-deeds"):
    address = urlencode([*journal_query(st.query_params.to_dict()), ("lang", reader_language())])
    st.link_button(t("journal.csv"), f"{JOURNAL}?{address}", icon=":material/download:", key="journal-csv")
    print_button("journal", *JOURNAL_KEYS, BEFORE)
    is_asked = proof_button()
is_asked()
if found:
    entries_table(found[:PAGE])
else:
    st.markdown(f":material/filter_alt_off: {t('journal.nothing')}")
turn_pages(found, PAGE)
