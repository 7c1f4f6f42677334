"""Choosing one commitment, kept in the address under `code`."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.url_state import choice
from views import TitleView


def title_labels(among: Iterable[TitleView], today: date) -> dict[str, str]:
    """The titles by code: the open ones first, then those that are closed, which say so."""
    titles = sorted(among, key=lambda title: title.is_closed(today))
    return {title.code: _label(title, is_closed=title.is_closed(today)) for title in titles}


def commitment_picker(among: Iterable[TitleView], today: date) -> str:
    """Draw the picker and return the chosen code; without a choice the first one."""
    labels = title_labels(among, today)
    first = next(iter(labels))
    return choice(st.selectbox, t("picker.label"), labels, key="code", default=first, filter_mode="contains")


def _label(title: TitleView, *, is_closed: bool) -> str:
    language = reader_language()
    label = f"{title.code} · {title.place.text(language)} · {title.name.text(language)}"
    return t("closed.choice", label=label) if is_closed else label
