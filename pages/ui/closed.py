"""Closed commitments, agreements and years: notes for readers, and what still takes figures."""

from collections.abc import Collection, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from board.queues import unfinished
from pages.ui.html import badge, escape_html, icon
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.overview.cards import card_list
from pages.ui.url_state import carried_query
from store.year_closures import closed_years
from views import CommitmentView, Standing, TitleView
from web.routes import PAGES
from wording.amounts import actual_words
from wording.states import status_label
from wording.work import closing_words, unfinished_words


def closed_block(closed: Sequence[Standing], *, is_alone: bool = False) -> None:
    """The closed commitments, folded at the end of a page; `is_alone`: opened, as there are no others."""
    if closed:
        title = t("closed.title", n=len(closed))
        with st.expander(title, icon=":material/lock:", expanded=is_alone, key="closed-commitments"):
            st.caption(f"{t('closed.uncounted')} {t('closed.as_of')}")
            card_list("".join(map(_closed_card, closed)))


def _closed_card(s: Standing) -> str:
    """Its name, since when and why, and how it stood on the day of its closing."""
    c, language = s.commitment, reader_language()
    name, code = escape_html(c.name.text(language)), f'<small class="code">{escape_html(c.code)}</small>'
    query = urlencode(sorted(carried_query(code=c.code), key=lambda pair: pair[0] != "code"))
    address = escape_html(f"{PAGES['commitment']}?{query}")
    label = escape_html(t("card.open", code=c.code))
    lines = [_closing_line(s), _last_figure(s)]
    lines += [f"<small>{icon('pending_actions')} {escape_html(left)}</small>"] if (left := _left(s)) else []
    return (
        f'<li class="card"><p>{badge(status_label(s.assessment), language)} {code}</p><h3>{name}</h3>'
        f"{''.join(f'<p>{line}</p>' for line in lines)}"
        f'<a data-inside href="{address}">{label} {icon("arrow_forward")}</a></li>'
    )


def _closing_line(s: Standing) -> str:
    assert s.closing is not None
    return f"<small>{icon('lock')} {escape_html(closing_words(s.closing, reader_language()))}</small>"


def _last_figure(s: Standing) -> str:
    last = s.assessment.shown(None)
    year = f" <small>({last.year})</small>" if last is not None and last.reported else ""
    return f"<strong>{escape_html(actual_words(s.commitment, last, reader_language()))}</strong>{year}"


def _left(s: Standing) -> str:
    return unfinished_words(unfinished(s), reader_language())


def closing_note(c: CommitmentView, today: date) -> bool:
    """Say that a commitment is closed, since when and why; return whether it is."""
    closing = c.closed(today)
    if closing is None:
        return False
    note = escape_markdown(closing_words(closing, reader_language()))
    st.info(f"{note}  \n{t('closed.as_of')}", icon=":material/lock:")
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
    own = {title.code for title in among if title.code in assigned and not title.is_closed(today)}
    return [title for title in among if title.code in own or title.code == code]
