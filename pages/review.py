"""Thẩm định: the figures that wait for approval, each with what one must know to judge it."""

import streamlit as st

import clock
from board.closed import parted
from board.queues import asked_to_reopen, counted_early, figures_in
from models import ReviewState
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.person import current_reader
from pages.ui.review.inbox import early_figures, inbox, reopening, requests
from store.board import standings

today = clock.today()
still_open, closed = parted(standings(today, current_reader()))
waiting, of_closed = (figures_in(among, ReviewState.SUBMITTED) for among in (still_open, closed))

flash()
if waiting:
    st.header(t("inbox.waiting", n=len(waiting)), anchor=False)
else:
    st.info(t("inbox.empty_open" if of_closed else "inbox.empty"), icon=":material/task_alt:")
if waiting or of_closed:
    inbox(waiting, of_closed, today)
    print_button("review")
requests(asked_to_reopen(still_open))
early_figures(counted_early(still_open))
reopening(figures_in(still_open, ReviewState.APPROVED))
