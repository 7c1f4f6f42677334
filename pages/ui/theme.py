"""Whether the reader's device shows the light or the dark theme."""

from typing import Literal

import streamlit as st


def theme() -> Literal["light", "dark"]:
    return "dark" if st.context.theme.type == "dark" else "light"
