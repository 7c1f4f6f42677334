"""The reader's language, and texts in it."""

from datetime import datetime

import streamlit as st

import clock
from text import Language, moment, plural, translate
from web.query import language_of


def reader_language() -> Language:
    """Return the language of the address; Vietnamese unless it asks for English."""
    return language_of(st.query_params)


def t(key: str, **values: object) -> str:
    """Translate a key into the reader's language."""
    return translate(key, reader_language(), **values)


def tn(key: str, n: int, **values: object) -> str:
    """Translate a key in the plural form for `n`."""
    return plural(key, n, reader_language(), **values)


def moment_words(at: datetime) -> str:
    """Return a time in the reader's language, by the city's clock."""
    return moment(at, reader_language(), clock.ZONE)
