"""What an administrator can set for the whole city."""

import streamlit as st

import clock
from pages.ui.language import t
from pages.ui.markdown import plain
from pages.ui.person import officer
from pages.ui.rounds import say_next
from pages.ui.theme import main_button
from store.refusal import Refused
from store.settings import Heading, Switch, heading, is_on, set_heading, turn


def settings_section() -> None:
    """The switches, and what stands above a report."""
    wanted = {switch: _switch(switch) for switch in Switch}
    st.subheader(t("settings.headings"), anchor=False)
    st.caption(t("settings.headings_help"))
    texts = {
        which: st.text_input(t(f"settings.{which}"), value=heading(which), key=f"heading-{which}", autocomplete="off")
        for which in Heading
    }
    if st.button(t("review.save"), icon=":material/save:", key="save-settings", type=main_button()):
        _save(wanted, texts)


def _switch(switch: Switch) -> bool:
    label, words = t(f"switch.{switch}"), t(f"settings.{switch}.help")
    is_wanted = st.toggle(label, value=is_on(switch), key=f"switch-{switch}")
    st.caption(words)
    return is_wanted


def _save(wanted: dict[Switch, bool], texts: dict[Heading, str]) -> None:
    now, by = clock.now(), officer()
    try:
        for switch, is_wanted in wanted.items():
            if is_wanted != is_on(switch):
                turn(switch, is_wanted, now=now, by=by)
        for which, text in texts.items():
            if text.strip() != heading(which):
                set_heading(which, text, now=now, by=by)
    except Refused as refused:
        st.error(plain(t(f"refusal.{refused.code}", **refused.values)), icon=":material/error:")
        return
    say_next(t("admin.saved"))
    st.rerun()
