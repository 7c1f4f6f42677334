"""The frame around every page: language, menu, and the page that the address asks for."""

from pathlib import Path

import streamlit as st

from pages.ui.address import carried, choice
from pages.ui.language import t
from text import Language
from web.address import NO_PAGE, PAGES

LOGO = str(Path(__file__).parent / "ui" / "logo.svg")
ICONS = {
    "overview": ":material/dashboard:",
    "commitment": ":material/show_chart:",
    "entry": ":material/edit_note:",
    "reports": ":material/summarize:",
    "method": ":material/menu_book:",
}

st.set_page_config(
    page_title=t("app.name"),
    page_icon=LOGO,
    layout="wide",
    menu_items={"Get help": None, "Report a bug": None},
)
pages = [
    st.Page(f"{name}.py", title=t(f"page.{name}"), icon=ICONS[name], url_path=path, default=name == "overview")
    for name, path in PAGES.items()
]
page = st.navigation(pages, position="hidden")

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="frame"):
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="menu"):
        st.image(LOGO, width=34, alt=t("app.name"))
        for item in pages:
            st.page_link(item, query_params=carried())
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
page.run()
