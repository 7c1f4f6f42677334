"""The chart of a commitment, the switch that lays the national yardstick beneath it, and the chart of its units."""

from datetime import date

import streamlit as st

from charts import (
    alternative_text,
    chart_config,
    commitment_chart,
    has_units_chart,
    is_comparable,
    units_chart,
    units_text,
)
from exchange.paper.pictures import Part
from pages.ui.as_of import standing_as_of
from pages.ui.commitment.downloads import picture_buttons
from pages.ui.device import is_phone, theme
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import choice
from views import AsOf, PersonView, Standing
from web.commitment_request import BESIDE


def yardstick_switch(s: Standing, who: PersonView | None, as_of: AsOf | None) -> Standing | None:
    """Offer the yardstick where the two can share a chart; return it where it is chosen."""
    code = s.commitment.yardstick
    yardstick = standing_as_of(code, who, as_of) if code else None
    if yardstick is None or not is_comparable(s, yardstick):
        return None
    labels = {"0": t("commitment.beside_off"), "1": t("commitment.beside_on")}
    chosen = choice(st.segmented_control, t("commitment.beside"), labels, key=BESIDE, default="0", required=True)
    return yardstick if chosen == "1" else None


def chart_card(s: Standing, today: date, yardstick: Standing | None) -> None:
    """The charts with their downloads, and under them what they show in words."""
    c, language, narrow = s.commitment, reader_language(), is_phone()
    with st.container(border=True, key="chart-card"):
        chart = commitment_chart(s, language, theme(), today, yardstick=yardstick, narrow=narrow)
        words = alternative_text(s, language, today, yardstick=yardstick)
        config = chart_config(language, c.code, narrow=narrow)
        st.plotly_chart(chart, config=config, theme=None, key="chart", alt=words)
        picture_buttons(c.code, Part.YEARS, beside=yardstick is not None)
        if has_units_chart(c):
            units = units_chart(s, language, theme(), narrow=narrow)
            config = chart_config(language, f"{c.code}-units", narrow=narrow)
            st.plotly_chart(units, config=config, theme=None, key="units", alt=units_text(s, language))
            picture_buttons(c.code, Part.UNITS)
        st.caption(escape_markdown(words))
