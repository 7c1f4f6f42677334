"""Việc của tôi: what is due from me, what is overdue, and the ways to enter it."""

from urllib.parse import urlencode

import streamlit as st

import clock
from board.closed import parted
from board.due import dues
from board.queues import open_questions
from pages.ui.closed import closed_block
from pages.ui.entry.work import came_back, owed_by_year, work_progress
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.person import current_reader, officer
from pages.ui.questions import waiting_questions
from pages.ui.url_state import carried_query
from store.accounts.assignments import assigned
from store.board import of_officer, standings
from store.year_closures import closed_years
from web.routes import CALENDAR, TEMPLATE, WORK

today, language = clock.today(), reader_language()
own = of_officer(standings(today, current_reader()), officer())
owed_figures = dues(own, today, closed_years())
open_dues = [due for due in owed_figures if due.is_open]

flash()
waiting_questions(open_questions(own), officer())
work_progress(owed_figures, today.year - 1)
with st.container(horizontal=True, key="ways"):
    st.page_link("grid.py", label=t("work.grid"), icon=":material/table_edit:", query_params=carried_query())
    st.page_link("upload.py", label=t("work.upload"), icon=":material/upload_file:", query_params=carried_query())
query = urlencode({"lang": language})
with st.container(horizontal=True, key="downloads"):
    for path, key, icon in (
        (TEMPLATE, "work.template", ":material/download:"),
        (WORK, "work.csv", ":material/download:"),
        (CALENDAR, "work.ics", ":material/event:"),
    ):
        st.link_button(t(key), f"{path}?{query}", icon=icon, key=key)
    print_button("my_work")
st.caption(t("work.calendar_hint"))

came_back(open_dues)
owed = [due for due in open_dues if not due.back]
if not assigned(officer()):
    st.info(t("entry.nothing_assigned"), icon=":material/info:")
elif not open_dues:
    st.markdown(f":material/task_alt: {t('work.nothing')}")
else:
    owed_by_year(owed)
closed_block(parted(own)[1])
