"""The gate, asked over the network by whoever is not let in, and by those who are."""

import time
from contextlib import suppress
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection

import clock
from models import Role
from store.accounts import people
from store.journal import PROGRAM
from store.settings import Switch, turn
from tests.support.page_socket import Heard, ask, hear, open_socket, visit
from tests.support.people import ADMINISTRATOR, LEADER, OF_ROLE, OFFICER, PASSWORD, PEOPLE, signed_in
from tests.support.visitors import FORM, Server, where_to
from text import Language, translate
from web.cookie import session_key
from web.gate import ALLOWED_MESSAGES, POLL_SECONDS
from web.routes import (
    CHANGES,
    CHART_PNG,
    CHART_SVG,
    COMMITMENT_PDF,
    OPEN_TO_ALL,
    PREVIEW,
    PRINTS,
    REPORT_PDF,
    ROUTE_ACCESS,
    SIGN_IN,
    SNAPSHOT,
    SNAPSHOT_TABLE,
    may_open,
)

NAME = {code: name for code, (name, _) in PEOPLE.items()}


# ---- strangers

CLOSED = (
    *("/", "/cam-ket", "/nhap-so-lieu?code=TN-03", "/tai-khoan", "/nowhere", "/export/report.csv", "/export/store.zip"),
    *("/evidence/0", "/evidence/", "/evidence/../media/x"),
    *("/media/x.csv", "/static/js/index.js", "/favicon.png", "/_stcore/metrics", "/_stcore/script-health-check"),
    *("/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/upload_file/a/b"),
    *("/_stcore/bidi-components/x/y", "/app/static/x", "/component/x/y", "/auth/login", "/auth/logout"),
    *("/oauth2callback", "/static/../media/x", "//media/x", "/%6dedia/x", f"{SIGN_IN}/../media/x", f"{SIGN_IN}/"),
    *(SIGN_IN.upper(), f"{SIGN_IN};x", f"{SIGN_IN}%00", f"{SIGN_IN}%2f..%2fmedia", "/_stcore/health/"),
    *("/_stcore/health/../metrics", "/_stcore/HEALTH", "/%2e%2e/media/x"),
    *("/./", "/loi-moi/x", "/docs", "/openapi.json"),
)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_a_stranger_gets_nowhere_by_any_path_and_method(server: Server, method: str) -> None:
    forged = {"X-Camket-Key": "a" * 64, "x-camket-person": ADMINISTRATOR, "X_CAMKET_KEY": "a" * 64}
    for path in CLOSED:
        answer = server.ask(path, method, **forged)
        assert answer.status in (303, 400, 401, 403), (method, path, answer.status)
        assert "Streamlit" not in answer.text
        if answer.status == 303:
            assert where_to(answer)["path"] == [SIGN_IN]


def test_what_is_open_says_nothing_of_the_city(server: Server) -> None:
    for path in OPEN_TO_ALL:
        answer = server.ask(path)
        assert answer.status in (200, 303, 403, 404), path
        assert "LEVEL" not in answer.text
        assert not any(name in answer.text for name in NAME.values())


def test_a_poisoned_host_opens_nothing(server: Server) -> None:
    for host in (f"localhost{SIGN_IN}?", f"localhost/{SIGN_IN}", "evil.example", "localhost:1@evil.example"):
        assert server.ask("/", Host=host).status in (303, 400), host


def test_a_stranger_who_opened_a_page_is_led_back_to_it_in_the_same_language(server: Server) -> None:
    address = where_to(server.ask("/cam-ket?code=COVER&lang=en"))
    assert address == {"path": [SIGN_IN], "lang": ["en"], "next": ["/cam-ket?code=COVER&lang=en"]}
    answer = server.sign_in(OFFICER, lang="en", next="/cam-ket?code=COVER&lang=en")
    assert answer.headers["location"] == "/cam-ket?code=COVER&lang=en"
    assert server.ask("/export/report.csv", Sec_Fetch_Mode="cors").status == 401


def away(heard: Heard) -> str:
    """The page's place in the address to which it was sent, without having been drawn."""
    assert urlsplit(heard.sent_to).path == SIGN_IN
    assert (heard.session, heard.code) == ("", 1008)
    return heard.sent_to


def test_a_strangers_socket_only_hears_where_to_sign_in(server: Server) -> None:
    away(visit(server.port))
    key = session_key(signed_in(OFFICER).partition("=")[2])
    assert key is not None
    away(visit(server.port, X_Camket_Key=key))
    away(visit(server.port, **{"x-camket-key": key}))


def test_a_cookie_that_was_tampered_with_is_none(server: Server) -> None:
    name, _, value = signed_in(OFFICER).partition("=")
    assert NAME[OFFICER] in visit(server.port, f"{name}={value}").content
    token, _, signature = value.partition(".")
    bad = [value[:-1], value + "x", token, f"{token}.", f".{signature}", "." * 50, value.swapcase(), "", "%00"]
    for tampered in (*bad, f"{session_key(value)}.{signature}"):
        away(visit(server.port, f"{name}={tampered}"))
        assert server.ask("/", Cookie=f"{name}={tampered}").status == 303


@pytest.mark.parametrize(
    ("origin", "headers"),
    [
        ("http://evil.example", {}),
        ("null", {}),
        (None, {"Sec_Fetch_Site": "cross-site"}),
        (None, {"Sec_Fetch_Site": "same-site"}),
    ],
)
def test_another_sites_page_opens_no_socket_though_the_browser_is_signed_in(
    server: Server, origin: str | None, headers: dict[str, str]
) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        open_socket(server.port, signed_in(OFFICER), origin=origin, **headers)


def test_another_sites_form_signs_nobody_in(server: Server) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        body = urlencode({"name": OFFICER, "password": PASSWORD})
        assert server.ask(SIGN_IN, "POST", body, **FORM, **headers).status == 403


# ---- who is signed in


def test_whoever_signs_in_is_that_person_whatever_headers_say(server: Server) -> None:
    admin = session_key(signed_in(ADMINISTRATOR).partition("=")[2])
    assert admin is not None
    answer = server.sign_in(OFFICER)
    heard = visit(server.port, answer.cookie, X_Camket_Key=admin)
    assert NAME[OFFICER] in heard.content
    assert NAME[ADMINISTRATOR] not in heard.content


def test_a_second_cookie_of_the_name_takes_no_session_over(server: Server) -> None:
    mine = signed_in(OFFICER)
    assert NAME[OFFICER] in visit(server.port, f"other=1; {mine}; x=2").content


def test_nobody_resumes_the_page_of_another(server: Server) -> None:
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket)
        mine = hear(socket).session
    heard = visit(server.port, signed_in(LEADER), session=mine)
    assert heard.session not in ("", mine)
    assert NAME[LEADER] in heard.content


def test_a_message_after_the_end_of_the_session_is_never_run(server: Server) -> None:
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket, query="lang=en", page="cam-ket")
        assert NAME[OFFICER] in hear(socket).content
        server.sql("DELETE FROM session")
        ask(socket, query="lang=en", page="cam-ket")
        heard = hear(socket)
    assert parse_qs(urlsplit(away(heard)).query) == {"ended": ["1"], "lang": ["en"], "next": ["/cam-ket?lang=en"]}


@pytest.mark.parametrize(
    "ended",
    [
        "DELETE FROM session",
        "UPDATE person SET closed_on = '2026-01-01'",
        "UPDATE session SET seen_at = '2020-01-01 00:00:00.000000'",
        "UPDATE session SET opened_at = '2020-01-01 00:00:00.000000'",
    ],
)
def test_an_idle_page_is_sent_away_soon(server: Server, ended: str) -> None:
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket)
        hear(socket)
        server.sql(ended)
        since = time.monotonic()
        away(hear(socket))
        assert time.monotonic() - since < POLL_SECONDS + 3


def test_a_new_role_counts_with_the_next_click(server: Server) -> None:
    entry = translate("page.entry", Language.VI)
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket, page="phuong-phap")
        assert entry in hear(socket).links
        people.change_role(OFFICER, Role.LEADER, now=clock.now(), by=PROGRAM)
        ask(socket, page="phuong-phap")
        assert entry not in hear(socket).links


def drain(socket: ClientConnection) -> None:
    """Whatever the page still had to say."""
    with suppress(TimeoutError):
        while True:
            socket.recv(0.7)


@pytest.mark.parametrize("kind", ["clear_cache", "load_git_info", "set_run_on_save"])
def test_what_would_disturb_others_is_not_passed_on(server: Server, kind: str) -> None:
    assert kind not in ALLOWED_MESSAGES
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket, page="phuong-phap")
        hear(socket)
        ask(socket, kind)
        drain(socket)
        ask(socket, page="phuong-phap")
        assert NAME[OFFICER] in hear(socket).content


def test_a_message_that_no_browser_sends_ends_the_conversation(server: Server) -> None:
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        socket.send(b"\xff\xff\xff")
        away(hear(socket))


def test_only_ones_own_page_takes_an_upload(server: Server) -> None:
    mine = signed_in(OFFICER)
    with open_socket(server.port, mine) as socket:
        ask(socket, page="phuong-phap")
        session = hear(socket).session
        path = f"/_stcore/upload_file/{session}/file"
        xsrf = {"X-Xsrftoken": "x"}
        assert server.ask(path, "PUT", b"x", Cookie=signed_in(LEADER), **xsrf).status == 403
        assert server.ask(path, "DELETE", Cookie=signed_in(LEADER), **xsrf).status == 403
        assert server.ask(path, "PUT", b"x", **xsrf).status == 401
        assert server.ask(path, "DELETE", Cookie=mine).status != 401
        assert server.ask("/_stcore/upload_file/none/file", "PUT", b"x", Cookie=mine).status == 403


def test_streamlit_still_has_what_the_gate_leans_on(server: Server) -> None:
    """Its messages, all of which are decided here, and the person of the page behind an upload."""
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    refused = {
        "clear_cache",
        "load_git_info",
        "set_run_on_save",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
    }
    assert kinds == {*ALLOWED_MESSAGES} | refused
    rerun = {field.name for field in BackMsg().rerun_script.DESCRIPTOR.fields}
    assert {"query_string", "context_info"} <= rerun
    assert "url" in {field.name for field in ForwardMsg().auth_redirect.DESCRIPTOR.fields}
    mine = signed_in(OFFICER)
    with open_socket(server.port, mine) as socket:
        ask(socket, page="phuong-phap")
        path = f"/_stcore/upload_file/{hear(socket).session}/file"
        assert server.ask(path, "OPTIONS", Cookie=mine).status == 204
        assert server.ask(path, "OPTIONS", Cookie=signed_in(LEADER)).status == 403


def test_streamlits_other_doors_are_closed_to_everybody(server: Server) -> None:
    mine = signed_in(ADMINISTRATOR)
    for path in ("/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/script-health-check", "/auth/login", "/app/x"):
        assert server.ask(path, Cookie=mine).status == 403, path


# Where one must say of what, or have sent it before.
ASKED_FOR = (
    *(PRINTS["commitment"], PRINTS["wards"], PREVIEW, CHART_SVG, CHART_PNG, REPORT_PDF, COMMITMENT_PDF),
    *(SNAPSHOT, SNAPSHOT_TABLE, CHANGES),
)


@pytest.mark.parametrize("role", Role)
def test_a_route_is_open_to_whom_it_is_meant_for(server: Server, role: Role) -> None:
    person = people.person(OF_ROLE[role])
    for route, place in ROUTE_ACCESS.items():
        path = route.format(id=server.evidence)
        answer = server.ask(path, Cookie=signed_in(OF_ROLE[role]))
        is_empty = path in ASKED_FOR and answer.status == 404  # let in, but nothing is there
        assert (answer.status == 200 or is_empty) is may_open(person, place), path


# ---- reading without signing in


def test_public_reading_opens_what_is_public_and_nothing_else(server: Server) -> None:
    turn(Switch.PUBLIC_READING, True, now=clock.now(), by=PROGRAM)
    heard = visit(server.port)
    assert heard.session != ""
    assert translate("role.sign_in", Language.VI) in heard.content
    assert translate("page.entry", Language.VI) not in heard.links
    assert translate("role.not_yours", Language.VI) in visit(server.port, page="nhap-so-lieu").content
    for route, place in ROUTE_ACCESS.items():
        path = route.format(id=server.evidence)
        assert (server.ask(path).status in (200, 404)) is place.is_public, path
    for path in ("/tai-khoan", "/nhap-so-lieu", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/nowhere"):
        assert server.ask(path).status == 303, path


def test_when_public_reading_ends_the_open_pages_go_too(server: Server) -> None:
    turn(Switch.PUBLIC_READING, True, now=clock.now(), by=PROGRAM)
    with open_socket(server.port) as socket:
        ask(socket)
        hear(socket)
        turn(Switch.PUBLIC_READING, False, now=clock.now(), by=PROGRAM)
        away(hear(socket))


def test_whoever_was_signed_in_is_told_when_that_ends_even_while_reading_is_public(server: Server) -> None:
    turn(Switch.PUBLIC_READING, True, now=clock.now(), by=PROGRAM)
    with open_socket(server.port, signed_in(OFFICER)) as socket:
        ask(socket)
        hear(socket)
        server.sql("DELETE FROM session")
        away(hear(socket))
