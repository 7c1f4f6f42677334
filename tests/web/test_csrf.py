"""Requests of another site's page: links are followed, whatever acts is refused."""

from tests.support.visitors import Server
from web.routes import REPORT

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def origin_cases(port: int) -> list[tuple[dict[str, str], bool]]:
    own = f"http://127.0.0.1:{port}"
    return [
        ({}, True),
        ({"Origin": own}, True),
        ({"Origin": own, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": own, "Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": f"http://127.0.0.1:{port + 1}"}, False),
        ({"Origin": f"http://127.0.0.1:{port}.evil.example"}, False),
        ({"Origin": "null"}, False),
    ]


def test_another_sites_page_can_change_nothing(officers_server: Server) -> None:
    for headers, is_ours in origin_cases(officers_server.port):
        answer = officers_server.ask(REPORT, "POST", **headers)
        assert answer.status == (405 if is_ours else 403), headers


def test_another_sites_page_cannot_open_a_session(officers_server: Server) -> None:
    for headers, is_ours in origin_cases(officers_server.port):
        answer = officers_server.ask("/_stcore/stream", **UPGRADE, **headers)
        assert answer.status == (101 if is_ours else 403), headers


def test_a_link_from_another_site_opens_the_page(officers_server: Server) -> None:
    assert officers_server.ask("/", Sec_Fetch_Site="cross-site").status == 200


def test_another_host_name_is_refused(officers_server: Server) -> None:
    assert officers_server.ask("/_stcore/stream", **UPGRADE, Host="rebound.example").status in (400, 403)
