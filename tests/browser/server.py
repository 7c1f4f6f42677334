"""The real program in a process of its own, on a free port, with a store of its own."""

from contextlib import ExitStack
from pathlib import Path

from store.database import file_url
from tests.server import free_port, serving


class Server:
    """`python app.py` as somebody starts it. What it prints is in `log`."""

    def __init__(self, folder: Path, *, is_demo: bool) -> None:
        self.store = folder / "camket.db"
        self.log = folder / "server.log"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._own = {
            "PORT": str(self.port),
            "DATABASE_URL": file_url(self.store),
            "CAMKET_DEMO": "1" if is_demo else "0",
        }
        self._running = ExitStack()

    def start(self) -> None:
        """Return when it answers."""
        log = self._running.enter_context(self.log.open("ab"))
        try:
            self._running.enter_context(serving("app.py", port=self.port, log=log, **self._own))
        except AssertionError as error:
            raise AssertionError(f"{error}:\n{self.printed()}") from error

    def stop(self) -> None:
        """End it, and whatever it started."""
        self._running.close()

    def printed(self) -> str:
        return self.log.read_text("utf-8", errors="replace")
