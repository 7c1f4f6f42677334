"""Thẩm định: the figures that wait for approval, each with what one must know to judge it."""

import streamlit as st

import clock
from board.queues import figures_in
from models import ReviewState
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.person import current_reader
from pages.ui.review.inbox import inbox, reopening
from store.board import standings

today = clock.today()
everything = standings(today, current_reader())
waiting = figures_in(everything, ReviewState.SUBMITTED)

flash()
if waiting:
    st.header(t("inbox.waiting", n=len(waiting)), anchor=False)
    inbox(waiting, today)
    print_button("review")
else:
    st.info(t("inbox.empty"), icon=":material/task_alt:")
reopening(figures_in(everything, ReviewState.APPROVED))
