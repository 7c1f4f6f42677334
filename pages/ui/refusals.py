"""Writing to the store from a screen, and its refusals in words."""

from collections.abc import Callable

import streamlit as st

from exchange.record.fields import row_noun
from pages.ui.flash import rerun_afresh, rerun_with
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from store.refusal import Refused
from views import CommitmentView
from wording.work import refused_words


def refusal_words(refusal: Refused, c: CommitmentView | None = None) -> str:
    """Return one sentence on what is wrong and what to do, safe in Markdown; with `c` in the commitment's own words."""
    if c is None:
        table = refusal.values.get("table")
        noun = {} if table is None else {"table": row_noun(str(table), reader_language()).lower()}
        return escape_markdown(t(f"refusal.{refusal.code}", **refusal.values | noun))
    values = {name: recorder(str(value)) if name == "by" else value for name, value in refusal.values.items()}
    return escape_markdown(refused_words(refusal.code, values, c, reader_language()))


def field_error(sentence: str) -> None:
    """Show what is wrong with a field, right under it."""
    st.markdown(f":red[:material/error: {escape_markdown(sentence)}]")


def try_write(write: Callable[[], object], c: CommitmentView | None = None) -> bool:
    """Write, and return whether it was done; where the store refuses, show why."""
    try:
        write()
    except Refused as refusal:
        st.error(refusal_words(refusal, c), icon=":material/error:")
        return False
    return True


def save_and_rerun(write: Callable[[], object], message: str, c: CommitmentView | None = None) -> None:
    """Write and run the page again with the message; where the store refuses, show why instead."""
    if try_write(write, c):
        rerun_with(message)


def save_and_rerun_afresh(write: Callable[[], object], message: str, c: CommitmentView) -> None:
    """The same with fresh fields."""
    if try_write(write, c):
        rerun_afresh(message)
