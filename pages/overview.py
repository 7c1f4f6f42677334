"""Tổng quan: every commitment against the target for its year, the ones that need attention first."""

import streamlit as st

from board.selection import selected
from charts import status_bar
from pages.ui.as_of import as_of_banner, as_of_form, chosen_as_of, today_of
from pages.ui.closed import closed_block
from pages.ui.device import theme
from pages.ui.filters import evidence_and_question_buttons, filters, no_matches, state_buttons
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.overview.cards import cards
from pages.ui.person import current_reader
from store.board import standings
from wording import order_words
from wording.headline import board_words

reader, as_of = current_reader(), chosen_as_of()
today = today_of(as_of)
everything = standings(today, reader, as_of)
as_of_banner(as_of, reader)
selection = filters(everything)
as_of_form(as_of)
board = selected(everything, selection)

with st.container(border=True, key="summary", gap="small"):
    st.header(board_words(board, selection.year, reader_language()), anchor=False)
    if board.counts:
        st.image(status_bar(board.counts, theme()), width="stretch", alt=t("overview.bar"))
    state_buttons(board)
    evidence_and_question_buttons(board)
    print_button("overview")

if board.standings:
    st.caption(order_words(selection.year, reader_language()))
    cards(board.standings, selection.year, today)
elif not board.closed:
    no_matches()
closed_block(board.closed, is_alone=not board.standings)
