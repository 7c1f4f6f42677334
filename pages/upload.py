"""Nhập từ tệp: a sheet that somebody sends; every change is shown before anything is written."""

from hashlib import sha256
from urllib.parse import urlencode

import streamlit as st

import clock
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import preview
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import MOST_BYTES, SheetRefused
from pages.ui.entry.batches import batch_table, undo_buttons
from pages.ui.entry.preview import changes_table, fault_list, notices, preview_download, submit_button
from pages.ui.entry.understood import understand, understood_as
from pages.ui.flash import entry_round, flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import current_reader, officer
from store.batches import batches
from store.board import of_officer, standings
from store.catalogue import methods
from web.routes import TEMPLATE

today, language = clock.today(), reader_language()
everything = standings(today, current_reader())
assigned = [s.commitment for s in of_officer(everything, officer())]
others = [s.commitment for s in everything if s.commitment not in assigned]

flash()
st.caption(t("upload.how"))
address = f"{TEMPLATE}?{urlencode({'lang': language})}"
st.link_button(t("work.template"), address, icon=":material/download:", key="template")
with st.container(horizontal=True, vertical_alignment="bottom", key="upload-choices"):
    source = st.text_input(t("upload.source"), key="upload-source", width=380, persist_state="session")
    reason = st.text_input(t("upload.reason"), key="upload-reason", width=380, persist_state="session")
most, key = MOST_BYTES // 2**20, f"file-{entry_round()}"
file = st.file_uploader(t("upload.file"), type=["xlsx", "csv", "txt"], max_upload_size=most, key=key)
if file is not None:
    content = file.getvalue()
    try:
        with st.spinner(t("upload.reading")):
            grids = read_sheets(content)
    except SheetRefused as refused:
        st.error(escape_markdown(t(f"sheet.{refused.code}", **refused.values)), icon=":material/error:")
    else:
        digest = sha256(content).hexdigest()
        understanding = understand(grids, assigned, others, today, digest)
        defaults = SheetDefaults(source, reason, officer())
        shown = preview(grids, assigned, methods(), defaults, today, others, understanding.layouts)
        understood_as(understanding, shown)
        notices(shown)
        fault_list(shown)
        submit_button(shown, file.name, digest, today)
        changes_table(shown)
        preview_download(shown)
if made := [batch for batch in batches() if batch.recorded_by == officer()]:
    st.subheader(t("upload.batches"), anchor=False)
    batch_table(made)
    undo_buttons(made)
print_button("upload")
