"""Point-in-time reads: the day and clock in the address, the form for them, and the banner of the past."""

from datetime import date

import streamlit as st

import clock
from board.published import without_release
from pages.ui.fields import date_field
from pages.ui.language import reader_language, t, tn
from pages.ui.url_state import clear_from_url
from store.board import standing, standings
from text import date_words
from views import AsOf, Clock, PersonView
from web.query import BY_CLOCK, CLOCKS, DAY, point_in_time_of


def chosen_as_of() -> AsOf | None:
    """Return the day and clock that the address asks for; None: today. Every page that reads standings asks here."""
    return point_in_time_of(st.query_params.to_dict(), clock.today(), clock.ZONE)


def today_of(as_of: AsOf | None) -> date:
    """Return the day that counts as today on the page."""
    return as_of.day if as_of else clock.today()


def as_of_banner(as_of: AsOf | None, reader: PersonView | None, code: str | None = None) -> None:
    """Say that the page shows the past, and by which clock, with the way back.

    Of the figures of all commitments, or of the one, it counts those that are left out as nobody knows their day.
    """
    if as_of is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="known"):
        sentence = t(f"known.{as_of.clock}", on=date_words(as_of.day, reader_language()))
        if as_of.clock is Clock.PUBLISHED and (n := _left_out(as_of.day, reader, code)):
            sentence += f" {tn('known.left_out', n)}"
        st.warning(sentence, icon=":material/history:")
        if st.button(t("known.back"), icon=":material/today:", key="known-back"):
            clear_from_url(DAY, BY_CLOCK)
            st.rerun()


def _left_out(day: date, reader: PersonView | None, code: str | None) -> int:
    today = clock.today()
    if code:
        return without_release([standing(code, today, reader)])
    return without_release(s for s in standings(today, reader) if s.commitment.closed(day) is None)


def as_of_form(as_of: AsOf | None) -> None:
    """The form for a day and a clock, which go into the address."""
    with st.popover(t("known.open"), icon=":material/history:", key="known-form"):
        st.markdown(t("known.intro"))
        current = as_of.day.isoformat() if as_of else None
        faults: list[str] = []
        day = date_field(faults, t("known.day"), key=f"known-day-{current}", value=current)
        clocks = list(CLOCKS)
        by = st.radio(
            t("known.clock"),
            clocks,
            index=list(CLOCKS.values()).index(as_of.clock) if as_of else 0,
            key=f"known-clock-{as_of}",
            format_func={key: t(f"known.clock.{clock}") for key, clock in CLOCKS.items()}.get,
        )
        if st.button(t("known.read"), type="primary", key="known-read") and not faults:
            _go(day, by or clocks[0])


def _go(day: str | None, by: str) -> None:
    """Go to the day; refuse one that is not whole or still to come."""
    if day is None or point_in_time_of({DAY: day}, clock.today(), clock.ZONE) is None:
        st.error(t("known.no_day"), icon=":material/error:")
        return
    st.query_params[DAY], st.query_params[BY_CLOCK] = day, by
    st.rerun()
