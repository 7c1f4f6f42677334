"""A refusal as an HTTP answer: its status, and when to try again where attempts are throttled."""

from http import HTTPStatus

from starlette.requests import Request

from store.refusal import RefusalCode, Refused

STATUS = {  # of the others: 403
    RefusalCode.TOO_MANY_ATTEMPTS: HTTPStatus.TOO_MANY_REQUESTS,
    RefusalCode.WRONG_SIGN_IN: HTTPStatus.UNAUTHORIZED,
    RefusalCode.WRONG_CODE: HTTPStatus.UNAUTHORIZED,
    RefusalCode.NOT_ALLOWED: HTTPStatus.UNAUTHORIZED,
    RefusalCode.STORE_BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    RefusalCode.STORE_FULL: HTTPStatus.SERVICE_UNAVAILABLE,
    RefusalCode.STORE_READ_ONLY: HTTPStatus.SERVICE_UNAVAILABLE,
}


def http_status(refusal: Refused) -> HTTPStatus:
    return STATUS.get(refusal.code, HTTPStatus.FORBIDDEN)


def retry_after(refusal: Refused) -> dict[str, str]:
    """The header with the seconds until the next attempt, where attempts are throttled."""
    seconds = refusal.values.get("seconds")
    return {} if seconds is None else {"retry-after": str(seconds)}


def client_address(request: Request) -> str:
    """The address that attempts are counted by; behind a proxy on this machine the one it reports, by uvicorn."""
    return request.client.host if request.client is not None else ""
