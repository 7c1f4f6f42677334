"""Why this status? The line of the rule that decided, with the real numbers in it, and what others would say."""

from datetime import date

import streamlit as st

from pages.ui.language import language, t
from pages.ui.markdown import plain
from views import Standing
from wording import OtherReading, others, outlook_words, why


def working(s: Standing, today: date) -> None:
    """The working, in an expander of its own."""
    with st.expander(t("working.title"), icon=":material/calculate:", key="working"):
        explained(s, today)


def explained(s: Standing, today: date) -> None:
    """The working where a reader has asked for it."""
    found = why(s, language())
    st.markdown(f"**{plain(found.line)}** {plain(found.reason)}")
    if found.cut:
        st.markdown(plain(found.cut))
    if found.inputs:
        st.markdown("\n".join(f"- {plain(line)}" for line in found.inputs))
    for mark in found.marks:
        st.markdown(f":material/info: {plain(mark)}")
    st.caption(plain(found.conclusion))
    st.markdown(f"**{t('others.title')}**")
    if readings := others(s, today, language()):
        st.markdown("\n".join(map(_other, readings)))
    else:
        st.markdown(t("others.not_here"))


def _other(reading: OtherReading) -> str:
    said = f"- {plain(reading.name)}: **{plain(reading.verdict)}**"
    return f"{said}. {plain(reading.differs)}" if reading.differs else said


def outlook(s: Standing) -> None:
    """What it takes from here, and where it is heading; nothing where nothing lies ahead."""
    if said := outlook_words(s, language()):
        with st.expander(t("outlook.title"), icon=":material/trending_up:", key="outlook", expanded=True):
            for sentence in said:
                st.markdown(plain(sentence))
