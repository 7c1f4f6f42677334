"""The filters of the journal, kept in the address."""

import streamlit as st

from clock import ZONE
from exchange.record.fields import row_noun
from exchange.record.journal import deed_words
from pages.ui.language import reader_language, t
from pages.ui.person import recorder
from pages.ui.refusals import field_error
from pages.ui.url_state import choice, text_field
from store.journal import EntryFilter, entry_choices
from text import NotADate, date_refusal_words, parse_date
from web.query import BEFORE, SINCE, UNTIL, entry_filter_of


def journal_filters() -> EntryFilter:
    """Draw the filters and return what they ask for."""
    language, recorded = reader_language(), entry_choices()
    people = {by: recorder(by) for by in recorded.people}
    deeds = {deed: deed_words(deed, language) for deed in recorded.deeds}
    things = {about: row_noun(about, language) for about in recorded.things}
    with st.container(horizontal=True, vertical_alignment="bottom", key="journal-filters"):
        _select("by", people, "journal.everybody", 220)
        _select("deed", deeds, "journal.all_deeds", 220)
        _select("about", things, "journal.all_things", 240)
        for key in (SINCE, UNTIL):
            _day(key)
    return entry_filter_of(st.query_params.to_dict(), ZONE)


def _select(key: str, labels: dict[str, str], all_key: str, width: int) -> None:
    label, options = t(f"journal.{key}"), {"": t(all_key)} | labels
    choice(st.selectbox, label, options, key=key, clears=(BEFORE,), width=width, filter_mode="contains")


def _day(key: str) -> None:
    text = text_field(t(f"journal.{key}"), key=key, placeholder=t("entry.date_hint"), width=170, clears=(BEFORE,))
    if text.strip():
        try:
            parse_date(text)
        except NotADate as refusal:
            field_error(date_refusal_words(refusal, reader_language()))
