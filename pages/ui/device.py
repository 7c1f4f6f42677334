"""What is known of the reader's device: its theme, and whether it is a phone."""

from typing import Literal

import streamlit as st


def theme() -> Literal["light", "dark"]:
    return "dark" if st.context.theme.type == "dark" else "light"


def main_button() -> Literal["primary", "secondary"]:
    """The look of the button that goes on: Streamlit writes white on the theme's colour, too pale in the dark."""
    return "secondary" if theme() == "dark" else "primary"


def is_phone() -> bool:
    """A guess from what the browser says of itself; it only chooses how dense a chart is drawn."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
