"""Choosing files, with the words of Streamlit's own field in the reader's language (put there by web/choosing.js)."""

from collections.abc import Sequence
from html import escape
from typing import Literal, overload

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.ui.language import t

WORDS = ("choose", "each", "add", "remove")


@overload
def chosen(label: str, types: Sequence[str], megabytes: int, *, key: str) -> UploadedFile | None: ...


@overload
def chosen(
    label: str, types: Sequence[str], megabytes: int, *, key: str, several: Literal[True]
) -> list[UploadedFile]: ...


def chosen(
    label: str, types: Sequence[str], megabytes: int, *, key: str, several: bool = False
) -> UploadedFile | list[UploadedFile] | None:
    """A field for files of these types, each of at most so many megabytes."""
    words = " ".join(f'data-{name}="{escape(t(f"choosing.{name}"))}"' for name in WORDS)
    st.html(f"<span data-choosing {words}></span>")
    return st.file_uploader(label, type=types, max_upload_size=megabytes, key=key, accept_multiple_files=several)
