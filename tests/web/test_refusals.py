"""A refusal as an answer over HTTP: its status, and when to try again."""

import pytest
from starlette.requests import Request

from store.refusal import RefusalCode, Refused
from web.refusals import client_address, http_status, retry_after


@pytest.mark.parametrize(
    ("code", "status"),
    [
        *((RefusalCode.TOO_MANY_ATTEMPTS, 429), (RefusalCode.WRONG_SIGN_IN, 401), (RefusalCode.WRONG_CODE, 401)),
        *((RefusalCode.NOT_ALLOWED, 401), (RefusalCode.STORE_BUSY, 503), (RefusalCode.STORE_FULL, 503)),
        *((RefusalCode.STORE_READ_ONLY, 503), (RefusalCode.LINK_SPENT, 403), (RefusalCode.OWN_FIGURE, 403)),
    ],
)
def test_a_refusal_has_its_status(code: RefusalCode, status: int) -> None:
    assert http_status(Refused(code)) == status


def test_only_whoever_is_throttled_hears_when_to_try_again() -> None:
    assert retry_after(Refused(RefusalCode.TOO_MANY_ATTEMPTS, seconds=0)) == {"retry-after": "0"}
    assert retry_after(Refused(RefusalCode.LINK_SPENT)) == {}


@pytest.mark.parametrize(("client", "address"), [(("192.0.2.7", 5000), "192.0.2.7"), (None, "")])
def test_attempts_are_counted_by_the_address_of_the_client(client: tuple[str, int] | None, address: str) -> None:
    assert client_address(Request({"type": "http", "client": client})) == address
