"""The mail server for letters, and a test letter."""

import os
import smtplib

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.fields import segments
from pages.ui.language import t
from pages.ui.markdown import escape_markdown
from pages.ui.person import current_reader, officer
from pages.ui.refusals import save_and_rerun
from store.settings import MailSecurity, MailServer, mail_server, set_mail_server
from web.mail import deliver, is_set_by_environment, mail_account, plain_message

NO_SERVER = MailServer("")


def mail_form() -> None:
    """The server's settings, unless the environment gives them, and the button for a test letter."""
    st.subheader(t("mail.title"), anchor=False)
    if is_set_by_environment(os.environ):
        st.info(t("mail.of_environment"), icon=":material/info:")
    else:
        st.caption(t("mail.help"))
        _fields(mail_server() or NO_SERVER)
    if st.button(t("mail.try"), icon=":material/outgoing_mail:", key="mail-try", help=t("mail.try_help")):
        _send_test_letter()


def _fields(current: MailServer) -> None:
    host = st.text_input(t("mail.host"), current.host, key="mail-host", width=340, autocomplete="off")
    port = st.number_input(t("mail.port"), 1, 65535, current.port, key="mail-port", width=340)
    labels = {security: t(f"mail.security.{security}") for security in MailSecurity}
    security = segments(t("mail.security"), labels, current.security, key="mail-security")
    user = st.text_input(t("mail.user"), current.user, key="mail-user", width=340, autocomplete="off")
    sender = st.text_input(t("mail.sender"), current.sender, key="mail-sender", width=340, autocomplete="off")
    if st.button(t("mail.save"), icon=":material/save:", key="mail-save", type=main_button()):
        server = MailServer(host, int(port), security, user, sender) if host.strip() else None
        save_and_rerun(lambda: set_mail_server(server, now=clock.now(), by=officer()), t("admin.saved"))


def _send_test_letter() -> None:
    """Send the reader a letter, and show how that went."""
    me = current_reader()
    if me is None or not me.email:
        st.error(t("mail.no_address"), icon=":material/error:")
        return
    try:
        to = mail_account(os.environ)
        if to is None:
            st.error(t("mail.none"), icon=":material/error:")
            return
        with st.spinner(t("mail.sending")):
            delivery = deliver([plain_message(t("mail.subject"), t("mail.text"), to.server.sender, me.email)], to)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        st.error(escape_markdown(t("mail.failed", detail=str(error))), icon=":material/error:")
        return
    if delivery.refused:
        st.error(escape_markdown(t("mail.failed", detail=delivery.refused[me.email])), icon=":material/error:")
        return
    st.success(escape_markdown(t("mail.sent", address=me.email)), icon=":material/mark_email_read:")
