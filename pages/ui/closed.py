"""What is closed: said where it is read, and left out where figures are entered."""

from collections.abc import Iterable, Iterator
from datetime import date

import streamlit as st

from pages.ui.language import language, t
from pages.ui.markdown import plain
from text import date_words
from views import CommitmentView, TitleView


def closing_note(c: CommitmentView, today: date) -> bool:
    """Say that a commitment is closed, since when and why; whether it is."""
    closing = c.closed(today)
    if closing is None:
        return False
    on, reason = date_words(closing.on, language()), plain(closing.reason.said(language()))
    st.info(t("closed.note", on=on, reason=reason), icon=":material/lock:")
    return True


def still_open(among: Iterable[TitleView], today: date) -> Iterator[TitleView]:
    """Those that take figures, and the one that the address asks for by name."""
    asked = st.query_params.get("code")
    return (title for title in among if title.closed_on is None or title.closed_on > today or title.code == asked)
