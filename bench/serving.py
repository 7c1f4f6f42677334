"""Servers to measure: each on a free port of this machine, ended by whoever started it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path

from store.database import ROOT, file_url

HOST = "127.0.0.1"
START_SECONDS = 60
END_SECONDS = 10
EMPTY_APP = "import streamlit as st\n\napp = st.App({page!r})\n"


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of the dashboard on a store."""
    with _served(ROOT / "app.py", {"DATABASE_URL": file_url(store)}) as address:
        yield address


@contextmanager
def floor(folder: Path, name: str, page: str) -> Iterator[str]:
    """The address of an application with the same settings and nothing but this page."""
    place = folder / name
    place.mkdir()
    (place / "page.py").write_text(page, "utf-8")
    (place / "app.py").write_text(EMPTY_APP.format(page=str(place / "page.py")), "utf-8")
    with _served(place / "app.py", {}) as address:
        yield address


@contextmanager
def _served(app: Path, environment: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://{HOST}:{port}", server)
        yield f"http://{HOST}:{port}"
    finally:
        _end(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server at {address} did not start")


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(END_SECONDS)
