"""Asking for the password once more before something that needs it."""

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.language import t
from pages.ui.person import current_reader, own_session
from pages.ui.refusals import try_write
from store.accounts.sessions import authenticate, confirm, is_confirmed
from store.accounts.throttling import count_attempt, forget_attempt
from views import PersonView, SignInView


def is_reauthenticated() -> bool:
    """Whether the reader has lately given the password once more; a sample person is never asked for it."""
    me, session = current_reader(), own_session()
    return me is not None and session is not None and (me.is_sample or is_confirmed(session, clock.now()))


def reauthenticate(why: str) -> None:
    """Ask for the password where that is due; what is typed in the forms below stays."""
    if is_reauthenticated():
        return
    me, session = current_reader(), own_session()
    assert me is not None
    assert session is not None
    with st.container(border=True, key="confirm-first"):
        password_prompt(me, session, why)


def password_prompt(me: PersonView, session: SignInView, why: str) -> None:
    """Ask for the password once more, with the reason."""
    st.markdown(why)
    if not me.has_password:
        st.info(t("account.confirm_by_provider"), icon=":material/info:")
        return
    with st.form("confirm", width=430):
        typed = st.text_input(
            t("sign_in.password"), type="password", autocomplete="current-password", key="confirm-password"
        )
        if st.form_submit_button(t("account.confirm"), type=main_button(), key="confirm-go"):
            try_write(lambda: _confirm(me, session, typed))


def _confirm(me: PersonView, session: SignInView, typed: str) -> None:
    numbers = count_attempt(me.code, session.key, clock.now())
    authenticate(me.code, typed, with_samples=True, now=clock.now())
    forget_attempt(numbers)
    confirm(session.key, now=clock.now(), by=me.code)
    st.rerun()
