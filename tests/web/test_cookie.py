"""The session cookie and the ticket of a form: signed here, and of use nowhere else."""

from pathlib import Path

import pytest
from starlette.responses import Response

from tests.support.people import OFFICER
from tests.support.visitors import Server
from web import cookie
from web.headers import HSTS


def test_under_https_the_cookie_is_secure_and_the_browser_told_to_stay(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMKET_HTTPS", "1")
    answer = Response()
    cookie.set_session(answer, "token")
    set_cookie = answer.headers["set-cookie"]
    assert set_cookie.startswith("__Host-camket=")
    assert "Secure" in set_cookie
    assert "Domain" not in set_cookie
    assert "max-age" in HSTS["strict-transport-security"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    set_cookie = server.sign_in(OFFICER).headers["set-cookie"].lower()
    assert {"httponly", "path=/", "samesite=lax"} <= {part.strip() for part in set_cookie.split(";")}
