"""The pieces of the account page. `_new_secret` holds a second factor's key until its first code was right."""

from functools import partial

import segno
import streamlit as st

import clock
from models import ReaderLanguage
from pages.ui.device import main_button
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import own_session, person
from pages.ui.refusals import was_done
from pages.ui.rounds import flash_next
from pages.ui.url_state import clear_from_url
from store.accounts import second_factor
from store.accounts.passwords import SHORTEST
from store.accounts.people import choose_language
from store.accounts.sessions import (
    authenticate,
    change_password,
    confirm,
    end_own,
    is_confirmed,
    sessions,
)
from store.accounts.throttling import count_attempt, forget_attempt
from text import OWN_NAMES, Language, moment, translate
from views import PersonView, SignInView
from wording.amounts import browser_words


def language_choice(me: PersonView) -> None:
    """In which language I get letters and come in; choosing it shows this page in it, too."""
    names = {one: OWN_NAMES[Language(one)] for one in ReaderLanguage}
    with st.container(horizontal=True, vertical_alignment="bottom", key="my-language"):
        chosen = st.segmented_control(
            t("account.language"), list(names), default=me.language, required=True, key="reader-language",
            format_func=names.__getitem__, help=t("account.language_help"),
        )  # fmt: skip
        is_meant = st.button(t("review.save"), icon=":material/save:", key="save-language")
        if is_meant and chosen and was_done(lambda: choose_language(chosen, now=clock.now(), by=me.code)):
            if chosen is ReaderLanguage.EN:
                st.query_params["lang"] = chosen.value
            else:
                clear_from_url("lang")
            _done(translate("account.language_kept", Language(chosen)))


def session_table(me: PersonView, mine: SignInView) -> None:
    """Every browser that I am signed in with, and the buttons that end them."""
    for found in sessions(clock.now(), me.code):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"session-{found.key[:12]}"):
            st.markdown(_session_words(found, is_this=found.key == mine.key), width="stretch")
            is_ended = found.key != mine.key and st.button(t("account.end"), key=f"end-{found.key[:12]}")
            if is_ended and was_done(partial(end_own, found.key, now=clock.now(), by=me.code)):
                _done(t("account.ended"))
    is_ended = st.button(t("account.end_all"), icon=":material/logout:", key="end-all")
    if is_ended and was_done(lambda: end_own(now=clock.now(), by=me.code)):
        st.stop()  # the gate takes this browser, too, to the sign-in page


def _session_words(found: SignInView, *, is_this: bool) -> str:
    browser = escape_markdown(browser_words(found.browser, reader_language()))
    here = f" :blue-badge[{t('account.this_browser')}]" if is_this else ""
    opened, seen = (moment(when, reader_language(), clock.ZONE) for when in (found.opened_at, found.seen_at))
    way = t(f"account.way.{found.way}")
    return f"**{browser}**{here}  \n{t('account.session', opened=opened, seen=seen, way=way)}"


def is_reauthenticated() -> bool:
    """Whether whoever is here has proved lately who they are; of a sample person nobody is asked the password."""
    me, mine = person(), own_session()
    return me is not None and mine is not None and (me.is_sample or is_confirmed(mine, clock.now()))


def reauthenticate(why: str) -> None:
    """Where that is not so, ask for the password in a frame of its own; what is typed under it stays."""
    if is_reauthenticated():
        return
    me, mine = person(), own_session()
    assert me is not None
    assert mine is not None
    with st.container(border=True, key="confirm-first"):
        password_prompt(me, mine, why)


def password_prompt(me: PersonView, mine: SignInView, why: str) -> None:
    """Asks for the password once more, and says why."""
    st.markdown(why)
    if not me.has_password:
        st.info(t("account.confirm_by_provider"), icon=":material/info:")
        return
    with st.form("confirm", width=430):
        typed = st.text_input(
            t("sign_in.password"), type="password", autocomplete="current-password", key="confirm-password"
        )
        if st.form_submit_button(t("account.confirm"), type=main_button(), key="confirm-go"):
            was_done(lambda: _confirm(me, mine, typed))


def _confirm(me: PersonView, mine: SignInView, typed: str) -> None:
    numbers = count_attempt(me.code, mine.key, clock.now())
    authenticate(me.code, typed, with_samples=True, now=clock.now())
    forget_attempt(numbers)
    confirm(mine.key, now=clock.now(), by=me.code)
    st.rerun()


def password_form(me: PersonView, mine: SignInView) -> None:
    st.subheader(t("account.password"), anchor=False)
    with st.form("password", clear_on_submit=True):
        new = st.text_input(
            t("invitation.password"), type="password", autocomplete="new-password", key="new-password",
            help=t("invitation.password_help", shortest=SHORTEST),
        )  # fmt: skip
        again = st.text_input(t("invitation.again"), type="password", autocomplete="new-password", key="new-again")
        if st.form_submit_button(t("account.change_password"), type=main_button(), key="password-go"):
            if new != again:
                st.error(t("invitation.differ"), icon=":material/error:")
            elif was_done(lambda: change_password(mine.key, new, now=clock.now(), by=me.code)):
                _done(t("account.password_changed"))


def second_factor_form(me: PersonView, mine: SignInView) -> None:
    """Set it up with a code, or do without it again."""
    st.subheader(t("account.second"), anchor=False)
    if me.has_second_factor:
        st.markdown(t("account.second_on"))
        if st.button(t("account.second_remove"), key="second-remove") and was_done(
            lambda: second_factor.remove_own(mine.key, now=clock.now(), by=me.code)
        ):
            _done(t("account.second_removed"))
        return
    secret: str | None = st.session_state.get("_new_secret")
    if secret is None:
        st.markdown(t("account.second_off"))
        if st.button(t("account.second_begin"), key="second-begin", type=main_button()):
            st.session_state["_new_secret"] = second_factor.new_secret()
            st.rerun()
        return
    _first_code(me, mine, secret)


def _first_code(me: PersonView, mine: SignInView, secret: str) -> None:
    st.markdown(t("second.set_up_about"))
    picture = segno.make(second_factor.provisioning_uri(secret, me.code), error="m")
    st.image(picture.svg_inline(scale=5, border=3, dark="#0A1B22", light="#FFFFFF"), alt=t("second.qr"))
    st.markdown(f"{t('second.by_hand')}  \n`{secret}`")
    with st.form("second", width=430):
        typed = st.text_input(t("second.code"), autocomplete="one-time-code", key="second-code")
        if st.form_submit_button(t("second.go_on"), type=main_button(), key="second-go") and was_done(
            lambda: second_factor.set_up(secret, typed, mine.key, now=clock.now(), by=me.code)
        ):
            st.session_state.pop("_new_secret")
            _done(t("account.second_kept"))


def _done(words: str) -> None:
    flash_next(words)
    st.rerun()
