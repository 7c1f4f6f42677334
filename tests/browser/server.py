"""The real program in a process of its own, on a free port, with a store of its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.server import answers, free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class Server:
    """`python app.py` as somebody starts it. What it prints is in `log`."""

    def __init__(self, folder: Path, *, is_demo: bool) -> None:
        self.store = folder / "camket.db"
        self.log = folder / "server.log"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._is_demo = is_demo
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it answers."""
        own = {"PORT": str(self.port), "DATABASE_URL": f"sqlite:///{self.store.as_posix()}"}
        own["CAMKET_DEMO"] = "1" if self._is_demo else "0"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py")],
                env=os.environ | own,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not answers(self.port):
            assert self._process.poll() is None, f"the server ended:\n{self.printed()}"
            assert time.monotonic() < end, f"the server does not answer:\n{self.printed()}"
            time.sleep(0.1)

    def stop(self) -> None:
        """End it, and whatever it started, as a machine does that goes down."""
        assert self._process is not None
        if os.name == "posix":
            os.killpg(self._process.pid, signal.SIGTERM)
        else:
            self._process.terminate()
        self._process.wait(30)

    def printed(self) -> str:
        return self.log.read_text("utf-8", errors="replace")
