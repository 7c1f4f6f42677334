"""What a store still lacks before a page has something to show, who can add it, and in which order."""

import streamlit as st

from pages.ui.language import t
from pages.ui.links import link_in_text
from pages.ui.person import current_reader
from store.accounts.people import people
from store.catalogue import agreements
from store.choices import has_commitments, row_names
from store.settings import Heading, setting_text
from web.query import SECTION
from web.routes import PAGE_ACCESS, may_open

SHOW_COMMITMENTS = frozenset(
    {"overview", "commitment", "wards", "my_work", "grid", "upload", "entry", "review", "reports"}
)
OF_CATALOGUES = ("source", "agreement", "pillar", "method", "body", "unit")
STEPS = ("settings", *OF_CATALOGUES, "commitment", "people")  # sections of the administration, in their order
SHOW_AGREEMENTS = SHOW_COMMITMENTS | {"years"}


def missing_for(page: str) -> str | None:
    """The key of the sentence on what a page has not got yet; None where it can be shown."""
    if page not in SHOW_AGREEMENTS or has_commitments():  # then there is an agreement, too
        return None
    if not agreements():
        return "beginning.no_agreement"
    return "beginning.no_commitment" if page in SHOW_COMMITMENTS else None


def missing_note(key: str) -> None:
    """Say what is missing; whoever can add it gets the steps, everybody else is told whom to ask."""
    may_add = may_open(current_reader(), PAGE_ACCESS["administration"])
    st.info(f"{t(key)} {t('beginning.add' if may_add else 'beginning.ask')}", icon=":material/flag:")
    if may_add:
        steps()


def steps() -> None:
    """Draw what a city needs at first, in an order in which each step finds what it refers to; each is a link."""
    st.subheader(t("beginning.title"), anchor=False)
    st.markdown("\n".join(f"1. {_step(section, is_done=done)}" for section, done in steps_done().items()))


def steps_done() -> dict[str, bool]:
    """Whether each section of the administration that a beginning needs holds anything yet."""
    of_catalogues = {table: bool(row_names(table)) for table in OF_CATALOGUES}
    others = {"settings": bool(setting_text(Heading.VI)), "commitment": has_commitments(), "people": len(people()) > 1}
    return {step: (of_catalogues | others)[step] for step in STEPS}


def _step(section: str, *, is_done: bool) -> str:
    link = link_in_text(t(f"admin.section.{section}"), "administration", **{SECTION: section})
    icon, state = ("check_circle", "beginning.done") if is_done else ("radio_button_unchecked", "beginning.open")
    return f":material/{icon}: {link}: {t(f'beginning.for.{section}')} ({t(state)})"
