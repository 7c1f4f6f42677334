"""The reader: the gate puts their session into `st.user`, and the store is asked afresh on each run."""

from datetime import datetime
from html import escape
from urllib.parse import urlencode

import streamlit as st

import clock
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import carried_query
from store.accounts.people import person_names
from store.accounts.sessions import person_of_session, session
from views import PersonView, SignInView
from web.routes import sign_in_address
from wording.people import recorder_words


def session_key() -> str:
    """Return the key of this browser's session; empty: nobody is signed in."""
    return str(st.user.get("key") or "")


def current_reader() -> PersonView | None:
    """Return who is signed in; None: a stranger while reading is public."""
    key = session_key()
    return person_of_session(key, clock.now()) if key else None


def own_session() -> SignInView | None:
    key = session_key()
    return session(key, clock.now()) if key else None


def sign_in_link(path: str) -> str:
    """The way to the sign-in page and back to where one is, as HTML: Streamlit's own links open another tab."""
    look = (
        "display:inline-block;padding:.4rem .8rem;border:1px solid rgba(128,128,128,.45);border-radius:8px;"
        "white-space:nowrap;color:inherit;text-decoration:none"
    )
    address = escape(sign_in_address(path, urlencode(carried_query())))
    return f'<a href="{address}" style="{look}">{escape(t("role.sign_in"))}</a>'


def officer() -> str:
    """Return the code that goes into the record; empty for a stranger, whom the store refuses."""
    me = current_reader()
    return me.code if me is not None else ""


def who_and_when(by: str, at: datetime) -> str:
    """Return who did something, and when; safe in Markdown."""
    return f"{escape_markdown(recorder(by))}, {moment_words(at)}"


def recorder(by: str) -> str:
    """Return the name of whoever entered something."""
    return recorder_words(by, reader_language(), person_names())
