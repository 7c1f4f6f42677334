"""Tài khoản của tôi: how I sign in, the browsers I am signed in with, and the second factor."""

import streamlit as st

import clock
from pages.ui.account.security import password_form, second_factor_form
from pages.ui.account.sessions import language_choice, session_table
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import current_reader, own_session
from pages.ui.reauthentication import password_prompt
from store.accounts.sessions import is_confirmed

me, session = current_reader(), own_session()
assert me is not None
assert session is not None

flash()
st.markdown(t("account.who", name=escape_markdown(me.name), code=escape_markdown(me.code), role=t(f"role.{me.role}")))
language_choice(me)
st.header(t("account.sessions"), anchor=False)
session_table(me, session)
st.header(t("account.safety"), anchor=False)
if me.is_sample:
    st.info(t("refusal.sample_stays"), icon=":material/info:")
elif not is_confirmed(session, clock.now()):
    password_prompt(me, session, t("account.confirm_about"))
else:
    left, right = st.columns(2, gap="large")
    with left:
        password_form(me, session)
    with right:
        second_factor_form(me, session)
print_button("account")
