"""Freezing the board for a meeting."""

from datetime import date

import streamlit as st

import clock
from exchange.meetings.snapshots import Meeting, take
from pages.ui.fields import date_field
from pages.ui.flash import entry_round, rerun_afresh
from pages.ui.language import t
from pages.ui.person import officer
from pages.ui.refusals import refusal_words
from store.refusal import Refused
from web.query import MEETING


def freeze_form(today: date) -> None:
    """The name and day of a meeting, and the button that freezes the board as it is now; folded up when it has."""
    place = entry_round()
    with st.expander(t("meetings.freeze"), icon=":material/ac_unit:", key=f"freeze-{place}"):
        st.markdown(t("meetings.freeze_intro"))
        faults: list[str] = []
        name = st.text_input(t("meetings.name"), key=f"freeze-name-{place}", placeholder=t("meetings.name_hint"))
        day = date_field(faults, t("meetings.held_on"), key=f"freeze-day-{place}", value=today.isoformat())
        if st.button(t("meetings.freeze_now"), type="primary", icon=":material/ac_unit:", key="freeze-it"):
            if faults or day is None or len(day) != len("2026-11-22"):
                st.error(t("meetings.no_day"), icon=":material/error:")
            else:
                _freeze(name, date.fromisoformat(day), today)


def _freeze(name: str, held_on: date, today: date) -> None:
    try:
        number = take(Meeting(name, held_on), today, now=clock.now, by=officer())
    except Refused as refused:
        st.error(refusal_words(refused), icon=":material/error:")
        return
    st.query_params[MEETING] = str(number)
    rerun_afresh(t("meetings.frozen"))
