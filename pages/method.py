"""Phương pháp: how a status comes about, in plain words, with the thresholds that the code uses."""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import badge
from progress.judgement import Concern
from wording import LINES, LISTS, MEANINGS, TOPICS, thresholds
from wording.labels import Label

language = reader_language()
cuts = thresholds(language)


def meanings(table: Mapping[StrEnum, Label], key: str) -> str:
    """Every word of a table with what it means, as a list."""
    return "\n".join(f"- {badge(word, language)} {t(f'{key}.{code}', **cuts)}" for code, word in table.items())


def lettered(section: str, letters: str) -> None:
    """A section of paragraphs that can be cited by their letter."""
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.intro", **cuts))
    st.markdown("\n".join(f"- **{letter})** {t(f'method.{section}.{letter}', **cuts)}" for letter in letters))


st.markdown(t("method.intro", **cuts))
for section, table in MEANINGS.items():
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.intro", **cuts))
    st.markdown(meanings(table, f"method.{section}"))
lettered("lines", LINES)
for section in TOPICS:
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.body", **cuts))
st.header(t("method.attention.title"), anchor=False)
st.markdown(t("method.attention.body"))
st.markdown("\n".join(f"1. {t(f'concern.{concern}')}" for concern in Concern))
for section, letters in LISTS.items():
    lettered(section, letters)
st.caption(t("method.version", **cuts))
print_button("method")
