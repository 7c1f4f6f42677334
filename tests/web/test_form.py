"""A request to a form page: what is read of it, and where it may lead."""

import pytest

from tests.support.people import OFFICER
from tests.support.visitors import FORM, Server
from text import Language
from web.form import FormRequest
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


@pytest.mark.parametrize(
    ("language", "preferred", "after", "leads_to"),
    [
        ("vi", "vi", "/", "/"),
        ("vi", "en", "/", "/?lang=en"),
        ("en", "vi", "/cam-ket?code=A", "/cam-ket?code=A&lang=en"),
        ("en", "en", "/cam-ket?lang=vi", "/cam-ket?lang=vi"),
        ("vi", "en", "/cam-ket?lang=", "/cam-ket?lang=&lang=en"),
    ],
)
def test_whoever_has_signed_in_goes_on_in_the_language_that_was_chosen(
    language: str, preferred: str, after: str, leads_to: str
) -> None:
    assert FormRequest({}, Language(language), after).onward(preferred) == leads_to


def test_the_address_of_another_page_carries_language_and_place_and_nothing_empty() -> None:
    assert FormRequest({}, Language.VI, "/").address("/x") == "/x"
    assert FormRequest({}, Language.VI, "/").address("/x", token="") == "/x"
    assert FormRequest({}, Language.EN, "/?a=1").address("/x", token="t") == "/x?token=t&lang=en&next=%2F%3Fa%3D1"
