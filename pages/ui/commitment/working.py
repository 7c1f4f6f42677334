"""Why this status? One plain sentence; folded, the real numbers, the line of the rule, other rules' readings."""

from datetime import date

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from views import Standing
from wording import PublishedReading, outlook_words, published_readings, why


def working(s: Standing, today: date) -> None:
    """One plain sentence and its remarks; folded, what went in, the formula, the rule, and other rules' readings."""
    shown = why(s, reader_language())
    st.markdown(f"**{t('working.title')}** {escape_markdown(shown.reason)}")
    for mark in shown.marks:
        st.markdown(f":material/info: {escape_markdown(mark)}")
    with st.expander(t("working.details"), icon=":material/calculate:", key="working"):
        if shown.inputs:
            st.markdown("\n".join(f"- {escape_markdown(line)}" for line in shown.inputs))
        for sentence in filter(None, (shown.formula, shown.cut, shown.line)):
            st.markdown(escape_markdown(sentence))
        st.caption(escape_markdown(shown.conclusion))
        st.markdown(f"**{t('others.title')}**")
        if readings := published_readings(s, today, reader_language()):
            st.markdown("\n".join(map(_reading_line, readings)))
        else:
            st.markdown(t("others.not_here"))


def _reading_line(reading: PublishedReading) -> str:
    line = f"- {escape_markdown(reading.name)}: **{escape_markdown(reading.verdict)}**"
    return f"{line}. {escape_markdown(reading.differs)}" if reading.differs else line


def outlook(s: Standing) -> None:
    """The pace still needed and the projection, in words; nothing where nothing lies ahead."""
    if sentences := outlook_words(s, reader_language()):
        with st.expander(t("outlook.title"), icon=":material/trending_up:", key="outlook", expanded=True):
            for sentence in sentences:
                st.markdown(escape_markdown(sentence))
