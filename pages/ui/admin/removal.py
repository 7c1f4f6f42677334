"""Taking an agreement off that was begun by mistake: what goes with it, why, and a confirmation."""

from functools import partial

import streamlit as st

import clock
from pages.ui.language import t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import save_and_rerun
from store.removal import commitments_in, remove_agreement


def removal(agreement: str) -> None:
    """Offer to remove an agreement with all that is in it, folded away."""
    codes = commitments_in(agreement)
    with st.expander(t("admin.remove_agreement"), icon=":material/delete:", key=f"remove-{agreement}"):
        named = escape_markdown(", ".join(codes))
        st.markdown(t("admin.remove_what", n=len(codes), codes=named) if codes else t("admin.remove_alone"))
        why = st.text_input(t("admin.remove_why"), key=f"remove-why-{agreement}", autocomplete="off")
        is_sure = st.checkbox(t("admin.remove_sure"), key=f"remove-sure-{agreement}")
        if st.button(t("admin.remove_do"), icon=":material/delete:", key="remove-it", disabled=not is_sure):
            write = partial(remove_agreement, agreement, why, now=clock.now(), by=officer())
            save_and_rerun(write, t("admin.removed", agreement=agreement))
