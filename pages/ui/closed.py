"""Closed commitments, agreements and years: notes for readers, and what still takes figures."""

from collections.abc import Collection, Sequence
from datetime import date

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from store.year_closures import closed_years
from text import date_words
from views import CommitmentView, TitleView


def closing_note(c: CommitmentView, today: date) -> bool:
    """Say that a commitment is closed, since when and why; return whether it is."""
    closing = c.closed(today)
    if closing is None:
        return False
    on, reason = date_words(closing.on, reader_language()), escape_markdown(closing.reason.text(reader_language()))
    st.info(t("closed.note", on=on, reason=reason), icon=":material/lock:")
    return True


def year_note(c: CommitmentView, *years: int) -> bool:
    """Say that one of these years is closed, before anything is typed for it; return whether one is."""
    closed_here = closed_years().get(c.agreement.code, ())
    closed = next((year for year in years if year in closed_here), None)
    if closed is not None:
        st.info(t("refusal.year_closed", year=closed), icon=":material/lock:")
    return closed is not None


def open_commitments(among: Sequence[CommitmentView], year: int) -> list[CommitmentView]:
    """Return those that still take figures of the year; a note names the agreements that are closed for it."""
    closed_agreements = {code for code, years in closed_years().items() if year in years}
    names = {c.agreement.name.text(reader_language()): None for c in among if c.agreement.code in closed_agreements}
    if names:
        st.info(escape_markdown(t("closed.grid", year=year, agreements="; ".join(names))), icon=":material/lock:")
    return [c for c in among if c.agreement.code not in closed_agreements]


def enterable_titles(among: Sequence[TitleView], assigned: Collection[str], today: date) -> list[TitleView]:
    """Return the officer's own commitments that take figures, and the one that the address names."""
    code = st.query_params.get("code")
    own = {title.code for title in among if title.code in assigned and not _is_closed(title, today)}
    return [title for title in among if title.code in own or title.code == code]


def _is_closed(title: TitleView, today: date) -> bool:
    return title.closed_on is not None and title.closed_on <= today
