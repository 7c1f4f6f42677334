"""Links that several screens share, with what the address carries along."""

import streamlit as st

from pages.ui.language import t
from pages.ui.url_state import carried_query
from web.print_pages import print_address


def commitment_link(code: str) -> None:
    """Link to the page of a commitment."""
    query = carried_query(code=code)
    st.page_link("commitment.py", label=t("entry.see"), icon=":material/show_chart:", query_params=query)


def print_button(page: str, *keys: str, **values: str) -> None:
    """Open the A4 version of a page in a new tab: its selection and language, the address's `keys`, and `values`."""
    own = {key: value for key in keys if (value := st.query_params.get(key))}
    address = print_address(page, carried_query(**values, **own))
    st.link_button(t("print.open"), address, icon=":material/print:", key="print")
