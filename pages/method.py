"""Phương pháp: how a status comes about, in plain words, with the thresholds that the code uses."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

import methods
import progress
from pages.ui.language import language, t
from pages.ui.markdown import badge
from text import day_words, number
from words import DATA, KIND, STATUS, VERDICT, Word

said = language()
thresholds = {
    "ahead": number(progress.AHEAD, 2, said),
    "on_track": number(progress.ON_TRACK, 2, said),
    "at_risk": number(progress.AT_RISK, 2, said),
    "nearly": number(progress.NEARLY * 100, 0, said),
    "tolerance": number(progress.DEFAULT_TOLERANCE * 100, 0, said),
    "example": number(20 * (1 - progress.DEFAULT_TOLERANCE), 0, said),
    "reach": number(progress.GROWTH_REACH * 100, 0, said),
    "warning": day_words(date(2000, progress.WARNING_MONTH, 1), said),
    "expected": day_words(date(2000, *progress.EXPECTED_BY), said),
    "version": progress.RULE_VERSION,
    "tola": number(methods.TOLA_MARGIN * 100, 0, said),
}


def meanings(table: Mapping[str, Word], key: str) -> str:
    """Every word of a table with what it means, as a list."""
    return "\n".join(f"- {badge(word, said)} {t(f'{key}.{code}', **thresholds)}" for code, word in table.items())


st.markdown(t("method.intro", **thresholds))
TABLES: dict[str, Mapping[str, Word]] = {"status": STATUS, "verdict": VERDICT, "data": DATA, "kind": KIND}  # type: ignore[dict-item]
for section, table in TABLES.items():
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.intro", **thresholds))
    st.markdown(meanings(table, f"method.{section}"))
for section in ("path", "about", "growth", "others", "headline"):
    st.header(t(f"method.{section}.title"), anchor=False)
    st.markdown(t(f"method.{section}.body", **thresholds))
st.caption(t("method.version", **thresholds))
