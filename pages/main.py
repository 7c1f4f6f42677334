"""The frame around every page: language, menu, who is signed in, and the page that the address asks for."""

from pathlib import Path

import streamlit as st

from pages.ui.beginning import missing_for, missing_note
from pages.ui.frame import footer, frame
from pages.ui.language import t
from pages.ui.person import current_reader
from store.settings import Switch, is_on
from web.query import NO_PAGE
from web.routes import PAGE_ACCESS, PAGES, may_open

LOGO = str(Path(__file__).parent / "ui" / "logo.svg")
ICONS = {
    "overview": ":material/dashboard:",
    "commitment": ":material/show_chart:",
    "wards": ":material/map:",
    "my_work": ":material/checklist:",
    "grid": ":material/table_edit:",
    "upload": ":material/upload_file:",
    "entry": ":material/edit_note:",
    "review": ":material/fact_check:",
    "years": ":material/lock:",
    "reports": ":material/summarize:",
    "meetings": ":material/groups:",
    "method": ":material/menu_book:",
    "journal": ":material/history:",
    "administration": ":material/settings:",
    "account": ":material/manage_accounts:",
}

st.set_page_config(
    page_title=t("app.name"), page_icon=LOGO, layout="wide", menu_items={"Get help": None, "Report a bug": None}
)
pages = {
    name: st.Page(f"{name}.py", title=t(f"page.{name}"), icon=ICONS[name], url_path=path, default=name == "overview")
    for name, path in PAGES.items()
}
page = st.navigation(list(pages.values()), position="hidden")
reader = current_reader()
if reader is None and not is_on(Switch.PUBLIC_READING):  # the gate lets nobody come here; this holds without it
    st.error(t("role.sign_in_first"), icon=":material/lock:")
    st.stop()

frame(LOGO, pages, page, reader)
body = st.container()
footer()  # before the page is drawn, which may stop where it has nothing to show
with body:
    st.title(page.title, anchor=False)
    if NO_PAGE in st.query_params:
        st.info(t("page.none"), icon=":material/wrong_location:")
    name = next(name for name, known in pages.items() if known is page)
    if not may_open(reader, PAGE_ACCESS[name]):
        st.warning(t("role.not_yours"), icon=":material/lock:")
    elif missing := missing_for(name):
        missing_note(missing)
    else:
        page.run()
