"""Nhập cả năm: all my commitments of a year in one table; what is typed is kept at once."""

import streamlit as st

import clock
from board.due import work
from pages.ui.closed import open_commitments
from pages.ui.device import is_phone
from pages.ui.entry.grid import edited, grid_preview, save_drafts
from pages.ui.entry.preview import fault_list, submit_button
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, person
from pages.ui.url_state import carried_query, choice
from store.board import of_officer, standings

today = clock.today()
assigned = work(of_officer(standings(today, person()), officer()), today)

flash()
with st.container(horizontal=True, vertical_alignment="bottom", key="grid-choices"):
    years = [str(year) for year in range(today.year, today.year - 8, -1)]
    default = str(today.year - 1)
    year = int(choice(st.selectbox, t("entry.year"), years, key="for", default=default, width=130, filter_mode=None))
    source = st.text_input(t("upload.source"), key="grid-source", width=380, persist_state="session")
    reason = st.text_input(t("upload.reason"), key="grid-reason", width=380, persist_state="session")
st.caption(t("grid.how"))
assigned = open_commitments(assigned, year)

typed = edited([c for c in assigned if not c.is_listed], year)
save_drafts(typed, assigned, year, officer())
shown = grid_preview(typed, assigned, year, source, reason, today)
fault_list(shown)
submit_button(shown, t("grid.batch", year=year), None, today)

if listed := [c for c in assigned if c.is_listed]:
    st.subheader(t("grid.listed"), anchor=False)
    for c in listed:
        name, link = escape_markdown(c.name.text(reader_language())), carried_query(code=c.code, **{"for": str(year)})
        label = (
            escape_markdown(c.code) if is_phone() else f"{escape_markdown(c.code)} · {name}"
        )  # a link is one line, and is cut there
        st.page_link("entry.py", label=label, icon=":material/location_city:", query_params=link)
        if is_phone():
            st.caption(name)
print_button("grid", "for")
