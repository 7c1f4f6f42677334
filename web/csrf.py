"""Against cross-site request forgery (CSRF): what another site's page asks for is refused."""

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.status import WS_1008_POLICY_VIOLATION
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class SameOriginOnly:
    """Refuse a cross-origin request that acts, or opens a socket, before Streamlit looks at it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_socket = scope["type"] == "websocket"
        acts = is_socket or (scope["type"] == "http" and scope["method"] not in SAFE_METHODS)
        if not acts or _is_same_origin(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif is_socket:
            await receive()
            await send({"type": "websocket.close", "code": WS_1008_POLICY_VIOLATION})
        else:
            await PlainTextResponse("", HTTPStatus.FORBIDDEN)(scope, receive, send)


def _is_same_origin(headers: Headers) -> bool:
    """By Sec-Fetch-Site and Origin, where the browser sends them; what is no browser sends neither."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
