"""Starting the program: the port, the store, and a sentence where it cannot start."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from store.schema import newest_revision, revision
from tests.support.server import PATIENCE, ROOT, answers, free_port, serving, started
from text import Language, has, translate


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_busy_port_is_said_in_words_and_nothing_is_made(no_store: Path, taken_port: int) -> None:
    process = started("app.py", settings={"PORT": str(taken_port)})
    assert process.returncode == 1
    assert process.stderr.splitlines() == [translate("port.taken", language, port=taken_port) for language in Language]
    assert not no_store.exists()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "８５０１", "9" * 5000])
def test_a_port_that_is_none_is_said_in_words(
    no_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setenv("PORT", port)
    assert app.serve() == 1
    messages = [translate("port.unreadable", language, port=port) for language in Language]
    assert capsys.readouterr().err.splitlines() == messages
    assert not no_store.exists()


def test_it_serves_on_the_port_it_was_told_from_anywhere_and_ends_with_its_server(
    no_store: Path, tmp_path: Path
) -> None:
    port = free_port()
    with serving(str(ROOT / "app.py"), port=port, settings={"PORT": str(port)}, cwd=tmp_path) as server:
        assert revision() == newest_revision()
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)
        assert not answers(port)


def test_streamlit_run_does_the_same_job_and_listens_on_this_machine_alone(no_store: Path) -> None:
    port = free_port()
    with serving("-m", "streamlit", "run", "app.py", f"--server.port={port}", port=port, settings={}):
        assert revision() == newest_revision()
        assert no_store.exists()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", port), timeout=2)


def test_what_the_charts_lean_on_is_loaded_before_the_first_page() -> None:
    probe = "import app, asyncio, sys; asyncio.run(app.ready(app.app).__aenter__()); print('numpy' in sys.modules)"
    assert started("-c", probe, settings={app.PREPARED: "1"}).stdout.split() == ["True"]


BROKEN = "this is no database " * 300


@pytest.mark.parametrize(
    "arguments", [("app.py",), ("-m", "streamlit", "run", "app.py")], ids=["python app.py", "streamlit run"]
)
def test_a_broken_store_is_said_in_words_and_stays_as_it_is(no_store: Path, arguments: tuple[str, ...]) -> None:
    no_store.write_text(BROKEN)
    port = free_port()
    flag = () if arguments == ("app.py",) else (f"--server.port={port}",)
    process = started(*arguments, *flag, settings={"PORT": str(port)})
    assert process.returncode == 1
    copies = f"make restore FILE={no_store.parent}/backups/…"
    for language in Language:
        assert translate("store.damaged", language, detail="file is not a database", command=copies) in process.stderr
    assert "Traceback" not in process.stdout + process.stderr
    assert no_store.read_text() == BROKEN


NOWHERE = "/proc/nowhere/camket.db"


@pytest.mark.parametrize(
    ("setting", "value", "key", "values"),
    [
        ("CAMKET_ZONE", "Asia/Tay_Ninh", "start.zone", {"zone": "Asia/Tay_Ninh"}),
        ("CAMKET_ZONE", "Asia", "start.zone", {"zone": "Asia"}),
        ("DATABASE_URL", "data/camket.db", "store.no_address", {"url": "data/camket.db"}),
        ("DATABASE_URL", "oracel://u:secret@host/db", "store.no_address", {"url": "oracel://…@host/db"}),
        ("DATABASE_URL", "postgresql://host:abc/db", "store.no_address", {"url": "postgresql://host:abc/db"}),
        ("DATABASE_URL", "sqlite://", "store.in_memory", {"url": "sqlite://"}),
        ("PORT", "70000", "port.unreadable", {"port": "70000"}),
        ("HOST", "203.0.113.9", "port.no_host", {"host": "203.0.113.9"}),
    ],
)
def test_a_setting_that_cannot_be_is_said_in_words(
    no_store: Path, setting: str, value: str, key: str, values: dict[str, str]
) -> None:
    process = started("app.py", settings={"PORT": str(free_port()), setting: value})
    assert (process.returncode, process.stdout) == (1, "")
    assert process.stderr.splitlines() == [translate(key, language, **values) for language in Language]


@pytest.mark.parametrize("program", ["app.py", "seed.py", "backup.py"])
def test_a_missing_driver_is_said_in_words_by_every_command(program: str) -> None:
    url = "mysql+camketdb://officer:secret@host/db"
    process = started(program, settings={"PORT": str(free_port()), "DATABASE_URL": url})
    assert process.returncode == 1
    assert "mysql" in process.stderr
    assert "secret" not in process.stderr
    assert "Traceback" not in process.stderr


@pytest.mark.skipif(os.name != "posix", reason="there is no such folder elsewhere")
def test_a_folder_that_takes_no_store_is_said_in_words() -> None:
    for program in ("app.py", "seed.py"):
        process = started(program, settings={"PORT": str(free_port()), "DATABASE_URL": f"sqlite:///{NOWHERE}"})
        assert process.returncode == 1
        vi, en = (line.partition(" /proc/nowhere (")[0] for line in process.stderr.splitlines())
        assert (vi, en) == ("Không tạo được kho dữ liệu trong thư mục", "No store can be made in the folder")


def test_a_port_that_is_not_allowed_is_not_called_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert app._port_fault(80) == "port.forbidden"


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        *(("127.0.0.1", None), ("::", None), ("::1", None)),
        *(("203.0.113.9", "port.no_host"), ("no.host.invalid", "port.no_host")),
    ],
)
def test_an_address_that_is_not_of_this_machine_is_told_from_a_busy_port(
    monkeypatch: pytest.MonkeyPatch, host: str, fault: str | None
) -> None:
    """203.0.113.0/24 is kept for examples, and `.invalid` for names of nothing."""
    monkeypatch.setenv("HOST", host)
    assert app._port_fault(free_port()) == fault


def test_what_is_said_at_the_start_has_its_sentence() -> None:
    keys = ("port.taken", "port.unreadable", "seed.exists", "seed.done", "seed.refused", "error.title", "error.body")
    assert all(has(key) for key in keys)
