"""The password and the second factor on the account page.

`_new_secret` holds a second factor's key until its first code was right.
"""

from functools import partial

import segno
import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.flash import rerun_with
from pages.ui.language import t
from pages.ui.refusals import save_and_rerun, try_write
from store.accounts import second_factor
from store.accounts.passwords import SHORTEST
from store.accounts.sessions import change_password
from views import PersonView, SignInView


def password_form(me: PersonView, session: SignInView) -> None:
    st.subheader(t("account.password"), anchor=False)
    with st.form("password", clear_on_submit=True):
        field = partial(st.text_input, type="password", autocomplete="new-password")
        new = field(t("invitation.password"), key="new-password", help=t("invitation.password_help", shortest=SHORTEST))
        again = field(t("invitation.again"), key="new-again")
        if st.form_submit_button(t("account.change_password"), type=main_button(), key="password-go"):
            if new != again:
                st.error(t("invitation.differ"), icon=":material/error:")
            else:
                write = partial(change_password, session.key, new, now=clock.now(), by=me.code)
                save_and_rerun(write, t("account.password_changed"))


def second_factor_form(me: PersonView, session: SignInView) -> None:
    """Set up the second factor with a first code, or remove it."""
    st.subheader(t("account.second"), anchor=False)
    if me.has_second_factor:
        st.markdown(t("account.second_on"))
        if st.button(t("account.second_remove"), key="second-remove"):
            write = partial(second_factor.remove_own, session.key, now=clock.now(), by=me.code)
            save_and_rerun(write, t("account.second_removed"))
        return
    secret: str | None = st.session_state.get("_new_secret")
    if secret is None:
        st.markdown(t("account.second_off"))
        if st.button(t("account.second_begin"), key="second-begin", type=main_button()):
            st.session_state["_new_secret"] = second_factor.new_secret()
            st.rerun()
        return
    _first_code(me, session, secret)


def _first_code(me: PersonView, session: SignInView, secret: str) -> None:
    st.markdown(t("second.set_up_about"))
    picture = segno.make(second_factor.provisioning_uri(secret, me.code), error="m")
    st.image(picture.svg_inline(scale=5, border=3, dark="#0A1B22", light="#FFFFFF"), alt=t("second.qr"))
    st.markdown(f"{t('second.by_hand')}  \n`{secret}`")
    with st.form("second", width=430):
        typed = st.text_input(t("second.code"), autocomplete="one-time-code", key="second-code")
        if st.form_submit_button(t("second.go_on"), type=main_button(), key="second-go") and try_write(
            lambda: second_factor.set_up(secret, typed, session.key, now=clock.now(), by=me.code)
        ):
            st.session_state.pop("_new_secret")
            rerun_with(t("account.second_kept"))
