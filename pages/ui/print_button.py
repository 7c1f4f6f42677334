"""The button that opens a page's version for paper."""

import streamlit as st

from pages.ui.language import t
from pages.ui.url_state import carried
from web.prints import print_address


def print_button(page: str, *keys: str, **more: str) -> None:
    """Open the A4 version of a page in a new tab, with its selection, language, and what its address says of `keys`."""
    here = {key: said for key in keys if (said := st.query_params.get(key))}
    st.link_button(t("print.open"), print_address(page, carried(**more, **here)), icon=":material/print:", key="print")
