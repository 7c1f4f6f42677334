"""The frame around every page: language, menu, who is signed in, and the page that the address asks for."""

from pathlib import Path

import streamlit as st

import clock
from pages.ui.address import carried, choice
from pages.ui.language import t
from pages.ui.markdown import plain
from pages.ui.person import person, session_key, sign_in_link
from store.accounts.sessions import end_session
from store.settings import Switch, is_on
from text import Language
from web.address import NO_PAGE, PAGES
from web.places import OF_PAGES, OFF_THE_MENU, may_open

LOGO = str(Path(__file__).parent / "ui" / "logo.svg")
ICONS = {
    "overview": ":material/dashboard:",
    "commitment": ":material/show_chart:",
    "my_work": ":material/checklist:",
    "grid": ":material/table_edit:",
    "upload": ":material/upload_file:",
    "entry": ":material/edit_note:",
    "review": ":material/fact_check:",
    "years": ":material/lock:",
    "reports": ":material/summarize:",
    "method": ":material/menu_book:",
    "journal": ":material/history:",
    "administration": ":material/settings:",
    "account": ":material/manage_accounts:",
}

st.set_page_config(
    page_title=t("app.name"),
    page_icon=LOGO,
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None},
)
pages = {
    name: st.Page(f"{name}.py", title=t(f"page.{name}"), icon=ICONS[name], url_path=path, default=name == "overview")
    for name, path in PAGES.items()
}
page = st.navigation(list(pages.values()), position="hidden")
who = person()
if who is None and not is_on(Switch.PUBLIC_READING):  # the gate lets nobody come here; this holds without it
    st.error(t("role.sign_in_first"), icon=":material/lock:")
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="frame"):
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="menu"):
        st.image(LOGO, width=34, alt=t("app.name"))
        for name, item in pages.items():
            if name not in OFF_THE_MENU and may_open(who, OF_PAGES[name]):
                st.page_link(item, query_params=carried())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="who"):
        if who is None:
            st.html(sign_in_link(f"/{page.url_path}"), width="content")
        else:
            with st.popover(f"{plain(who.name)} · {t(f'role.{who.role}')}", icon=":material/person:"):
                st.markdown(t("role.user_name", code=plain(who.code)))
                st.page_link(pages["account"], query_params=carried())
                if st.button(t("role.sign_out"), icon=":material/logout:", key="sign-out"):
                    end_session(session_key(), now=clock.now())
                    st.stop()  # the gate takes this browser to the sign-in page
        choice(
            st.segmented_control,
            t("app.language"),
            [Language.VI.value, Language.EN.value],
            key="lang",
            default=Language.VI.value,
            required=True,
            label_visibility="collapsed",
            format_func={"vi": "Tiếng Việt", "en": "English"}.get,
        )
st.title(page.title, anchor=False)
if NO_PAGE in st.query_params:
    st.info(t("page.none"), icon=":material/wrong_location:")
if all(pages[name] is not page or may_open(who, place) for name, place in OF_PAGES.items()):
    page.run()
else:
    st.warning(t("role.not_yours"), icon=":material/lock:")
