"""Who answered for a commitment in the year looked at, and who answers now."""

from datetime import date

import streamlit as st

from board.responsibility import answered_in, responsible
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import year_in_url
from text import date_words
from views import ResponsibilityView, Standing


def responsibility_line(s: Standing, today: date) -> None:
    """One line: who answered in the year looked at, and who answers now, also where no source names anybody."""
    c, latest = s.commitment, s.assessment.shown(None)
    year = year_in_url(latest.year if latest else None)
    current = responsible(c, today)
    parts = [t("answering.now", body=_body(current) if current else t("answering.not_stated"))]
    earlier = answered_in(c, year) if year is not None and year < today.year else ()
    if year is not None and year < today.year and earlier != (current,):
        body = "; ".join(map(_body, earlier)) or t("answering.not_stated")
        parts.insert(0, t("answering.then", year=year, body=body))
    elif current is None and (last := c.last_responsibility) is not None:
        parts.insert(0, t("answering.before", body=_body(last)))
    st.markdown(f":small[:material/account_balance: {' · '.join(parts)}]")


def _body(r: ResponsibilityView) -> str:
    """With the days that limit it, where they are known."""
    name = escape_markdown(r.body.name.text(reader_language()))
    last = date_words(r.valid_to, reader_language()) if r.valid_to else t("background.now")
    span = t("background.from_to", first=date_words(r.valid_from, reader_language()), last=last)
    return f"**{name}** ({span})"
