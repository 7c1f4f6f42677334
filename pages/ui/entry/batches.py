"""The batches in which figures came, and taking back one of one's own as a whole."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import clock
from pages.ui.device import is_phone, main_button
from pages.ui.flash import rerun_with
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, recorder, who_and_when
from pages.ui.refusals import refusal_words
from store.batches import undo_batch
from store.refusal import BatchRefused, Refused
from views import BatchView
from wording.work import batch_words


def batch_table(made: Sequence[BatchView]) -> None:
    """The batches there are, the newest first."""
    if is_phone():
        st.markdown("\n\n".join(_short(batch) for batch in made))
        return
    lines = [
        {
            t("batch.number"): str(batch.number),
            t("batch.name"): escape_markdown(batch.name),
            t("batch.by"): escape_markdown(recorder(batch.recorded_by)),
            t("batch.at"): moment_words(batch.recorded_at),
            t("batch.figures"): str(batch.figures),
            t("batch.state"): batch_words(batch, reader_language()),
        }
        for batch in made
    ]
    st.table(pd.DataFrame(lines).set_index(t("batch.number")), border="horizontal")


def _short(batch: BatchView) -> str:
    author = who_and_when(batch.recorded_by, batch.recorded_at)
    figures = f"{t('batch.figures')}: {batch.figures} · {batch_words(batch, reader_language())}"
    return f"**{batch.number}** · {escape_markdown(batch.name)}  \n{author}  \n{figures}"


def undo_buttons(made: Sequence[BatchView]) -> None:
    """A button for each batch of one's own of which something stands."""
    with st.container(horizontal=True, key="undo"):
        for batch in made:
            if batch.taken_back == batch.figures:
                continue
            label, icon = t("batch.undo", number=batch.number), ":material/undo:"
            if st.button(label, icon=icon, key=f"undo-{batch.number}"):
                _ask(batch)


def _ask(batch: BatchView) -> None:
    @st.dialog(t("batch.undo_title", number=batch.number, name=escape_markdown(batch.name)))
    def dialog() -> None:
        st.markdown(t("batch.undo_hint"))
        reason = st.text_input(t("batch.undo_reason"), key=f"undo-why-{batch.number}")
        if st.button(t("batch.undo_all"), icon=":material/undo:", key="undo-really", type=main_button()):
            _undo(batch.number, reason)

    dialog()


def _undo(number: int, reason: str) -> None:
    try:
        n = undo_batch(number, reason, now=clock.now(), by=officer())
    except BatchRefused as refused:
        st.error("\n".join(f"- {refusal_words(why)}" for _, why in refused.refusals))
    except Refused as why:
        st.error(refusal_words(why), icon=":material/error:")
    else:
        rerun_with(t("batch.undone", n=n, number=number))
