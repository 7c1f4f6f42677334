"""The reader's language, and words in it."""

import streamlit as st

from text import Language, plural, word


def language() -> Language:
    """Vietnamese, unless the address says English."""
    return Language.EN if st.query_params.get("lang") == Language.EN else Language.VI


def t(key: str, **values: object) -> str:
    """The words of a key in the reader's language."""
    return word(key, language(), **values)


def tn(key: str, n: int, **values: object) -> str:
    """The words of a key in the form that goes with `n`."""
    return plural(key, n, language(), **values)
