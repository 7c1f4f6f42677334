"""The addresses of pages, and the page around them, asked of a real server."""

import re

import pytest

from tests.support.visitors import Server
from web.routes import PAGES, REPORT


@pytest.mark.parametrize("path", PAGES.values())
def test_every_page_has_its_address(officers_server: Server, path: str) -> None:
    answer = officers_server.ask(f"/{path}?lang=en", Accept="text/html")
    assert answer.status == 200
    assert "<title>Cam Kết</title>" in answer.body.decode()


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        ("/khong-co", "/?no_page=1"),
        ("/khong-co?lang=en&agreement=city", "/?lang=en&no_page=1"),
        ("/cam-ket/them", "/?no_page=1"),
        ("/commitment", "/?no_page=1"),
    ],
)
def test_what_is_no_page_leads_to_one(officers_server: Server, path: str, instead: str) -> None:
    answer = officers_server.ask(path, Accept="text/html")
    assert (answer.status, answer.headers["location"], answer.body) == (303, instead, b"")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_what_is_not_a_page_is_served_as_ever(officers_server: Server) -> None:
    page = officers_server.ask("/", Accept="text/html").body.decode()
    script = re.findall(r'src="\./(static/js/[^"]+)"', page)[0]
    assert officers_server.ask(f"/{script}", Accept="*/*").status == 200
    assert officers_server.ask("/_stcore/health", Accept="text/html").status == 200
    assert officers_server.ask("/static/js/none.js", Accept="*/*").status == 404
    assert officers_server.ask(f"{REPORT}?lang=en", Accept="text/html").status == 200


@pytest.mark.parametrize("path", ["/", "/cam-ket", "/bao-cao"])
@pytest.mark.parametrize("encoding", ["identity", "gzip, deflate, br"])
def test_the_page_is_a_vietnamese_one_with_our_title(officers_server: Server, path: str, encoding: str) -> None:
    answer = officers_server.ask(path, Accept_Encoding=encoding, Accept="text/html")
    assert answer.status == 200
    assert b'<html lang="vi">' in answer.body
    assert "<title>Cam Kết</title>".encode() in answer.body
    assert int(answer.headers["content-length"]) == len(answer.body)
