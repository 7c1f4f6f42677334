"""Refusals in the words of whoever is refused."""

from collections.abc import Callable

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from store.refusal import Refused
from views import CommitmentView
from wording.amounts import refused_words


def refusal_words(refused: Refused, c: CommitmentView | None = None) -> str:
    """One sentence that says what is wrong and what to do, where it is about one in the words of a commitment; safe in
    Markdown."""
    if c is None:
        return escape_markdown(t(f"refusal.{refused.code}", **refused.values))
    values = {name: recorder(str(said)) if name == "by" else said for name, said in refused.values.items()}
    return escape_markdown(refused_words(refused.code, values, c, reader_language()))


def was_done(act: Callable[[], object], c: CommitmentView | None = None) -> bool:
    """Whether something could be done; where the store refuses it, the page says why."""
    try:
        act()
    except Refused as refused:
        st.error(refusal_words(refused, c), icon=":material/error:")
        return False
    return True
