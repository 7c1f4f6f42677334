"""The look-up of known holes, against a source of data that the test itself runs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests import audit
from tests.support.server import free_port

HOLED = "xlsxwriter"


class Osv(BaseHTTPRequestHandler):
    """Answers as osv.dev does: a hole in one package, none in the others."""

    def do_POST(self) -> None:
        query = json.loads(self.rfile.read(int(self.headers["content-length"])))
        package, version = query["package"], query["version"]
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999"}]}]
        affected = {"package": package, "versions": [version], "ranges": ranges}
        hole = {"id": "PYSEC-2026-1", "summary": "x", "details": "x", "affected": [affected]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": [hole]} if package["name"] == HOLED else {}).encode())

    def log_message(self, *_message: object) -> None: ...


@contextmanager
def osv() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Osv) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def listed(folder: Path, *names: str) -> Path:
    file = folder / "requirements.txt"
    file.write_text("# a list\n" + "".join(f"{name}==1.0  # as pinned\n" for name in names), "utf-8")
    return file


def test_only_what_has_a_known_hole_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with osv() as url:
        assert audit.main(["-s", "osv", "--osv-url", url], listed(tmp_path, HOLED, "itsdangerous")) == 1
    output = capsys.readouterr().out
    assert "2 of 2 packages looked up, 1 known holes" in output
    assert "PYSEC-2026-1, mended in: 999" in output


def test_without_its_data_it_says_so_and_fails_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/v1/query"
    assert audit.main(["-s", "osv", "--osv-url", nowhere], listed(tmp_path, HOLED)) == 0
    output = capsys.readouterr().out
    assert "0 of 1 packages looked up" in output
    assert "NOT looked up: all of them" in output


def test_what_a_package_brings_is_looked_up_too() -> None:
    versions = audit.installed(list(audit.pinned(audit.ROOT / "requirements.txt")))
    assert {"streamlit", "pillow", "protobuf", "starlette", "cryptography"} <= set(versions)
    assert not {"pytest", "mypy", "playwright"} & set(versions)
