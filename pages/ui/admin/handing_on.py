"""The form that hands commitments on to another body, with its legal basis."""

import streamlit as st

from exchange.record.fields import Namer
from exchange.record.handing_on import answering, handed_on
from pages.ui.admin.row_fields import record_fields
from pages.ui.admin.saving import begun, saving
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from store.choices import titles
from text import date_words


def handing_on_section() -> None:
    """Which commitments, to whom, since when, by what; who answered until then ends the day before."""
    st.caption(t("handing.how"))
    known = {title.code: f"{title.code} · {title.name.text(reader_language())}" for title in titles()}
    form = begun("handing-on")
    codes = st.multiselect(
        t("handing.which"),
        list(known),
        format_func=lambda code: known[code],
        key=f"codes-{form.key}",
        placeholder=t("admin.choose"),
        filter_mode="contains",
        persist_state="session",
    )
    if not codes:
        return
    st.markdown("\n".join(f"- {escape_markdown(code)}: {_now(code)}" for code in codes))
    said = record_fields(form, "responsibility", {}, ("body", "valid_from", "basis_vi", "basis_en"))
    if not said["valid_from"]:
        st.info(t("handing.day_first"), icon=":material/info:")
        return
    saving(form, handed_on(codes, said), ask_why=True)


def _now(code: str) -> str:
    """Who answers by what is stored, and until when."""
    last = answering(code)
    if last is None:
        return t("body.not_stated")
    name = escape_markdown(Namer(reader_language()).value_words("responsibility", "body", last["body"]))
    if last["valid_to"] is None:
        return name
    return t("body.ended", name=name, until=date_words(str(last["valid_to"]), reader_language()))
