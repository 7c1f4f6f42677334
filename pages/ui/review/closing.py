"""Closing the years of an agreement, and opening them again: an administrator's small form."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import clock
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import was_done
from pages.ui.rounds import flash_next
from store.review import close_year, closed_years, reopen_year
from views import AgreementView


def closing(agreements: Sequence[AgreementView], today: date) -> None:
    """Each agreement with the years that are closed, and the form for one year."""
    closed = closed_years()
    names = {a.code: a.name.text(reader_language()) for a in agreements}
    st.markdown(
        "\n".join(f"- **{escape_markdown(name)}**: {_years(closed.get(code, ()))}" for code, name in names.items())
    )
    label, said = t("closing.agreement"), names.__getitem__
    code: str = st.selectbox(label, list(names), format_func=said, key="close-of", filter_mode=None)
    agreement = next(a for a in agreements if a.code == code)
    years = range(today.year, agreement.first_year - 6, -1)
    year = st.selectbox(t("closing.year"), years, index=min(1, len(years) - 1), key=f"close-{code}", filter_mode=None)
    is_closed = year in closed.get(code, ())
    key = "closing.why_reopen" if is_closed else "closing.why_close"
    reason = st.text_input(t(key), key=f"close-why-{code}-{year}", persist_state="session")
    label, icon = (t("closing.reopen"), "lock_open") if is_closed else (t("closing.close"), "lock")
    if st.button(label, icon=f":material/{icon}:", key="close-it"):
        _do(code, year, reason, is_closed)


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years)) if years else t("closing.none")


def _do(agreement: str, year: int, reason: str, is_closed: bool) -> None:
    write, done = (reopen_year, "closing.reopened") if is_closed else (close_year, "closing.closed")
    if was_done(lambda: write(agreement, year, reason=reason, now=clock.now(), by=officer())):
        flash_next(t(done, year=year))
        st.rerun()
