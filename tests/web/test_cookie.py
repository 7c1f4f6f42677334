"""The session cookie and the ticket of a form: signed here, and of use nowhere else."""

from pathlib import Path

import pytest
from starlette.responses import Response

from store.accounts.tokens import token_hash
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


def token_in(answer: Response) -> str:
    return answer.headers["set-cookie"].partition("=")[2].partition(";")[0]


@pytest.mark.usefixtures("store")
def test_the_cookie_that_was_set_opens_its_session_and_no_other_does() -> None:
    answer = Response()
    cookie.set_session(answer, "token")
    signed = token_in(answer)
    assert cookie.session_key(signed) == token_hash("token")
    for other in (None, "", "token", signed + "x", signed.replace("token", "other"), "\udcff.x"):
        assert cookie.session_key(other) is None


@pytest.mark.usefixtures("store")
def test_a_cookie_that_is_taken_away_is_spent_at_once() -> None:
    answer = Response()
    cookie.delete_session(answer)
    assert answer.headers["set-cookie"].startswith('camket=""; ')
    assert "Max-Age=0" in answer.headers["set-cookie"]


@pytest.mark.usefixtures("store")
def test_a_ticket_is_good_for_one_purpose_and_a_while() -> None:
    ticket = cookie.ticket("second-step", {"person": "lan"})
    assert cookie.ticket_fields("second-step", ticket, 60) == {"person": "lan"}
    assert cookie.ticket_fields("provider", ticket, 60) is None
    assert cookie.ticket_fields("second-step", ticket, -1) is None
    assert cookie.ticket_fields("second-step", ticket[:-1], 60) is None
    assert cookie.ticket_fields("second-step", None, 60) is None
