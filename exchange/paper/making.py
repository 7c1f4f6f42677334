"""Make a report in a child process, with its progress reported back."""

import os
import pickle
import subprocess
import sys
from threading import BoundedSemaphore, Timer

from exchange.paper.order import Order
from exchange.paper.report import FILE, Progress
from store.database import ROOT

AT_ONCE = BoundedSemaphore(1)  # further ones wait, as pages need the other processor
PATIENCE = 300.0  # seconds after which a report is given up


class NotMade(Exception):
    """The child process ended without a report; its error is in the log of the server."""


def made_pdf(order: Order, on_progress: Progress = lambda _done, _total: None) -> bytes:
    """The report of an order. Raises `NotMade`."""
    with AT_ONCE:
        return _made(pickle.dumps(order), on_progress)


def _made(order: bytes, on_progress: Progress) -> bytes:
    command = [sys.executable, "-m", "exchange.paper.report"]
    pipe = subprocess.PIPE
    child = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT, env=_environment())  # noqa: S603
    assert child.stdin is not None
    assert child.stdout is not None
    patience = Timer(PATIENCE, child.kill)
    patience.start()
    try:
        with child, child.stdin as stdin:
            stdin.write(order)
            stdin.close()
            while (line := child.stdout.readline().strip()) and line != FILE:
                done, total = (int(part) for part in line.split())
                on_progress(done, total)
            made = child.stdout.read()
    except BrokenPipeError:
        raise NotMade from None
    finally:
        patience.cancel()
    if child.returncode or not made:
        raise NotMade
    return made


def _environment() -> dict[str, str]:
    """The environment of the child process: nothing of the store, nothing secret."""
    passed_on = ("PATH", "SYSTEMROOT", "LANG", "TMPDIR", "TEMP", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in passed_on if name in os.environ} | {"PYTHONUTF8": "1"}
