"""The head of a commitment's page: its name and states, and its numbers in tiles."""

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown
from pages.ui.marks import marks_markdown
from views import Standing
from wording.amounts import actual_words, amount_words, target_words
from wording.labels import KIND
from wording.states import owed_label, status_label


def heading(s: Standing) -> None:
    c, a, language = s.commitment, s.assessment, reader_language()
    origin = " · ".join((c.code, c.agreement.name.text(language), c.pillar.name.text(language)))
    st.header(escape_markdown(c.name.text(language)), anchor=False)
    st.markdown(
        f"{badge(status_label(a), language)} {marks_markdown(a)} {badge(owed_label(a), language)} "
        f"{badge(KIND[c.kind], language)} :small[{escape_markdown(origin)}]"
    )


def numbers(s: Standing) -> None:
    """The mean of a span, the latest figure, the final target, and the path in the figure's year."""
    c, a, language = s.commitment, s.assessment, reader_language()
    latest = a.shown(None)
    with st.grid(3, min_column_width=200, gap="small", key="numbers"):
        if a.working.mean is not None:
            _tile(t("commitment.mean"), amount_words(c, a.working.mean, language))
        name = t("commitment.actual", year=latest.year) if latest else t("years.actual")
        _tile(name, actual_words(c, latest, language))
        if a.final is not None:
            _tile(t("card.target", year=a.final.year), target_words(a.final, c, language))
        if latest is not None and latest.expected is not None:
            _tile(t("commitment.path", year=latest.year), amount_words(c, latest.expected, language))


def _tile(name: str, value: str) -> None:
    """A number with its name above it; long words wrap, where a metric of Streamlit would cut them."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.caption(escape_markdown(name))
        st.subheader(escape_markdown(value), anchor=False)
