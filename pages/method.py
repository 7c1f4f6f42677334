"""Phương pháp: how a status comes about, in plain words, with the thresholds that the code uses."""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import badge
from progress.judgement import Concern
from wording import LINES, MEANINGS, TOPICS, thresholds
from wording.labels import Label

language = reader_language()
cuts = thresholds(language)


def meanings(table: Mapping[StrEnum, Label], key: str) -> str:
    """Every word of a table with what it means, as a list."""
    return "\n".join(f"- {badge(word, language)} {t(f'{key}.{code}', **cuts)}" for code, word in table.items())


st.markdown(t("method.intro", **cuts))
for section, table in MEANINGS.items():
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.intro", **cuts))
    st.markdown(meanings(table, f"method.{section}"))
st.header(t("method.lines.title"), anchor=False)
st.markdown(t("method.lines.intro"))
st.markdown("\n".join(f"- **{line})** {t(f'method.lines.{line}', **cuts)}" for line in LINES))
for section in TOPICS:
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.body", **cuts))
st.header(t("method.attention.title"), anchor=False)
st.markdown(t("method.attention.body"))
st.markdown("\n".join(f"1. {t(f'concern.{concern}')}" for concern in Concern))
st.caption(t("method.version", **cuts))
print_button("method")
