"""Phương pháp: how a status comes about, in plain words, with the thresholds that the code uses."""

from collections.abc import Mapping

import streamlit as st

from attention import Concern
from explaining import thresholds
from pages.ui.language import language, t
from pages.ui.markdown import badge
from pages.ui.prints import print_button
from words import DATA, KIND, STATUS, VERDICT, Word

said = language()
cuts = thresholds(said)


def meanings(table: Mapping[str, Word], key: str) -> str:
    """Every word of a table with what it means, as a list."""
    return "\n".join(f"- {badge(word, said)} {t(f'{key}.{code}', **cuts)}" for code, word in table.items())


st.markdown(t("method.intro", **cuts))
TABLES: dict[str, Mapping[str, Word]] = {"status": STATUS, "verdict": VERDICT, "data": DATA, "kind": KIND}  # type: ignore[dict-item]
for section, table in TABLES.items():
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.intro", **cuts))
    st.markdown(meanings(table, f"method.{section}"))
for section in ("path", "moved", "known", "about", "growth", "units", "others", "headline"):
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.body", **cuts))
st.header(t("method.attention.title"), anchor=False)
st.markdown(t("method.attention.body"))
st.markdown("\n".join(f"1. {t(f'concern.{each}')}" for each in Concern))
st.caption(t("method.version", **cuts))
print_button("method")
