"""The headers of every answer keep what a page asks for at home."""

import pytest

from tests.support.visitors import Server
from web.routes import ARCHIVE, REPORT


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "GET", {}),
        ("/", "HEAD", {}),
        ("/tong-quan", "GET", {}),
        (REPORT, "GET", {}),
        (REPORT, "POST", {}),
        (REPORT, "POST", {"Origin": "http://evil.example"}),
        (ARCHIVE, "GET", {}),
        ("/_stcore/health", "GET", {}),
        ("/_stcore/nothing", "GET", {}),
        ("/media/nothing.csv", "GET", {}),
        ("/static/nothing.js", "GET", {}),
    ],
)
def test_every_answer_keeps_requests_at_home(
    officers_server: Server, path: str, method: str, headers: dict[str, str]
) -> None:
    answer = officers_server.ask(path, method, **headers)
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "http" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
