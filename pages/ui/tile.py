"""A number with its name above it, in a box; long words wrap, where a metric of Streamlit would cut them."""

import streamlit as st

from pages.ui.markdown import escape_markdown


def tile(name: str, value: str) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.caption(escape_markdown(name))
        st.subheader(escape_markdown(value), anchor=False)
