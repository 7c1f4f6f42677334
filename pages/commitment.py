"""Cam kết: one commitment, its chart, its years, why it has its status, and what it rests on."""

import streamlit as st

from pages.ui.as_of import as_of_banner, chosen_as_of, today_of
from pages.ui.closed import closing_note
from pages.ui.commitment.background import background
from pages.ui.commitment.chart import by_todays_targets, chart_card, sheet_button, targets_switch, yardstick_switch
from pages.ui.commitment.history import history, newest_figures
from pages.ui.commitment.numbers import heading, numbers
from pages.ui.commitment.responsibility import responsibility_line
from pages.ui.commitment.working import outlook, working
from pages.ui.commitment.years_table import years_table
from pages.ui.commitment_picker import commitment_picker
from pages.ui.entry.waiting import waiting_notes
from pages.ui.evidence import more_evidence
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import commitment_link, print_button
from pages.ui.person import current_reader
from pages.ui.questions import question_link, questions
from pages.ui.successions import succession_words
from store.accounts.assignments import enters
from store.choices import titles
from web.commitment_request import standing_as_of
from web.query import BESIDE, TARGETS

reader, as_of = current_reader(), chosen_as_of()
today = today_of(as_of)
code = commitment_picker(titles(), today)
s = standing_as_of(code, today, reader, as_of, by_todays_targets=by_todays_targets())
as_of_banner(as_of, reader, code)
if s is None:
    st.info(t("known.not_there"), icon=":material/hourglass_empty:")
    st.stop()
c, is_past = s.commitment, as_of is not None
may_enter = not is_past and enters(reader, c.code)

flash()
heading(s)
question_link(c, reader, is_past=is_past)
is_closed = closing_note(c, today)
if not is_closed:
    waiting_notes(s)
responsibility_line(s, today)
numbers(s)

yardstick = yardstick_switch(s, reader, as_of)
targets_switch(s)
chart_card(s, today, yardstick)
with st.container(horizontal=True, key="on-paper"):
    sheet_button(c.code, beside=yardstick is not None)
    print_button("commitment", TARGETS, BESIDE, code=c.code)

outlook(s)
if c.is_listed:
    succession_words(s, today)
    commitment_link(c.code, "wards")
working(s, today)
questions(s, reader, today, is_past=is_past)

st.subheader(t("years.title"), anchor=False)
years_table(s)
history(c)
if may_enter and c.figures:
    more_evidence(c, newest_figures(c))
if may_enter and not is_closed:
    commitment_link(c.code, "entry")
background(c)
