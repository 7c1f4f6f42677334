"""The sign-in page, links that are used once, and the second factor, over the network."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pyotp
import pytest

import clock
from models import ReaderLanguage
from store.accounts import people, second_factor
from store.accounts.throttling import FREE_ATTEMPTS
from store.journal import PROGRAM
from store.settings import Switch, turn
from tests.support.people import LEADER, OFFICER, PASSWORD, REVIEWER
from tests.support.visitors import FORM, Answer, Server, where_to
from text import Language, translate
from web import cookie
from web.deployment import VERSION
from web.routes import SECOND_STEP, SIGN_IN, SIGN_OUT

ON_LINUX = sys.platform == "linux"
REFUSED = "deed = 'sign_in_refused'"
WRONG = translate("refusal.wrong_sign_in", Language.VI)


@pytest.mark.parametrize("language", Language)
def test_the_sign_in_page_is_for_everybody(server: Server, language: Language) -> None:
    answer = server.ask(f"{SIGN_IN}?lang={language}")
    assert f'<html lang="{language}">' in answer.text
    for key in ("sign_in.name", "sign_in.password", "sign_in.forgotten"):
        assert translate(key, language) in answer.text
    assert translate("app.version", language, version=VERSION) in answer.text
    assert "<script" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"
    for mark in ('autocomplete="username"', 'autocomplete="current-password"', '<label for="name">'):
        assert mark in answer.text
    assert not any(sample in answer.text for sample in ("lanhdao", "quantri"))


def test_wrong_name_and_wrong_password_get_the_same_answer(server: Server) -> None:
    wrong_password, wrong_name = server.sign_in(OFFICER, "sai"), server.sign_in("không ai", "sai")
    assert wrong_password.status == wrong_name.status == 401
    assert WRONG in wrong_password.text
    assert 'role="alert"' in wrong_password.text
    assert wrong_password.text.replace(f'value="{OFFICER}"', "") == wrong_name.text.replace('value="không ai"', "")


@pytest.mark.parametrize(
    "form",
    [
        *({}, {"name": "a"}, {"password": "b"}, {"name": "\0", "password": "\0"}),
        {"name": "x" * 3000, "password": "y"},
        *({"name": "<script>alert(1)</script>", "password": "x"}, {"name": OFFICER, "password": PASSWORD.upper()}),
    ],
)
def test_odd_forms_are_a_plain_no(server: Server, form: dict[str, str]) -> None:
    answer = server.send(SIGN_IN, **form)
    assert answer.status == 401
    assert "<script>" not in answer.text


def test_a_new_sign_in_ends_the_old_session_of_the_browser_and_a_stale_cookie_is_forgotten(server: Server) -> None:
    first = server.sign_in(OFFICER).cookie
    second = server.send(SIGN_IN, first, name=OFFICER, password=PASSWORD).cookie
    assert server.ask("/", Cookie=first).status == 303
    assert server.ask("/", Cookie=second).status == 200
    assert f'{cookie.name()}=""' in server.ask(SIGN_IN, Cookie=first).headers["set-cookie"]
    assert where_to(server.ask(SIGN_IN, Cookie=second))["path"] == ["/"]


def test_signing_out_asks_and_then_ends_the_session(server: Server) -> None:
    mine = server.sign_in(OFFICER).cookie
    assert server.ask(SIGN_OUT, Cookie=mine).status == 200
    assert server.ask("/", Cookie=mine).status == 200
    assert where_to(server.send(SIGN_OUT, mine))["path"] == [SIGN_IN]
    assert server.ask("/", Cookie=mine).status == 303


def test_the_first_screen_speaks_their_language_unless_an_address_has_named_one(server: Server) -> None:
    assert server.sign_in(LEADER, lang="en").headers["location"] == "/?lang=en"
    people.choose_language(ReaderLanguage.EN, now=clock.now(), by=LEADER)
    ways = {"/": "/?lang=en", "/cam-ket?code=COVER": "/cam-ket?code=COVER&lang=en", "/?lang=vi": "/?lang=vi"}
    for wanted, location in ways.items():
        assert server.sign_in(LEADER, next=wanted).headers["location"] == location
    assert server.sign_in(OFFICER).headers["location"] == "/"


def test_guesses_made_all_at_once_do_not_slip_by(server: Server) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: server.sign_in(OFFICER, "sai"), range(40)))
    assert sorted({answer.status for answer in answers}) == [401, 429]
    assert sum(answer.status == 401 for answer in answers) == 5
    refusal = server.sign_in(OFFICER)
    assert refusal.status == 429
    assert int(refusal.headers["retry-after"]) > 0
    assert f"{refusal.headers['retry-after']} giây" in refusal.text


def test_another_address_in_a_header_does_not_help(server: Server) -> None:
    """uvicorn believes a proxy on this machine; what it believes still leaves the name's own count."""
    for n in range(6):
        answer = server.ask(
            SIGN_IN, "POST", urlencode({"name": OFFICER, "password": "x"}), **FORM, X_Forwarded_For=f"192.0.2.{n}"
        )
    assert answer.status == 429


def test_a_flood_of_guesses_is_held_back_and_shuts_nobody_else_out(server: Server) -> None:
    """Names and addresses are guessed by the hundred; somebody with the right password comes in all the while."""

    def guess(n: int) -> int:
        name = OFFICER if n % 2 else f"ai{n}"
        address = f"192.0.2.{n % 100}" if n % 4 == 1 else "192.0.2.250"
        return from_elsewhere(server, address, name, "sai").status

    refused_before = server.count("journal", REFUSED)
    memory = server.memory() if ON_LINUX else 0
    with ThreadPoolExecutor(20) as pool:
        guesses = pool.map(guess, range(400))
        others = [from_elsewhere(server, "198.51.100.7", REVIEWER, PASSWORD).status for _ in range(5)]
        answers = list(guesses)
    looked_at = answers.count(401)
    assert others == [303] * 5
    assert looked_at + answers.count(429) == 400
    assert 5 < looked_at <= sum(FREE_ATTEMPTS.values())
    assert server.count("attempt") == 2 * looked_at
    assert server.count("journal", REFUSED) - refused_before == looked_at
    assert from_elsewhere(server, "198.51.100.7", OFFICER, PASSWORD).status == 429
    assert not ON_LINUX or server.memory(peak=True) - memory < 150


def from_elsewhere(server: Server, address: str, name: str, password: str) -> Answer:
    form = urlencode({"name": name, "password": password})
    return server.ask(SIGN_IN, "POST", form, **FORM, X_Forwarded_For=address)


# ---- links and the second factor


def ticket(answer: Answer) -> str:
    return answer.text.partition('name="ticket" value="')[2].partition('"')[0]


def code_now(secret: str, later: int = 0) -> str:
    return pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=later))


def test_with_a_second_factor_the_password_alone_opens_nothing(server: Server) -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_now(secret, -30), now=clock.now(), by=OFFICER)
    first = server.sign_in(OFFICER, next="/bao-cao")
    assert (first.status, first.cookie) == (200, "")
    assert 'autocomplete="one-time-code"' in first.text
    fields = {"ticket": ticket(first), "next": "/bao-cao"}
    assert server.send(SECOND_STEP, code="000000", **fields).status == 401
    done = server.send(SECOND_STEP, code=code_now(secret), **fields)
    assert where_to(done)["path"] == ["/bao-cao"]
    assert server.send(SECOND_STEP, code=code_now(secret), **fields).status == 401
    for forged in ("", "x", cookie.ticket("another purpose", {"code": OFFICER, "way": "password"})):
        assert where_to(server.send(SECOND_STEP, ticket=forged, code=code_now(secret)))["path"] == [SIGN_IN]


def test_codes_are_not_guessed_either(server: Server) -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_now(secret, -30), now=clock.now(), by=OFFICER)
    signed = ticket(server.sign_in(OFFICER))
    assert [server.send(SECOND_STEP, ticket=signed, code="000000").status for _ in range(6)] == [401] * 5 + [429]
    assert server.send(SECOND_STEP, ticket=signed, code=code_now(secret)).status == 429


def test_where_it_is_required_it_is_set_up_on_the_way_in(server: Server) -> None:
    turn(Switch.SECOND_FACTOR, True, now=clock.now(), by=PROGRAM)
    assert server.sign_in(LEADER).status == 303
    first = server.sign_in(REVIEWER)
    assert first.status == 200
    assert "<svg" in first.text
    secret = first.text.partition('class="key">')[2].partition("<")[0]
    assert server.send(SECOND_STEP, ticket=ticket(first), code="000000").status == 401
    assert server.send(SECOND_STEP, ticket=ticket(first), code=code_now(secret, -30)).status == 303
    assert "<svg" not in server.sign_in(REVIEWER).text
