"""Việc của tôi: what is due from me, what is overdue, and the ways to enter it."""

from urllib.parse import urlencode

import streamlit as st

import clock
from exchange.work import state
from pages.ui.address import carried
from pages.ui.language import language, t, tn
from pages.ui.markdown import badge, plain
from pages.ui.person import officer, person, recorder
from pages.ui.questions import waiting_questions
from pages.ui.work import owed_by_year
from store.board import standings
from store.due import Due, dues, of_officer
from store.questions import open_questions
from text import moment
from web.work import CALENDAR_PATH, TEMPLATE_PATH, WORK_PATH

today, said = clock.today(), language()
own = of_officer(standings(today, person()), officer())
mine = dues(own, today)
waiting = [due for due in mine if due.is_open]
of_year = [due for due in mine if due.year == today.year - 1]
come = sum(not due.is_open for due in of_year)


def returned(place: int, due: Due) -> None:
    """What came back, from whom and why, and the way to the form."""
    c, step = due.commitment, due.back
    if step is None:
        return
    with st.container(border=True, key=f"returned-{place}", gap="small"):
        who = f"{plain(recorder(step.by))}, {moment(step.at, said, clock.ZONE)}"
        st.markdown(
            f"{badge(state(due), said)} **{plain(c.code)}** {plain(c.name.said(said))} ({due.year})  \n"
            f"“{plain(step.reason or '')}” · {who}"
        )
        link = carried(code=c.code, **{"for": str(due.year)})
        st.page_link("entry.py", label=t("work.mend"), icon=":material/edit_note:", query_params=link)


waiting_questions(open_questions(own))
with st.container(border=True, key="progress", gap="small"):
    st.header(tn("work.headline", len(waiting)), anchor=False)
    if of_year:
        st.progress(come / len(of_year), t("work.progress", year=today.year - 1, come=come, all=len(of_year)))
with st.container(horizontal=True, key="ways"):
    st.page_link("grid.py", label=t("work.grid"), icon=":material/table_edit:", query_params=carried())
    st.page_link("upload.py", label=t("work.upload"), icon=":material/upload_file:", query_params=carried())
query = urlencode({"lang": said})
with st.container(horizontal=True, key="downloads"):
    for path, key, icon in (
        (TEMPLATE_PATH, "work.template", ":material/download:"),
        (WORK_PATH, "work.csv", ":material/download:"),
        (CALENDAR_PATH, "work.ics", ":material/event:"),
    ):
        st.link_button(t(key), f"{path}?{query}", icon=icon, key=key)
st.caption(t("work.calendar_hint"))

if back := [due for due in waiting if due.back]:
    st.subheader(t("work.returned"), anchor=False)
    for place, due in enumerate(back):
        returned(place, due)
owed = [due for due in waiting if not due.back]
if not waiting:
    st.markdown(f":material/task_alt: {t('work.nothing')}")
else:
    owed_by_year(owed)
