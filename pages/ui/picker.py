"""Choosing one commitment, kept in the address under `code`."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.address import choice
from pages.ui.language import language, t
from views import Standing


def picked(among: Sequence[Standing]) -> Standing:
    """Draw the picker and return what it says; without a choice the first one."""
    by_code = {s.commitment.code: s for s in among}
    labels = {code: _label(s) for code, s in by_code.items()}
    code = choice(
        st.selectbox,
        t("picker.label"),
        list(labels),
        key="code",
        default=next(iter(labels)),
        format_func=labels.get,
        filter_mode="contains",
    )
    return by_code[code]


def _label(s: Standing) -> str:
    c, said = s.commitment, language()
    return f"{c.code} · {c.agreement.place.said(said)} · {c.name.said(said)}"
