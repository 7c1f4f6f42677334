"""Awaited figures: the notes on them, and the form that states or ends it."""

from datetime import date
from functools import partial

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.entry.drafts import restore_draft, save_draft, typed_text
from pages.ui.fields import date_field
from pages.ui.flash import entry_round
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, recorder
from pages.ui.refusals import save_and_rerun_afresh
from progress.terms import DataState
from store.awaiting import await_figure, await_no_longer
from store.drafts import of_waiting
from text import date_words
from views import AwaitedView, CommitmentView, Standing
from wording.labels import DATA

WAITING_ICON = f":material/{DATA[DataState.WAITING].icon}:"
BLANK = (DataState.WAITING, DataState.OVERDUE, DataState.NOT_DUE)


def waiting_notes(s: Standing) -> None:
    """Show the notes on awaited figures that have not come."""
    for awaited in s.commitment.awaited:
        judged = s.assessment.years.get(awaited.year)
        if judged is None or judged.data in BLANK:
            st.info(_words(awaited), icon=WAITING_ICON)


def _words(awaited: AwaitedView) -> str:
    until, author = date_words(awaited.until, reader_language()), escape_markdown(recorder(awaited.recorded_by))
    when = moment_words(awaited.recorded_at)
    return t("waiting.said", year=awaited.year, until=until, note=escape_markdown(awaited.note), who=author, when=when)


def waiting_form(s: Standing, year: int, today: date) -> None:
    """Until when the figure of a year is waited for, and who is to publish it."""
    c = s.commitment
    existing = next((awaited for awaited in c.awaited if awaited.year == year), None)
    if existing is not None:
        st.info(_words(existing), icon=WAITING_ICON)
    st.caption(t("waiting.how"))
    key, begun_by = f"waiting-{c.code}-{year}-{entry_round()}", c.promise.method_of_record(year)
    restore_draft(c, of_waiting(year), begun_by, key)
    faults: list[str] = []
    until = date_field(faults, t("waiting.until"), key=f"until-{key}", value=existing.until if existing else None)
    before = typed_text(f"why-{key}", existing.note if existing else "")
    note = st.text_area(t("waiting.note"), value=before, key=f"why-{key}", height=90, persist_state="session")
    save_draft(c, of_waiting(year), begun_by, key)
    with st.container(horizontal=True, key="waiting-buttons"):
        if st.button(t("waiting.save"), icon=WAITING_ICON, key=f"wait-{key}", type=main_button()):
            _say(c, year, until, note, faults, today)
        if existing and st.button(t("waiting.end"), icon=":material/event_available:", key=f"end-{key}"):
            write = partial(await_no_longer, c.code, year, now=clock.now(), by=officer())
            save_and_rerun_afresh(write, t("waiting.ended", year=year), c)
    st.caption(f":material/block: {t('waiting.never')}")


def _say(c: CommitmentView, year: int, until: str | None, note: str, faults: list[str], today: date) -> None:
    if until is None:
        st.error(faults[0] if faults else t("waiting.until_missing"), icon=":material/error:")
        return
    write = partial(await_figure, c.code, year, until, note, today=today, now=clock.now(), by=officer())
    save_and_rerun_afresh(write, t("waiting.saved", year=year), c)
