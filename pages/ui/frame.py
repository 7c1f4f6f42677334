"""The frame around every page: the menu, the account, the language; at its foot the version."""

from collections.abc import Mapping
from functools import partial
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

import clock
from pages.ui.device import is_phone
from pages.ui.language import t
from pages.ui.markdown import escape_markdown
from pages.ui.person import session_key, sign_in_link
from pages.ui.refusals import try_write
from pages.ui.url_state import carried_query, choice
from store.accounts.sessions import end_session
from text import OWN_NAMES, Language
from views import PersonView
from web.deployment import VERSION
from web.routes import OFF_THE_MENU, PAGE_ACCESS, may_open

LANGUAGES = {code.value: name for code, name in OWN_NAMES.items()}
SHORT = {code: code.upper() for code in LANGUAGES}


def frame(logo: str, pages: Mapping[str, StreamlitPage], page: StreamlitPage, reader: PersonView | None) -> None:
    """Draw the frame for a person; None: a stranger while reading is public."""
    narrow = is_phone()
    gap: Literal["xsmall", "small"] = "xsmall" if narrow else "small"
    row = partial(st.container, horizontal=True, vertical_alignment="center")
    with row(horizontal_alignment="distribute", gap=gap, key="frame"):
        with row(gap="xsmall", width="content", key="menu"):
            st.image(logo, width=34, alt=t("app.name"))
            if narrow:
                with st.popover(t("app.menu"), icon=":material/menu:", key=f"menu-of-{page.url_path}"):
                    _links(pages, reader)
            else:
                _links(pages, reader)
        with row(gap=gap, width="content", key="who"):
            if reader is None:
                st.html(sign_in_link(f"/{page.url_path}"), width="content")
            else:
                _account(pages, reader, narrow=narrow)
            _languages(SHORT if narrow else LANGUAGES)


def footer() -> None:
    """Which version this is, below the page."""
    st.caption(t("app.version", version=VERSION))


def _links(pages: Mapping[str, StreamlitPage], reader: PersonView | None) -> None:
    for name, item in pages.items():
        if name not in OFF_THE_MENU and may_open(reader, PAGE_ACCESS[name]):
            st.page_link(item, query_params=carried_query())


def _account(pages: Mapping[str, StreamlitPage], reader: PersonView, *, narrow: bool) -> None:
    """The person's name; on a phone its last word, by which people are called here."""
    whole = f"{escape_markdown(reader.name)} · {t(f'role.{reader.role}')}"
    with st.popover(escape_markdown(reader.name.split()[-1]) if narrow else whole, icon=":material/person:"):
        if narrow:
            st.markdown(f"**{whole}**")
        st.markdown(t("role.user_name", code=escape_markdown(reader.code)))
        st.page_link(pages["account"], query_params=carried_query())
        is_leaving = st.button(t("role.sign_out"), icon=":material/logout:", key="sign-out")
        if is_leaving and try_write(lambda: end_session(session_key(), now=clock.now())):
            st.stop()  # the gate takes this browser to the sign-in page


def _languages(names: Mapping[str, str]) -> None:
    choice(
        st.segmented_control,
        t("app.language"),
        names,
        key="lang",
        default=Language.VI.value,
        required=True,
        label_visibility="collapsed",
    )
