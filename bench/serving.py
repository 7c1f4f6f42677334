"""Servers to measure: each on a free port of this machine, ended by whoever started it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database import ROOT, file_url
from tests.support.server import free_port, serving

HOST = "127.0.0.1"
EMPTY_APP = "import streamlit as st\n\napp = st.App({page!r})\n"


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of the dashboard on a store."""
    with _served(ROOT / "app.py", DATABASE_URL=file_url(store)) as address:
        yield address


@contextmanager
def floor(folder: Path, name: str, page: str) -> Iterator[str]:
    """The address of an application with the same settings and nothing but this page."""
    place = folder / name
    place.mkdir()
    (place / "page.py").write_text(page, "utf-8")
    (place / "app.py").write_text(EMPTY_APP.format(page=str(place / "page.py")), "utf-8")
    with _served(place / "app.py") as address:
        yield address


@contextmanager
def _served(app: Path, **settings: str) -> Iterator[str]:
    port = free_port()
    run = ("-m", "streamlit", "run", str(app), f"--server.port={port}")
    with serving(*run, port=port, settings=settings, log=subprocess.DEVNULL):
        yield f"http://{HOST}:{port}"
