"""The entries of the journal in words, page by page."""

from collections.abc import Sequence

import streamlit as st

from exchange.record.fields import Namer, row_noun
from exchange.record.journal import deed_words, entry_words
from pages.ui.device import is_phone
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder, who_and_when
from pages.ui.table import table
from pages.ui.url_state import clear_from_url
from store.journal import JournalEntry
from web.query import BEFORE

SHOWN_FIELDS = 12  # of a whole new row; the rest stands in the CSV


def entries_table(entries: Sequence[JournalEntry]) -> None:
    """The entries, the newest first: when, who, what was done to which row, and what changed."""
    namer = Namer(reader_language())
    if is_phone():
        st.markdown("\n\n".join(_short(entry, namer) for entry in entries))
        return
    widths = {t("journal.changes"): "18rem"}
    table([_row(entry, namer) for entry in entries], alt=t("journal.alt"), widths=widths)


def _row(entry: JournalEntry, namer: Namer) -> dict[str, str]:
    language = reader_language()
    return {
        t("journal.when"): moment_words(entry.at),
        t("journal.who"): escape_markdown(recorder(entry.by)),
        t("journal.what"): f"**{escape_markdown(deed_words(entry.deed, language))}**  \n:small[{entry.seq}]",
        t("journal.thing"): "  \n".join(_subject(entry, namer)),
        t("journal.changes"): "  \n".join(_changes(entry, namer)) or "—",
    }


def _short(entry: JournalEntry, namer: Namer) -> str:
    """An entry as a paragraph, for a phone."""
    language = reader_language()
    deed = f"**{escape_markdown(deed_words(entry.deed, language))}** :small[{entry.seq}]"
    author = who_and_when(entry.by, entry.at)
    subject = " ".join(_subject(entry, namer))
    return "  \n".join([deed, author, subject, *_changes(entry, namer)])


def _subject(entry: JournalEntry, namer: Namer) -> tuple[str, str]:
    """The kind of row that the entry is about, and which one; escaped."""
    noun, key = row_noun(entry.about, namer.language), namer.key_words(entry.about, entry.key)
    return escape_markdown(noun), escape_markdown(key)


def _changes(entry: JournalEntry, namer: Namer) -> list[str]:
    """The changes of the entry, and its reason."""
    lines = [_line(*difference) for difference in entry_words(entry, namer)]
    hidden = len(lines) - SHOWN_FIELDS
    shown = lines if hidden <= 0 else [*lines[:SHOWN_FIELDS], t("journal.more_fields", n=hidden)]
    return [*shown, f"{t('journal.why')}: {escape_markdown(entry.why)}"] if entry.why else shown


def _line(name: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"{escape_markdown(name)}: {escape_markdown(after or '')}"
    return f"{escape_markdown(name)}: {escape_markdown(before)} → **{escape_markdown(after or '—')}**"


def pagination(entries: Sequence[JournalEntry], page: int) -> None:
    """Buttons to the newest entries and to older ones; `entries` hold one more than a page where there are older."""
    with st.container(horizontal=True, key="journal-pages"):
        if BEFORE in st.query_params and st.button(t("journal.newest"), icon=":material/first_page:", key="newest"):
            clear_from_url(BEFORE)
            st.rerun()
        is_more = len(entries) > page
        if is_more and st.button(t("journal.older"), icon=":material/navigate_next:", key="older"):
            st.query_params[BEFORE] = str(entries[page - 1].seq)
            st.rerun()
