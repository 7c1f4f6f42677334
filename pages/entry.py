"""Nhập số liệu: one figure of one commitment for one year, read back before it is saved."""

import streamlit as st

import clock
from pages.ui.closed import closing_note, enterable_titles, year_note
from pages.ui.commitment_picker import commitment_picker
from pages.ui.entry.forms import baseline_form, figure_form, year_options
from pages.ui.entry.waiting import waiting_form
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import commitment_link, print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import current_reader, officer
from pages.ui.url_state import choice
from store.accounts.assignments import assigned
from store.board import standing
from store.catalogue import methods
from store.choices import titles
from web.query import FOR_YEAR, METHOD

today, language, own = clock.today(), reader_language(), assigned(officer())
offered = enterable_titles(titles(), own, today)
if not offered:
    st.info(t("closed.all_yours" if own else "entry.nothing_assigned"), icon=":material/info:")
    st.stop()
s = standing(commitment_picker(offered, today), today, current_reader())
c = s.commitment

flash()
st.header(escape_markdown(c.name.text(language)), anchor=False)
if c.code not in own or closing_note(c, today):
    st.markdown(t("closed.entry") if c.code in own else escape_markdown(t("refusal.not_assigned", commitment=c.code)))
    commitment_link(c.code)
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom", key="entry-choices"):
    modes = {mode: t(f"entry.what.{mode}") for mode in ("figure", "waiting", "baseline")}
    mode = choice(st.segmented_control, t("entry.what"), modes, key="what", default="figure", required=True)
    years = [str(year) for year in year_options(s, today)]
    last = str(min(today.year - 1, int(years[0])))
    year = int(choice(st.selectbox, t("entry.year"), years, key=FOR_YEAR, default=last, width=130, filter_mode=None))
    if mode != "waiting":
        names = {method.code: method.name.text(language) for method in methods()}
        usual = c.promise.method_of_record(year)
        method = choice(st.selectbox, t("entry.method"), names, key=METHOD, default=usual, width=430, filter_mode=None)

started = [c.baseline.year] if mode == "baseline" and c.baseline is not None else []
if year_note(c, year, *started):
    pass  # nothing can be entered, whatever it is
elif mode == "waiting":
    waiting_form(s, year, today)
elif mode == "figure":
    figure_form(s, year, method, today)
else:
    baseline_form(c, year, method, today)
commitment_link(c.code)
print_button("entry", FOR_YEAR, METHOD, code=c.code)
