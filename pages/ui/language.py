"""The reader's language, and words in it."""

import streamlit as st

from text import Language, plural, translate
from web.query import language_of


def reader_language() -> Language:
    """Vietnamese, unless the address says English."""
    return language_of(st.query_params)


def t(key: str, **values: object) -> str:
    """The words of a key in the reader's language."""
    return translate(key, reader_language(), **values)


def tn(key: str, n: int, **values: object) -> str:
    """The words of a key in the form that goes with `n`."""
    return plural(key, n, reader_language(), **values)
