"""The person's language, and the browsers that they are signed in with."""

from functools import partial

import streamlit as st

import clock
from models import ReaderLanguage
from pages.ui.fields import segments
from pages.ui.flash import rerun_with
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.refusals import save_and_rerun, try_write
from pages.ui.url_state import clear_from_url
from store.accounts.people import choose_language
from store.accounts.sessions import end_own, sessions
from text import OWN_NAMES, Language, translate
from views import PersonView, SignInView
from wording.people import browser_words


def language_choice(me: PersonView) -> None:
    """The language of letters and of signing in; saving it shows this page in it, too."""
    names = {code: OWN_NAMES[Language(code)] for code in ReaderLanguage}
    with st.container(horizontal=True, vertical_alignment="bottom", key="my-language"):
        label, hint = t("account.language"), t("account.language_help")
        chosen = segments(label, names, me.language, key="reader-language", help=hint)
        is_meant = st.button(t("form.save"), icon=":material/save:", key="save-language")
        if is_meant and try_write(lambda: choose_language(chosen, now=clock.now(), by=me.code)):
            if chosen is ReaderLanguage.EN:
                st.query_params["lang"] = chosen.value
            else:
                clear_from_url("lang")
            rerun_with(translate("account.language_kept", Language(chosen)))


def session_table(me: PersonView, own: SignInView) -> None:
    """Every browser that the person is signed in with, and the buttons that end the sessions."""
    for session in sessions(clock.now(), me.code):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"session-{session.key[:12]}"):
            st.markdown(_session_words(session, is_this=session.key == own.key), width="stretch")
            is_ended = session.key != own.key and st.button(t("account.end"), key=f"end-{session.key[:12]}")
            if is_ended:
                write = partial(end_own, session.key, now=clock.now(), by=me.code)
                save_and_rerun(write, t("account.ended"))
    is_ended = st.button(t("account.end_all"), icon=":material/logout:", key="end-all")
    if is_ended and try_write(lambda: end_own(now=clock.now(), by=me.code)):
        st.stop()  # the gate takes this browser, too, to the sign-in page


def _session_words(session: SignInView, *, is_this: bool) -> str:
    browser = escape_markdown(browser_words(session.browser, reader_language()))
    this_browser = f" :blue-badge[{t('account.this_browser')}]" if is_this else ""
    opened, seen = (moment_words(when) for when in (session.opened_at, session.seen_at))
    way = t(f"account.way.{session.way}")
    return f"**{browser}**{this_browser}  \n{t('account.session', opened=opened, seen=seen, way=way)}"
