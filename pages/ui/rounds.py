"""What outlives one showing of a page: how often something was saved, and what was just done.

`_round` and `_flash` hold it; only this module touches them.
"""

import streamlit as st


def entry_round() -> int:
    """Counts what was saved, so that the fields are fresh after each time."""
    return int(st.session_state.get("_round", 0))


def next_round() -> None:
    """Let the fields be fresh."""
    st.session_state["_round"] = entry_round() + 1


def flash_next(done: str) -> None:
    """What the next showing of a page says at its top."""
    st.session_state["_flash"] = done


def flash() -> None:
    """Say once what has just been done."""
    if said := st.session_state.pop("_flash", None):
        st.success(said, icon=":material/check_circle:")
        st.toast(said, icon=":material/check_circle:")  # seen from wherever the page is scrolled to
