"""The real program in a process of its own, on a free port, with a store of its own."""

import urllib.request
from contextlib import ExitStack
from pathlib import Path

from models import Role
from store.accounts.people import people
from store.accounts.samples import SAMPLES
from store.database import file_url, using
from tests.support.people import OFFICER, PASSWORD, add_people, sign_in_over
from tests.support.server import free_port, serving


class Server:
    """`python app.py` as somebody starts it. What it prints is in `log`."""

    def __init__(self, folder: Path, *, is_demo: bool) -> None:
        self.store = folder / "camket.db"
        self.log = folder / "server.log"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._settings = {
            "PORT": str(self.port),
            "DATABASE_URL": file_url(self.store),
            "CAMKET_DEMO": "1" if is_demo else "0",
        }
        self._is_demo = is_demo
        self._running = ExitStack()

    def start(self) -> None:
        """Return when it answers."""
        log = self._running.enter_context(self.log.open("ab"))
        try:
            self._running.enter_context(serving("app.py", port=self.port, settings=self._settings, log=log))
        except AssertionError as error:
            raise AssertionError(f"{error}:\n{self.printed()}") from error
        if not self._is_demo:
            self._add_people()

    def _add_people(self) -> None:
        """The people of the tests, once; the sample city brings its own."""
        with using(file_url(self.store)):
            if not people():
                add_people()

    def officer(self) -> tuple[str, str]:
        """User name and password of an officer."""
        sample = next(sample for sample in SAMPLES if sample.role is Role.OFFICER)
        return (sample.code, sample.password) if self._is_demo else (OFFICER, PASSWORD)

    def request(self, path: str) -> urllib.request.Request:
        """A request of an officer's who is signed in."""
        return urllib.request.Request(self.url + path, headers={"Cookie": sign_in_over(self.port, *self.officer())})

    def stop(self) -> None:
        """End it, and whatever it started."""
        self._running.close()

    def printed(self) -> str:
        return self.log.read_text("utf-8", errors="replace")
