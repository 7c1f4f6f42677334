"""Downloads of a commitment: its charts as pictures, and its sheet of paper."""

import streamlit as st

from exchange.paper.pictures import Part
from pages.ui.as_of import chosen_as_of
from pages.ui.commitment.targets import by_todays_targets
from pages.ui.language import reader_language, t
from web.pdf import commitment_pdf_address
from web.pictures import picture_address
from web.routes import CHART_PNG, CHART_SVG


def picture_buttons(code: str, part: Part, *, beside: bool = False) -> None:
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
