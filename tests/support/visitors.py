"""The program with the small city, asked over the network as a browser asks, or as one that means harm."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from store.commitments import commitment
from store.database import file_url, using
from store.evidence import NewFile, attach
from tests.support.evidence_files import PDF
from tests.support.people import OFFICER, PASSWORD, PEOPLE
from tests.support.server import free_port, serving
from tests.support.small_city import NOW, key
from web.routes import SIGN_IN

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def cookie(self) -> str:
        return (self.headers["set-cookie"] or "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """The program with the small city in a process of its own, and the same store in this one."""

    port: int
    store: Path
    evidence: str  # the id of a file that proves an approved figure
    process: int
    cookie: str = ""  # of whoever asks, where no other is given

    def ask(self, path: str, method: str = "GET", body: str | bytes | None = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            own = {"Cookie": self.cookie} if self.cookie else {}
            connection.request(method, path, body, own | named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, b"" if answer.status == 101 else answer.read())
        finally:
            connection.close()

    def send(self, path: str, cookie: str = "", **form: str) -> Answer:
        along = {"Cookie": cookie} if cookie else {}
        return self.ask(path, "POST", urlencode(form), **FORM, **along)

    def sign_in(self, name: str, password: str = PASSWORD, **form: str) -> Answer:
        return self.send(SIGN_IN, name=name, password=password, **form)

    def sql(self, statement: str) -> None:
        with closing(sqlite3.connect(self.store, timeout=30)) as connection, connection:
            connection.execute(statement)

    def count(self, table: str, where: str = "1") -> int:
        with closing(sqlite3.connect(self.store, timeout=30)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])

    def memory(self, peak: bool = False) -> int:
        """Memory of the server's processes in MB, now or at most since the last call. Linux only."""
        megabytes = 0
        for process in (
            self.process,
            *map(int, Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()),
        ):
            status = Path(f"/proc/{process}/status").read_text()
            megabytes += int(status.partition("VmHWM:" if peak else "VmRSS:")[2].split()[0]) // 1024
            Path(f"/proc/{process}/clear_refs").write_text("5")
        return megabytes

    def begin_anew(self) -> None:
        """Everybody as they were, nobody signed in, no guesses counted."""
        self.sql("UPDATE person SET language = 'vi', closed_on = NULL, totp_secret = NULL, totp_step = NULL")
        for code, (_, role) in PEOPLE.items():
            self.sql(f"UPDATE person SET role = '{role}' WHERE code = '{code}'")
        for table in ("session", "attempt", "invitation", "identity"):
            self.sql(f"DELETE FROM {table}")
        self.sql("DELETE FROM setting WHERE key <> 'signing_key'")


def serve_city(made_stores: Path, folder: Path, **settings: str) -> Iterator[Server]:
    """The program with the small city, until the test is through with it."""
    file = folder / "camket.db"
    file.write_bytes((made_stores / "city.db").read_bytes())
    port = free_port()
    own = {"PORT": str(port), "DATABASE_URL": file_url(file)}
    with serving("app.py", port=port, settings=own | settings) as process:
        yield Server(port, file, _with_evidence(file), process.pid)


def _with_evidence(store: Path) -> str:
    with using(file_url(store)):
        attach(key(year=2024), [NewFile("Niên giám.pdf", PDF)], now=NOW, by=OFFICER)
        view = commitment("LEVEL")
    assert view is not None
    return next(piece.id for f in view.figures for piece in f.evidence)


def where_to(answer: Answer) -> dict[str, list[str]]:
    """The address that an answer leads to, path and query."""
    assert answer.status == 303
    address = urlsplit(answer.headers["location"])
    return {"path": [address.path], **parse_qs(address.query)}
