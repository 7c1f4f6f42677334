"""Signing in with the city's identity provider: one that these tests run, honest at first."""

import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import RSAKey

import clock
from store.accounts import people, second_factor, sessions
from store.database import file_url
from store.journal import PROGRAM
from tests.support.identity_provider import CLIENT, SECRET, Provider, providing
from tests.support.page_socket import visit
from tests.support.people import OFFICER, PEOPLE
from tests.support.visitors import Answer, Server, serve_city, where_to
from text import Language, translate
from web.routes import PROVIDER, PROVIDER_CALLBACK, SIGN_IN

NOT_CONFIRMED = translate("sign_in.not_confirmed", Language.VI)


@pytest.fixture(scope="module")
def both(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Provider]]:
    with providing() as provider:
        url = f"{provider.issuer}/.well-known/openid-configuration"
        variables = {"URL": url, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "Cổng Huế"}
        environment = {f"CAMKET_OIDC_{name}": value for name, value in variables.items()}
        for server in serve_city(made_stores, tmp_path_factory.mktemp("provider"), **environment):
            yield server, provider


@pytest.fixture
def server(both: tuple[Server, Provider], monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("DATABASE_URL", file_url(both[0].store))
    both[0].begin_anew()
    people.link_identity(OFFICER, both[1].issuer, "42", now=clock.now(), by=PROGRAM)
    return both[0]


@pytest.fixture
def provider(both: tuple[Server, Provider]) -> Iterator[Provider]:
    yield both[1]
    both[1].subject, both[1].claims, both[1].signing = "42", {}, both[1].key


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def there_and_back(server: Server, path: str = PROVIDER) -> tuple[str, str]:
    """To the provider and as far as its way back: the address, and the cookie that the browser holds."""
    first = server.ask(path)
    assert first.status == 302
    opener = urllib.request.build_opener(_Stay)
    with pytest.raises(urllib.error.HTTPError) as caught:
        opener.open(first.headers["location"])
    with caught.value:
        back = urlsplit(caught.value.headers["location"])
    assert back.path == PROVIDER_CALLBACK
    return f"{back.path}?{back.query}", first.cookie


def signed_in(server: Server, path: str = PROVIDER) -> Answer:
    back, cookie = there_and_back(server, path)
    return server.ask(back, Cookie=cookie)


def session_of(answer: Answer) -> str:
    cookies = [cookie.partition(";")[0] for cookie in answer.headers.get_all("set-cookie", [])]
    return next((cookie for cookie in cookies if cookie.startswith("camket=")), "")


def test_whom_the_provider_knows_has_the_same_kind_of_session(server: Server, provider: Provider) -> None:
    assert "Cổng Huế" in server.ask(SIGN_IN).text
    answer = signed_in(server, f"{PROVIDER}?next=/bao-cao&lang=en")
    assert where_to(answer)["path"] == ["/bao-cao"]
    heard = visit(server.port, session_of(answer))
    assert PEOPLE[OFFICER][0] in heard.content
    assert [session.way for session in sessions.sessions(clock.now())] == ["provider"]
    sessions.end_all_of(OFFICER, now=clock.now(), by=PROGRAM)
    assert server.ask("/", Cookie=session_of(answer)).status == 303


def test_whom_nobody_has_linked_is_told_what_to_tell_the_administrator(server: Server, provider: Provider) -> None:
    provider.subject = "<b>stranger"
    answer = signed_in(server)
    assert (answer.status, session_of(answer)) == (403, "")
    assert provider.issuer in answer.text
    assert "&lt;b&gt;stranger" in answer.text
    provider.subject = "42"
    people.close_person(OFFICER, date(2026, 1, 1), now=clock.now(), by=PROGRAM)
    assert signed_in(server).status == 403


@pytest.mark.parametrize(
    "claims",
    [
        *({"iss": "https://other.example"}, {"aud": "another program"}, {"nonce": "made up"}, {"nonce": None}),
        *({"exp": 1_000_000_000}, {"sub": None}, {"iat": 4_000_000_000}),
    ],
)
def test_an_answer_that_is_not_for_us_is_not_believed(
    server: Server, provider: Provider, claims: dict[str, object]
) -> None:
    provider.claims = claims
    answer = signed_in(server)
    assert (answer.status, session_of(answer)) == (401, "")
    assert NOT_CONFIRMED in answer.text


def test_an_answer_that_somebody_else_signed_is_not_believed(server: Server, provider: Provider) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
    assert (signed_in(server).status, signed_in(server).status) == (401, 401)


def test_a_way_back_that_nobody_went_there_by_leads_nowhere(server: Server, provider: Provider) -> None:
    for query in ("", "?code=x&state=y", "?error=access_denied&state=x", "?state=%00"):
        answer = server.ask(f"{PROVIDER_CALLBACK}{query}")
        assert (answer.status, session_of(answer)) == (401, ""), query
    back, cookie = there_and_back(server)
    assert server.ask(back).status == 401
    assert server.ask(back, Cookie=cookie).status == 303
    assert server.ask(back, Cookie=cookie).status == 401


def test_the_provider_has_its_own_second_factor(server: Server, provider: Provider) -> None:
    secret = second_factor.new_secret()
    import pyotp

    second_factor.set_up(secret, pyotp.TOTP(secret).now(), now=clock.now(), by=OFFICER)
    assert signed_in(server).status == 303


def test_a_provider_that_is_down_is_said_in_words(made_stores: Path, tmp_path: Path) -> None:
    variables = {"CAMKET_OIDC_URL": "http://127.0.0.1:9/none", "CAMKET_OIDC_CLIENT": "x", "CAMKET_OIDC_SECRET": "y"}
    for server in serve_city(made_stores, tmp_path, **variables):
        answer = server.ask(f"{PROVIDER}?lang=en")
        assert answer.status == 502
        assert translate("sign_in.provider_down", Language.EN) in answer.text.replace("&#39;", "'")
        assert server.sign_in(OFFICER).status == 303


def test_without_a_provider_there_is_no_button_and_no_way(store: Path, tmp_path: Path, made_stores: Path) -> None:
    for server in serve_city(made_stores, tmp_path):
        assert PROVIDER not in server.ask(SIGN_IN).text
        assert where_to(server.ask(PROVIDER))["path"] == [SIGN_IN]
        assert where_to(server.ask(PROVIDER_CALLBACK))["path"] == [SIGN_IN]
