"""The journal on the screen: its filters in the address, its entries in words, and the proof of the record."""

from collections.abc import Callable, Sequence

import streamlit as st

from clock import ZONE
from exchange.record.fields import Namer, row_noun
from exchange.record.journal import deed_words, entry_words
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from pages.ui.table import table
from pages.ui.url_state import choice, clear_from_url, text_field
from store.integrity import Verification, verify
from store.journal import EntryFilter, JournalEntry, entry_choices
from text import NotADate, date_refusal_words, moment, number, parse_date
from web.query import BEFORE, SINCE, UNTIL, wanted_of

ALL = ""
SHOWN_FIELDS = 12  # of a whole new row; the rest stands in the CSV


def asked() -> EntryFilter:
    """Draw the filters and return what they ask for."""
    language, known = reader_language(), entry_choices()
    people = {by: recorder(by) for by in known.people}
    deeds = {deed: deed_words(deed, language) for deed in known.deeds}
    things = {about: row_noun(about, language) for about in known.things}
    with st.container(horizontal=True, vertical_alignment="bottom", key="journal-filters"):
        _select("by", people, "journal.everybody", 220)
        _select("deed", deeds, "journal.all_deeds", 220)
        _select("about", things, "journal.all_things", 240)
        for key in (SINCE, UNTIL):
            _day(key)
    return wanted_of(st.query_params.to_dict(), ZONE)


def _select(key: str, options: dict[str, str], all_key: str, width: int) -> None:
    labels = {ALL: t(all_key)} | options
    label = t(f"journal.{key}")
    choice(
        st.selectbox, label, list(labels), key=key, format_func=labels.get, width=width, filter_mode="contains",
        also=(BEFORE,),
    )  # fmt: skip


def _day(key: str) -> None:
    text = text_field(t(f"journal.{key}"), key=key, placeholder=t("entry.date_hint"), width=170, also=(BEFORE,))
    if text.strip():
        try:
            parse_date(text)
        except NotADate as refused:
            st.markdown(f":red[:material/error: {escape_markdown(date_refusal_words(refused, reader_language()))}]")


def entries_table(found: Sequence[JournalEntry]) -> None:
    """The entries, the newest first: when, who, what, of which thing, and what changed."""
    namer = Namer(reader_language())
    if is_phone():
        st.markdown("\n\n".join(_short(entry, namer) for entry in found))
        return
    widths = {t("journal.changes"): "18rem"}
    table([_row(entry, namer) for entry in found], alt=t("journal.alt"), widths=widths)


def _row(entry: JournalEntry, namer: Namer) -> dict[str, str]:
    language = reader_language()
    return {
        t("journal.when"): moment(entry.at, language, ZONE),
        t("journal.who"): escape_markdown(recorder(entry.by)),
        t("journal.what"): f"**{escape_markdown(deed_words(entry.deed, language))}**  \n:small[{entry.seq}]",
        t("journal.thing"): "  \n".join(_subject(entry, namer)),
        t("journal.changes"): "  \n".join(_changes(entry, namer)) or "—",
    }


def _short(entry: JournalEntry, namer: Namer) -> str:
    """An entry where there is no room for columns."""
    language = reader_language()
    what = f"**{escape_markdown(deed_words(entry.deed, language))}** :small[{entry.seq}]"
    who = f"{escape_markdown(recorder(entry.by))}, {moment(entry.at, language, ZONE)}"
    which = " ".join(_subject(entry, namer))
    return "  \n".join([what, who, which, *_changes(entry, namer)])


def _subject(entry: JournalEntry, namer: Namer) -> tuple[str, str]:
    """What kind of row the entry is about, and which one; escaped."""
    noun, key = row_noun(entry.about, namer.language), namer.key_words(entry.about, entry.key)
    return escape_markdown(noun), escape_markdown(key)


def _changes(entry: JournalEntry, namer: Namer) -> list[str]:
    """What the entry changed, and why."""
    lines = [_line(*difference) for difference in entry_words(entry, namer)]
    more = len(lines) - SHOWN_FIELDS
    shown = lines if more <= 0 else [*lines[:SHOWN_FIELDS], t("journal.more_fields", n=more)]
    return [*shown, f"{t('journal.why')}: {escape_markdown(entry.why)}"] if entry.why else shown


def _line(name: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"{escape_markdown(name)}: {escape_markdown(after or '')}"
    return f"{escape_markdown(name)}: {escape_markdown(before)} → **{escape_markdown(after or '—')}**"


def turn_pages(found: Sequence[JournalEntry], page: int) -> None:
    """To the newest, and to those before these."""
    with st.container(horizontal=True, key="journal-pages"):
        if BEFORE in st.query_params and st.button(t("journal.newest"), icon=":material/first_page:", key="newest"):
            clear_from_url(BEFORE)
            st.rerun()
        is_more = len(found) > page
        if is_more and st.button(t("journal.older"), icon=":material/navigate_next:", key="older"):
            st.query_params[BEFORE] = str(found[page - 1].seq)
            st.rerun()


def proof_button() -> Callable[[], None]:
    """The button that proves the record; what it returns draws the answer."""
    is_pressed = st.button(t("journal.prove"), icon=":material/verified_user:", key="prove")
    return _prove if is_pressed else lambda: None


def _prove() -> None:
    with st.spinner(t("journal.proving")):
        proof = verify()
    if not proof.findings:
        st.success(_proof_words("check.whole", proof), icon=":material/verified_user:")
        return
    lines = [
        f"- {escape_markdown(t(f'check.{finding.code}', place=finding.place))}" for finding in proof.findings[:200]
    ]
    st.error("\n".join(lines), title=_proof_words("check.broken", proof), icon=":material/gpp_bad:")


def _proof_words(key: str, proof: Verification) -> str:
    language = reader_language()
    counts = {name: number(n, 0, language) for name, n in (("entries", proof.head.seq), ("rows", proof.rows))}
    return escape_markdown(t(key, count=len(proof.findings), hash=proof.head.hash, **counts))
