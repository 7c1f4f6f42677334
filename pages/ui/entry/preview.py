"""The preview of a file or table on the screen: faults, old beside new, and the button that submits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

import clock
from exchange.imports.changes import FigureChange, Outcome
from exchange.imports.preview import (
    COLUMNS,
    Preview,
    doubt_words,
    explanation_words,
    hidden_words,
    left_out_words,
    message_words,
    new_words,
    old_words,
    place_words,
    preview_csv,
)
from pages.ui.device import is_phone, main_button
from pages.ui.entry.readback import beside_lines
from pages.ui.flash import rerun_afresh
from pages.ui.language import reader_language, t, tn
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import refusal_words
from store.batches import record_batch
from store.refusal import BatchRefused, Refused
from store.validation import NewFigure
from web.previews import keep_preview

ICONS = {
    Outcome.REFUSED: ":red-badge[:material/cancel: {}]",
    Outcome.CORRECTED: ":orange-badge[:material/edit: {}]",
    Outcome.NEW: ":green-badge[:material/add: {}]",
    Outcome.UNCHANGED: ":gray-badge[:material/remove: {}]",
}
MOST_MESSAGES = 20


def notices(shown: Preview) -> None:
    """Show what was hidden in the file, and what of it was not used."""
    for hidden in shown.hidden:
        st.info(escape_markdown(hidden_words(hidden, reader_language())), icon=":material/visibility:")
    if shown.left_out:
        lines = [f"- {escape_markdown(line)}" for line in left_out_words(shown.left_out, reader_language())]
        st.info("\n".join((t("upload.left_out"), "", *lines)), icon=":material/info:")


def fault_list(shown: Preview) -> None:
    """Show every row that cannot be taken; nothing is written while there is one."""
    if not shown.faults:
        return
    lines = [
        f"- {escape_markdown(message_words(message, reader_language()))}" for message in shown.faults[:MOST_MESSAGES]
    ]
    if len(shown.faults) > MOST_MESSAGES:
        lines.append(f"- {t('upload.more', n=len(shown.faults) - MOST_MESSAGES)}")
    st.error("\n".join(lines), title=tn("upload.faults", len(shown.faults)))


def changes_table(shown: Preview) -> None:
    """Every figure that the file speaks of, old beside new."""
    if not shown.changes:
        return
    if is_phone():
        language = reader_language()
        explained = ((_short(c), escape_markdown(explanation_words(c, language))) for c in shown.changes)
        st.markdown("\n\n".join("  \n".join(filter(None, lines)) for lines in explained))
        return
    frame = pd.DataFrame([_line(change) for change in shown.changes])
    st.table(frame.set_index(t("import.preview.place")), border="horizontal")


def _line(change: FigureChange) -> dict[str, str]:
    c, language = change.commitment, reader_language()
    cells = (
        escape_markdown(place_words(change.place, language)),
        escape_markdown(c.code),
        escape_markdown(c.name.text(language)),
        str(change.year),
        _outcome(change),
        escape_markdown(old_words(change, language)),
        escape_markdown(new_words(change, language)),
        escape_markdown(explanation_words(change, language)),
    )
    return dict(zip((t(f"import.preview.{name}") for name in COLUMNS), cells, strict=True))


def _short(change: FigureChange) -> str:
    c, language = change.commitment, reader_language()
    title = f"{_outcome(change)} **{escape_markdown(c.code)}** {escape_markdown(c.name.text(language))} ({change.year})"
    if change.new is None:  # a message says itself where
        return title if change.message else f"{title}  \n{escape_markdown(place_words(change.place, language))}"
    return f"{title}  \n{escape_markdown(old_words(change, language))} → {escape_markdown(new_words(change, language))}"


def _outcome(change: FigureChange) -> str:
    return ICONS[change.outcome].format(t(f"import.outcome.{change.outcome}"))


def preview_download(shown: Preview) -> None:
    """The preview as a file, so that its messages can be worked off in Excel."""
    address = keep_preview(officer(), preview_csv(shown, reader_language()).encode())
    st.link_button(t("upload.take_preview"), address, icon=":material/download:", key="take-preview")


def submit_button(shown: Preview, name: str, digest: str | None, today: date) -> None:
    """The button that opens the review; without a clean change there is nothing to submit."""
    n = len(shown.proposed)
    if not shown.faults and not n:
        st.caption(t("upload.nothing"))
    ready = bool(n) and not shown.faults
    label = tn("upload.review", n)
    if st.button(label, icon=":material/fact_check:", key="submit", type=main_button(), disabled=not ready):
        _confirm(shown, name, digest, today)


def _confirm(shown: Preview, name: str, digest: str | None, today: date) -> None:
    @st.dialog(t("upload.dialog"), width="large")
    def dialog() -> None:
        figures = [_confirmed(place, change) for place, change in enumerate(shown.proposed)]
        label, button_type = f":material/save: {t('upload.submit')}", main_button()
        if st.button(label, key="really", type=button_type):
            if any(new is None for new in figures):
                st.error(t("form.why_right_missing"), icon=":material/error:")
            else:
                _submit(shown, [new for new in figures if new is not None], name, digest, today)

    dialog()


def _confirmed(place: int, change: FigureChange) -> NewFigure | None:
    """A change with all that it would store, as it would be submitted.

    None while it is doubtful and `why_right` is missing.
    """
    st.markdown(_short(change))
    if change.new is not None:
        st.markdown("\n".join(f"- {line}" for line in beside_lines(change.new)))
    if change.doubt is not None:
        st.markdown(f":orange[:material/warning: {escape_markdown(doubt_words(change, reader_language()))}]")
    if not change.needs_why_right or change.new is None:
        return change.new
    why = st.text_input(t("form.why_right"), key=f"why-right-{place}").strip()
    return replace(change.new, why_right=why) if why else None


def _submit(shown: Preview, figures: Sequence[NewFigure], name: str, digest: str | None, today: date) -> None:
    try:
        number = record_batch(name, figures, digest=digest, today=today, now=clock.now(), by=officer())
    except BatchRefused as refused:
        st.error("\n".join(f"- {_refusal(shown.proposed[place], why)}" for place, why in refused.refusals))
        return
    except Refused as why:
        st.error(refusal_words(why, shown.proposed[0].commitment))
        return
    rerun_afresh(t("upload.done", n=len(figures), number=number))


def _refusal(change: FigureChange, why: Refused) -> str:
    c, place = change.commitment, escape_markdown(place_words(change.place, reader_language()))
    return f"{place}, {escape_markdown(c.code)}: {refusal_words(why, c)}"
