"""Links that several screens share, with what the address carries along."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui.language import t
from pages.ui.url_state import carried_query
from web.print_pages import print_address
from web.routes import PAGES

OF_A_COMMITMENT = {  # the pages that show one, with the words and the icon of a link to them
    "commitment": ("entry.see", ":material/show_chart:"),
    "wards": ("commitment.wards", ":material/map:"),
    "entry": ("commitment.enter", ":material/edit_note:"),
}


def commitment_link(code: str, page: str = "commitment") -> None:
    """Link to a commitment on the page that shows it, or on another one."""
    key, icon = OF_A_COMMITMENT[page]
    st.page_link(f"{page}.py", label=t(key), icon=icon, query_params=carried_query(code=code))


def link_in_text(words: str, page: str, **query: str) -> str:
    """A link to a page for within Markdown, as in a table's cell; `words` are escaped already.

    `web/links.js` lets the page follow in the same tab.
    """
    return f"[{words}](/{PAGES[page]}?{urlencode(carried_query(**query))})"


def print_button(page: str, *keys: str, **values: str) -> None:
    """Open the A4 version of a page in a new tab: its selection and language, the address's `keys`, and `values`."""
    own = {key: value for key in keys if (value := st.query_params.get(key))}
    address = print_address(page, carried_query(**values, **own))
    st.link_button(t("print.open"), address, icon=":material/print:", key="print")
