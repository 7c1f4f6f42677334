"""Choosing one commitment, kept in the address under `code`."""

from collections.abc import Iterable

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.url_state import choice
from views import TitleView


def commitment_picker(among: Iterable[TitleView]) -> str:
    """Draw the picker and return the chosen code; without a choice the first one."""
    labels = {title.code: _label(title) for title in among}
    first = next(iter(labels))
    return choice(st.selectbox, t("picker.label"), labels, key="code", default=first, filter_mode="contains")


def _label(title: TitleView) -> str:
    language = reader_language()
    return f"{title.code} · {title.place.text(language)} · {title.name.text(language)}"
