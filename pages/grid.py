"""Nhập cả năm: all my commitments of a year in one table; what is typed is kept at once."""

import streamlit as st

import clock
from board.due import work
from exchange.imports.figures import SheetDefaults
from pages.ui.closed import open_commitments
from pages.ui.entry.grid import edited, grid_preview, save_drafts, ward_rows
from pages.ui.entry.preview import fault_list, submit_button
from pages.ui.entry.wards import ward_buttons
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.person import current_reader, officer
from pages.ui.url_state import choice
from store.board import of_officer, standings
from web.query import FOR_YEAR

today = clock.today()
own = of_officer(standings(today, current_reader()), officer())

flash()
with st.container(horizontal=True, vertical_alignment="bottom", key="grid-choices"):
    years = [str(year) for year in range(today.year, today.year - 8, -1)]
    default = str(today.year - 1)
    year = int(choice(st.selectbox, t("entry.year"), years, key=FOR_YEAR, default=default, width=130, filter_mode=None))
    source = st.text_input(t("upload.source"), key="grid-source", width=380, persist_state="session")
    reason = st.text_input(t("upload.reason"), key="grid-reason", width=380, persist_state="session")
st.caption(t("grid.how"))
assigned = open_commitments(work(own), year)
standing_of = {s.commitment.code: s for s in own}
defaults = SheetDefaults(source, reason, officer())

typed = edited([standing_of[c.code] for c in assigned], year)
save_drafts(typed, assigned, year, defaults, officer())
shown = grid_preview(typed, assigned, year, defaults, today)
fault_list(shown)
submit_button(shown, t("grid.batch", year=year), None, today)

ward_buttons(ward_rows(typed, assigned), year)
print_button("grid", FOR_YEAR)
