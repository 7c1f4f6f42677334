"""The head of a commitment's page: its name and states, and its numbers in tiles."""

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown
from pages.ui.marks import marks_markdown
from progress.comparison import Comparison, comparison
from views import Standing
from wording.amounts import amount_words, target_words
from wording.comparison import apart_name, apart_value, difference_words, number_words, whose_words
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
    """The number that decides, its target, what stands apart, and the path in the figure's year."""
    c, language = s.commitment, reader_language()
    shown = comparison(s.assessment)
    judged, apart, target = shown.judged, shown.apart, shown.target
    with st.grid(3, min_column_width=200, gap="small", key="numbers"):
        _tile(_name(s, shown), number_words(s, shown, language))
        if target is not None:
            away = "" if shown.is_against_path else difference_words(s, shown, language)
            below = t("compare.difference", difference=away) if away else ""
            _tile(t("card.target", year=target.year), target_words(target, c, language), below)
        if apart is not None:
            _tile(apart_name(s, apart, language), apart_value(s, apart, language))
        if judged is not None and judged.expected is not None:
            _tile(t("commitment.path", year=judged.year), amount_words(c, judged.expected, language))


def _name(s: Standing, shown: Comparison) -> str:
    if shown.is_mean:
        words = whose_words(s, shown, reader_language())
        return words[:1].upper() + words[1:]
    return t("commitment.actual", year=shown.judged.year) if shown.judged else t("years.actual")


def _tile(name: str, value: str, below: str = "") -> None:
    """A number with its name above it; long words wrap, where a metric of Streamlit would cut them."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.caption(escape_markdown(name))
        st.subheader(escape_markdown(value), anchor=False)
        if below:
            st.caption(escape_markdown(below))
