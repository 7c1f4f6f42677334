"""Units that were merged or divided, in words."""

from datetime import date

import streamlit as st

from board.units import units_of
from exchange.report.wards import latest_figure, missing_words, succession_lines, today_lines
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.table import table
from views import CommitmentView, Standing


def asked_instead(c: CommitmentView, year: int) -> None:
    """Beside the answers of a year: its units are those at its end, and the list at signing still counts."""
    if units_of(c, year) != c.units:
        st.caption(t("units.asked_instead", year=year, n=len(c.units)))


def missing_units(s: Standing) -> None:
    """The units that the latest figure does not count yet, and those not known."""
    lines = missing_words(s, reader_language(), escape_markdown)
    st.markdown("\n".join(f"- {line}" for line in lines) if latest_figure(s) else lines[0])


def succession_words(s: Standing, today: date) -> None:
    """The successions of the units with their decisions, and which units still count; nothing where none changed."""
    if lines := succession_lines(s, today, reader_language(), escape_markdown):
        st.markdown("\n".join(f"- {line}" for line in lines))


def today_table(s: Standing, today: date) -> None:
    """The units of today that stand for the list at signing, and what the latest figure means for each."""
    lines, figure = today_lines(s, today, reader_language(), escape_markdown), latest_figure(s)
    if not lines or figure is None:
        return
    st.markdown(f"**{t('units.today', year=figure.observation.year)}**")
    titles = [t("units.unit"), t("units.answer"), t("units.note")]
    rows = [dict(zip(titles, line, strict=True)) for line in lines]
    table(rows, alt=t("units.today", year=figure.observation.year))
