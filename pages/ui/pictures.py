"""Taking a chart away: as a picture, or the commitment as a sheet of paper."""

import streamlit as st

from exchange.paper.pictures import Part
from pages.ui.language import language, t
from web.pictures import picture_address
from web.places import CHART_PNG, CHART_SVG
from web.printing import sheet_address


def picture_buttons(code: str, part: Part, *, beside: bool = False) -> None:
    """The chart as PNG and as SVG; `beside`: with the yardstick that lies under it on the screen."""
    with st.container(horizontal=True, gap="small", key=f"picture-{part}"):
        for route, kind in ((CHART_PNG, "png"), (CHART_SVG, "svg")):
            st.link_button(
                t(f"picture.{kind}"),
                picture_address(route, code, language(), part, beside=beside),
                icon=":material/image:",
                type="tertiary",
                key=f"picture-{part}-{kind}",
            )


def sheet_button(code: str) -> None:
    """The commitment as a sheet of paper."""
    label, icon = t("commitment.sheet"), ":material/picture_as_pdf:"
    st.link_button(label, sheet_address(code, language()), icon=icon, key="sheet")
