"""The program as a process of its own, on a port that is free; for tests, measurements and pictures alike."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until a server must answer
END_SECONDS = 15  # until one that was told to end must have done so


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Ours with these, without what the tests of this process have set for themselves."""
    own = {name: value for name, value in os.environ.items() if name not in ("PORT", "CAMKET_DEMO", "CAMKET_PREPARED")}
    return own | dict(settings)


def command(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def started(*arguments: str, settings: Mapping[str, str], cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A command that has ended, run with warnings as errors."""
    return subprocess.run(
        command("-W", "error", *arguments),
        cwd=cwd,
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@contextmanager
def serving(
    *arguments: str, port: int, settings: Mapping[str, str], cwd: Path = ROOT, log: int | IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The server, from its first answer on; it ends with the block. What it prints goes to `log`, else to ours."""
    with subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=environment(settings),
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    ) as server:
        try:
            wait_for(server, port)
            yield server
        finally:
            end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """End it, and whatever it started, as a machine does that goes down."""
    if server.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(server.pid, signal.SIGTERM)
    else:
        server.terminate()
    try:
        server.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(port):
        assert server.poll() is None, "the server has ended"
        assert time.monotonic() < until, "the server does not answer"
        time.sleep(0.1)


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
