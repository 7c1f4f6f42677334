"""The charts of a commitment: the switches of targets and yardstick, and what is drawn as pictures and on paper.

Where targets moved, years gone by are held against those of their time, or against today's.
"""

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
from exchange.paper.pictures import ChartPart
from pages.ui.as_of import chosen_as_of, today_of
from pages.ui.device import is_phone, theme
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import choice, option_in_url
from views import AsOf, PersonView, Standing
from web.commitment_request import standing_as_of
from web.pdf import commitment_pdf_address
from web.pictures import picture_address
from web.query import BESIDE, NOW, TARGETS
from web.routes import CHART_PNG, CHART_SVG

THEN = "then"


def by_todays_targets() -> bool:
    """Whether the address asks for today's targets in years gone by."""
    return option_in_url(TARGETS, [THEN, NOW], THEN) == NOW


def targets_switch(s: Standing) -> None:
    """Offer the choice where targets were decided at different times; a note where it is not the usual one."""
    if len({(target.version, target.decided_on) for target in s.commitment.promise.targets}) < 2:
        return
    labels = {THEN: t("commitment.by_targets_then"), NOW: t("commitment.by_targets_now")}
    choice(st.segmented_control, t("commitment.by_targets"), labels, key=TARGETS, default=THEN, required=True)
    if by_todays_targets():
        st.caption(t("commitment.by_targets_note"))


def yardstick_switch(s: Standing, reader: PersonView | None, as_of: AsOf | None) -> Standing | None:
    """Offer the yardstick where the two can share a chart; return it where it is chosen."""
    yardstick = standing_as_of(s.commitment.yardstick, today_of(as_of), reader, as_of)
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
        picture_buttons(c.code, ChartPart.YEARS, beside=yardstick is not None)
        if has_units_chart(c):
            units = units_chart(s, language, theme(), narrow=narrow)
            config = chart_config(language, f"{c.code}-units", narrow=narrow)
            st.plotly_chart(units, config=config, theme=None, key="units", alt=units_text(s, language))
            picture_buttons(c.code, ChartPart.UNITS)
        st.caption(escape_markdown(words))


def picture_buttons(code: str, part: ChartPart, *, beside: bool = False) -> None:
    """The chart as PNG and as SVG; `beside`: with the yardstick that lies under it on the screen."""
    now = by_todays_targets()
    with st.container(horizontal=True, gap="small", key=f"picture-{part}"):
        for route, label in ((CHART_PNG, t("picture.png")), (CHART_SVG, t("picture.svg"))):
            address = picture_address(
                route, code, reader_language(), part, chosen_as_of(), beside=beside, by_todays_targets=now
            )
            st.link_button(label, address, icon=":material/image:", type="tertiary", key=f"{part}-{route}")


def sheet_button(code: str, *, beside: bool = False) -> None:
    """The commitment as a sheet of paper; `beside`: with the yardstick that lies under its chart on the screen."""
    now = by_todays_targets()
    address = commitment_pdf_address(code, reader_language(), chosen_as_of(), beside=beside, by_todays_targets=now)
    st.link_button(t("commitment.sheet"), address, icon=":material/picture_as_pdf:", key="sheet")
