"""The map of a commitment's year, or why there is none."""

import streamlit as st

from charts import chart_config, place_map
from exchange.report.wards import map_words, on_map
from pages.ui.device import is_phone, theme
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from views import CommitmentView


def ward_map(c: CommitmentView, year: int) -> None:
    """Draw the units with a boundary, and name those without; without any, the table above serves."""
    language = reader_language()
    drawn, absent = on_map(c, year, language)
    if not drawn:
        st.markdown(t("units.no_map"))
        return
    words = map_words(drawn, year, language)
    config = chart_config(language, f"{c.code}-{year}-map", narrow=is_phone())
    figure = place_map(drawn, language, theme(), narrow=is_phone())
    with st.container(border=True, key="map-card"):
        st.plotly_chart(figure, config=config, theme=None, key="map", alt=words)
        st.caption(escape_markdown(words))
        if absent:
            st.caption(t("units.without_boundary", names=", ".join(map(escape_markdown, absent))))
