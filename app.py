"""The web application. `streamlit run app.py` serves it; `python app.py` also minds PORT and a busy port.

The main script is pages/main.py: beside a folder `pages/`, a main script would let Streamlit
run the page files alone, without the frame, on the first visits after every start.
"""

import errno
import gc
import importlib
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config

import seed
from commands.accounts import welcome
from commands.terminal import exit_code, run, say
from store.database import ROOT, database_file, database_url
from text import translate
from web import (
    downloads,
    evidence,
    html,
    invitation,
    meetings,
    oidc,
    pdf,
    pictures,
    previews,
    print_pages,
    shell,
    sign_in,
    wall,
    work,
)
from web.csrf import SameOriginOnly
from web.deployment import allowed_hosts, host, port, start_address
from web.gate import Gate
from web.headers import SecurityHeaders
from web.query import language_of
from web.shell import Shell

PREPARED = "CAMKET_PREPARED"  # set for the server that `serve` starts, which has prepared the store itself
PAPERS = (downloads, evidence, work, pictures, pdf, print_pages, previews, meetings)
SERVED = (*PAPERS, shell, html, sign_in, invitation, oidc, wall)
ROUTES = tuple(route for module in SERVED for route in module.ROUTES)
config.set_option("server.allowedHosts", allowed_hosts())  # asked at Streamlit's own socket, too
GARBAGE_THRESHOLDS = (50_000, 20, 20)  # fewer pauses while a page is drawn; what start-up made is frozen


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """The store is ready before the first page is asked for."""
    if os.environ.get(PREPARED) != "1":
        if exit_code(seed.prepare):
            os._exit(1)  # out of here, an exception would come as the server's traceback
        welcome(start_address(str(st.get_option("server.port"))))
    importlib.import_module("pandas")  # whole, before two pages import it at once: plotly uses a half-loaded numpy
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    yield


def show_error(error: Exception) -> bool:
    """Show that a page has failed; the error itself is only logged."""
    logging.getLogger("camket").error("a page failed", exc_info=error)
    language = language_of(st.query_params.to_dict())
    st.error(translate("error.body", language), title=translate("error.title", language), icon=":material/error:")
    return True


app = st.App(
    str(ROOT / "pages" / "main.py"),
    lifespan=ready,
    routes=list(ROUTES),
    middleware=[
        Middleware(Shell),
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts()),
        Middleware(SameOriginOnly),
        Middleware(Gate),
    ],
    on_script_error=show_error,
)


def serve() -> int:
    """Serve on PORT, or print why that is not possible."""
    chosen_port = port()
    if not re.fullmatch("[0-9]{1,5}", chosen_port) or not 0 < int(chosen_port) < 65536:
        return _complain("port.unreadable", port=chosen_port)
    if fault := _port_fault(int(chosen_port)):
        return _complain(fault, port=chosen_port, host=host())
    if exit_code(seed.prepare):
        return 1
    print(f"Cam Kết: {start_address(chosen_port)}", flush=True)
    if (file := database_file(database_url())) is not None:
        say("start.store", file=file)
    welcome(start_address(chosen_port))
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={chosen_port}"]
    command += [f"--server.address={host()}", f"--browser.serverAddress={allowed_hosts()[-1]}"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {PREPARED: "1"}) as server:  # noqa: S603
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # whoever ends this ends the server
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0


def _port_fault(port: int) -> str | None:
    """The key of what is wrong with a port, if nobody can listen there."""
    try:
        family, *_, address = socket.getaddrinfo(host(), port, type=socket.SOCK_STREAM)[0]
    except OSError:
        return "port.no_host"
    with socket.socket(family) as probe:
        if os.name == "posix":  # elsewhere the option would share a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            return "port.forbidden"
        except OSError as error:
            return "port.no_host" if error.errno == errno.EADDRNOTAVAIL else "port.taken"
    return None


def _complain(key: str, **values: str) -> int:
    say(key, to=sys.stderr, **values)
    return 1


if __name__ == "__main__":
    run(lambda _: serve())
