"""Phường, xã: for every commitment counted over units, each of them by year, what became of it, and the map."""

import streamlit as st

from exchange.report.wards import count_words, mapped_years, succeeded
from pages.ui.as_of import as_of_banner, chosen_as_of, today_of
from pages.ui.closed import closing_note
from pages.ui.commitment_picker import commitment_picker
from pages.ui.language import reader_language, t
from pages.ui.links import commitment_link, print_button
from pages.ui.markdown import badge, escape_markdown
from pages.ui.marks import marks_markdown
from pages.ui.person import current_reader
from pages.ui.successions import missing_units, succession_words, today_table
from pages.ui.url_state import choice
from pages.ui.wards.ward_board import ward_board
from pages.ui.wards.ward_map import ward_map
from store.board import standings
from views import Standing, TitleView
from web.query import FOR_YEAR
from wording.states import status_label


def _title(s: Standing) -> TitleView:
    c = s.commitment
    return TitleView(c.code, c.agreement.place, c.name, None if s.closing is None else s.closing.on)


reader, language, as_of = current_reader(), reader_language(), chosen_as_of()
today = today_of(as_of)
listed = [s for s in standings(today, reader, as_of) if s.commitment.is_listed]
as_of_banner(as_of, reader)
if not listed:
    st.info(t("units.none"), icon=":material/info:")
    st.stop()
code = commitment_picker((_title(s) for s in listed), today)
s = next(s for s in listed if s.commitment.code == code)
c = s.commitment

st.header(escape_markdown(c.name.text(language)), anchor=False)
st.markdown(f"{badge(status_label(s.assessment), language)} {marks_markdown(s.assessment)} {count_words(s, language)}")
closing_note(c, today)
missing_units(s)

st.subheader(t("units.board"), anchor=False)
ward_board(s, today)

if succeeded(c, today):
    st.subheader(t("units.successions"), anchor=False)
    succession_words(s, today)
    today_table(s, today)

st.subheader(t("units.map"), anchor=False)
years = [str(year) for year in mapped_years(s)]
if years:
    year = choice(st.selectbox, t("entry.year"), years, key=FOR_YEAR, default=years[0], width=130, filter_mode=None)
    ward_map(c, int(year))
else:
    st.markdown(t("units.nothing"))
commitment_link(c.code)
print_button("wards", FOR_YEAR, code=c.code)
