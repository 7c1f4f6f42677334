"""A request to a form page: what is read of it, and where it may lead."""

import pytest

from tests.support.people import OFFICER
from tests.support.visitors import FORM, Server
from web.routes import INVITATION, SECOND_STEP, SIGN_IN, SIGN_OUT


@pytest.mark.parametrize(
    "wanted",
    [
        *("//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:alert(1)"),
        *("/\r\nX: y", "", "evil.example", "/đâu", "\\\\evil.example", " /x"),
    ],
)
def test_signing_in_leads_nowhere_else(server: Server, wanted: str) -> None:
    assert server.sign_in(OFFICER, next=wanted).headers["location"] == "/"


def test_huge_and_unmeasured_forms_are_refused_unread(server: Server) -> None:
    assert server.ask(SIGN_IN, "POST", b"x" * 20_000, **FORM).status == 413
    assert server.ask(SIGN_IN, "POST", b"", **FORM, Content_Length="x").status in (400, 413)
    for path in (SECOND_STEP, SIGN_OUT, INVITATION):
        assert server.ask(path, "POST", b"x" * 20_000, **FORM).status == 413
