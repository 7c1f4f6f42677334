"""The links to the big screen: made with a name, shown once, listed, revoked."""

from datetime import date

import streamlit as st

import clock
from pages.ui.device import main_button
from pages.ui.fields import date_field
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, recorder
from pages.ui.reauthentication import is_reauthenticated, reauthenticate
from pages.ui.refusals import refusal_words, save_and_rerun
from store.accounts.walls import make_wall, revoke_wall, walls
from store.refusal import Refused
from text import date_words
from views import WallView
from web.deployment import port, start_address
from web.routes import WALL


def walls_section() -> None:
    """The form for a new link, and all links that were made."""
    st.markdown(t("walls.about"))
    reauthenticate(t("walls.confirm_about"))
    faults: list[str] = []
    with st.container(horizontal=True, vertical_alignment="bottom", key="wall-form"):
        hint = t("walls.name_hint")
        name = st.text_input(t("walls.name"), key="wall-name", placeholder=hint, width=340, autocomplete="off")
        with st.container(width=260):
            last = date_field(faults, t("walls.ends_on"), key="wall-end")
        wants = st.button(t("walls.make"), icon=":material/add_link:", key="wall-make", type=main_button())
    if wants and not faults:
        _make(name, last)
    links = walls()
    for link in links:
        _line(link)
    if not links:
        st.caption(t("walls.none"))


def _make(name: str, last: str | None) -> None:
    """Make a link and show it this once, after the password was confirmed; its end must be a whole day."""
    if not is_reauthenticated():
        st.error(t("refusal.confirm_first"), icon=":material/error:")
        return
    try:
        ends_on = date.fromisoformat(last) if last else None
    except ValueError:
        st.error(t("known.no_day"), icon=":material/error:")
        return
    try:
        token = make_wall(name, ends_on, today=clock.today(), now=clock.now(), by=officer())
    except Refused as refused:
        st.error(refusal_words(refused), icon=":material/error:")
        return
    st.success(t("walls.made", name=escape_markdown(name)), icon=":material/link:")
    st.code(start_address(port()) + WALL.format(token=token), language=None)


def _line(link: WallView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"wall-{link.number}"):
        author, at = escape_markdown(recorder(link.made_by)), moment_words(link.made_at)
        st.markdown(t("walls.line", name=escape_markdown(link.name), state=_state(link), who=author, at=at))
        if link.revoked_at is None and st.button(
            t("walls.revoke"), icon=":material/link_off:", key=f"wall-revoke-{link.number}"
        ):
            save_and_rerun(lambda: revoke_wall(link.number, now=clock.now(), by=officer()), t("admin.saved"))


def _state(link: WallView) -> str:
    if link.revoked_at is not None:
        return t("walls.revoked", at=moment_words(link.revoked_at))
    if link.ends_on is None:
        return t("walls.until_revoked")
    key = "walls.over" if link.ends_on < clock.today() else "walls.until"
    return t(key, on=date_words(link.ends_on, reader_language()))
