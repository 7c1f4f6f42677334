"""The button that opens a page's version for paper."""

import streamlit as st

from pages.ui.address import carried
from pages.ui.language import t
from web.prints import print_address


def print_button(page: str, **more: str) -> None:
    """Open the A4 version of a page in a new tab, with the same selection and language."""
    st.link_button(t("print.open"), print_address(page, carried(**more)), icon=":material/print:", key="print")
