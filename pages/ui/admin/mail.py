"""Through which mail server letters go, and a letter to try it with."""

import os
import smtplib

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.language import t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, person
from pages.ui.refusals import was_done
from pages.ui.rounds import flash_next
from store.settings import MailSecurity, MailServer, mail_server, set_mail_server
from web.mail import deliver, is_of_environment, plain_letter, post


def mail_form() -> None:
    """The server's settings, unless the environment names it; and the letter, where there is one."""
    st.subheader(t("mail.title"), anchor=False)
    if is_of_environment(os.environ):
        st.info(t("mail.of_environment"), icon=":material/info:")
    else:
        st.caption(t("mail.help"))
        _fields(mail_server())
    if st.button(t("mail.try"), icon=":material/outgoing_mail:", key="mail-try", help=t("mail.try_help")):
        _try()


def _fields(there: MailServer | None) -> None:
    host = st.text_input(t("mail.host"), there.host if there else "", key="mail-host", width=340, autocomplete="off")
    port = st.number_input(t("mail.port"), 1, 65535, there.port if there else 587, key="mail-port", width=340)
    security = st.segmented_control(
        t("mail.security"), list(MailSecurity), default=there.security if there else MailSecurity.STARTTLS,
        required=True, key="mail-security", format_func=lambda one: t(f"mail.security.{one}"),
    )  # fmt: skip
    user = st.text_input(t("mail.user"), there.user if there else "", key="mail-user", width=340, autocomplete="off")
    sender = st.text_input(
        t("mail.sender"), there.sender if there else "", key="mail-sender", width=340, autocomplete="off"
    )
    if st.button(t("mail.save"), icon=":material/save:", key="mail-save", type=main_button()):
        wanted = MailServer(host, int(port), security or MailSecurity.STARTTLS, user, sender)
        _save(wanted if host.strip() else None)


def _save(wanted: MailServer | None) -> None:
    if was_done(lambda: set_mail_server(wanted, now=clock.now(), by=officer())):
        flash_next(t("admin.saved"))
        st.rerun()


def _try() -> None:
    """Send whoever asks a letter, and say how that went."""
    me = person()
    if me is None or not me.email:
        st.error(t("mail.no_address"), icon=":material/error:")
        return
    try:
        to = post(os.environ)
        if to is None:
            st.error(t("mail.none"), icon=":material/error:")
            return
        with st.spinner(t("mail.sending")):
            found = deliver([plain_letter(t("mail.subject"), t("mail.text"), to.server.sender, me.email)], to)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        st.error(escape_markdown(t("mail.failed", detail=str(error))), icon=":material/error:")
        return
    if found.refused:
        st.error(escape_markdown(t("mail.failed", detail=found.refused[me.email])), icon=":material/error:")
        return
    st.success(escape_markdown(t("mail.sent", address=me.email)), icon=":material/mark_email_read:")
