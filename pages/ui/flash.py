"""State that outlives a run of a page: a message that the next run shows, and the number of fresh starts.

`_flash` and `_round` hold it; only this module touches them.
"""

from typing import NoReturn

import streamlit as st


def flash() -> None:
    """Show once the message that the run before left."""
    if message := st.session_state.pop("_flash", None):
        st.success(message, icon=":material/check_circle:")
        st.toast(message, icon=":material/check_circle:")  # seen from wherever the page is scrolled to


def flash_next(message: str) -> None:
    """Leave a message for the next run of the page."""
    st.session_state["_flash"] = message


def rerun_with(message: str) -> NoReturn:
    """Run the page again, with a message at its top."""
    flash_next(message)
    st.rerun()


def rerun_afresh(message: str) -> NoReturn:
    """The same with fresh fields."""
    next_round()
    rerun_with(message)


def entry_round() -> int:
    """Return the part of the fields' keys that changes when they are to be fresh."""
    return int(st.session_state.get("_round", 0))


def next_round() -> None:
    """Make the fields fresh on the next run."""
    st.session_state["_round"] = entry_round() + 1
