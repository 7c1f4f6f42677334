"""The form that hands commitments on to another body, with its legal basis."""

import streamlit as st

import clock
from exchange.record.fields import Namer
from exchange.record.handing_on import handed_on, last_responsibility
from pages.ui.admin.check_and_save import check_and_save, current_form
from pages.ui.admin.row_fields import row_fields
from pages.ui.commitment_picker import title_labels
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from store.choices import titles
from text import date_words


def handing_on_section() -> None:
    """Hand commitments on to a body from a day on; the body before ends the day before."""
    st.caption(t("handing.how"))
    today = clock.today()
    labels = title_labels((title for title in titles() if not title.is_closed(today)), today)
    form = current_form("handing-on")
    codes = st.multiselect(
        t("handing.which"),
        list(labels),
        format_func=lambda code: labels[code],
        key=f"codes-{form.key}",
        placeholder=t("admin.choose"),
        filter_mode="contains",
        persist_state="session",
    )
    if not codes:
        return
    st.markdown("\n".join(f"- {escape_markdown(code)}: {_responsible_now(code)}" for code in codes))
    typed = row_fields(form, "responsibility", {}, ("body", "valid_from", "basis_vi", "basis_en"))
    if not typed["valid_from"]:
        st.info(t("handing.day_first"), icon=":material/info:")
        return
    check_and_save(form, handed_on(codes, typed), ask_why=True)


def _responsible_now(code: str) -> str:
    """Return the last body responsible by the store, and until when."""
    last = last_responsibility(code)
    if last is None:
        return t("body.not_stated")
    name = escape_markdown(Namer(reader_language()).value_words("responsibility", "body", last["body"]))
    if last["valid_to"] is None:
        return name
    return t("body.ended", name=name, until=date_words(str(last["valid_to"]), reader_language()))
