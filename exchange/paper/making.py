"""Make a report in a child process, with its progress reported back."""

import pickle
import subprocess
from threading import BoundedSemaphore, Timer

from exchange.child_process import command, environment
from exchange.paper.report import FILE, Progress
from exchange.paper.values import ReportInput
from store.database import ROOT

AT_ONCE = BoundedSemaphore(1)  # further ones wait, as pages need the other processor
PATIENCE = 300.0  # seconds after which a report is given up


class NotMade(Exception):
    """The child process ended without a report; its error is in the log of the server."""


def made_pdf(report: ReportInput, on_progress: Progress = lambda _done, _total: None) -> bytes:
    """The report as a PDF. Raises `NotMade`."""
    with AT_ONCE:
        return _made(pickle.dumps(report), on_progress)


def _made(report: bytes, on_progress: Progress) -> bytes:
    pipe = subprocess.PIPE
    child = subprocess.Popen(  # noqa: S603
        command("exchange.paper.report"), stdin=pipe, stdout=pipe, cwd=ROOT, env=environment()
    )
    assert child.stdin is not None
    assert child.stdout is not None
    patience = Timer(PATIENCE, child.kill)
    patience.start()
    try:
        with child, child.stdin as stdin:
            stdin.write(report)
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
