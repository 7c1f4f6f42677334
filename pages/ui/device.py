"""The reader's device: its theme, and whether it is a phone."""

from typing import Literal

import streamlit as st


def theme() -> Literal["light", "dark"]:
    return "dark" if st.context.theme.type == "dark" else "light"


def main_button() -> Literal["primary", "secondary"]:
    """The type of a form's main button: in the dark, Streamlit's white on primary is too pale."""
    return "secondary" if theme() == "dark" else "primary"


def is_phone() -> bool:
    """Guess from the user agent; it only chooses how dense a screen is drawn."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
