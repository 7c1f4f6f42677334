"""What a store still lacks before a page has something to show, and who can add it."""

import streamlit as st

from pages.ui.language import t
from pages.ui.person import current_reader
from store.catalogue import agreements
from store.choices import has_commitments
from web.routes import PAGE_ACCESS, may_open

SHOW_COMMITMENTS = frozenset(
    {"overview", "commitment", "wards", "my_work", "grid", "upload", "entry", "review", "reports"}
)
SHOW_AGREEMENTS = SHOW_COMMITMENTS | {"years"}


def missing_for(page: str) -> str | None:
    """The key of the sentence on what a page has not got yet; None where it can be shown."""
    if page in SHOW_AGREEMENTS and not agreements():
        return "beginning.no_agreement"
    if page in SHOW_COMMITMENTS and not has_commitments():
        return "beginning.no_commitment"
    return None


def missing_note(key: str) -> None:
    """Say what is missing; whoever can add it gets the link, everybody else whom to ask."""
    may_add = may_open(current_reader(), PAGE_ACCESS["administration"])
    st.info(f"{t(key)} {t('beginning.add' if may_add else 'beginning.ask')}", icon=":material/flag:")
    if may_add:
        st.page_link("administration.py", label=t("page.administration"), icon=":material/settings:")
