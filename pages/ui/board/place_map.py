"""The map of a commitment's year, or why there is none."""

import streamlit as st

from charts import chart_config, place_map
from exchange.report.wards import map_words, on_map
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.theme import is_phone, theme
from views import CommitmentView


def map_of(c: CommitmentView, year: int) -> None:
    """Draw what has a boundary, and say in words what has none: without any, the board above serves."""
    said = language()
    drawn, absent = on_map(c, year, said)
    if not drawn:
        st.markdown(t("units.no_map"))
        return
    words = map_words(drawn, year, said)
    config = chart_config(said, f"{c.code}-{year}-map", narrow=is_phone())
    made = place_map(drawn, said, theme(), narrow=is_phone())
    with st.container(border=True, key="map-card"):
        st.plotly_chart(made, config=config, theme=None, key="map", alt=words)
        st.caption(plain(words))
        if absent:
            st.caption(t("units.without_boundary", names=", ".join(map(plain, absent))))
