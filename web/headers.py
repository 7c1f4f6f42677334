"""The security headers of every answer, above all a content policy that keeps requests on this server."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from re import findall

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.deployment import is_https

STATIC = Path(streamlit.__file__).parent / "static"


def _inline_script_hashes() -> str:
    """The hashes of the scripts that Streamlit's own page carries inline."""
    page = (STATIC / "index.html").read_text("utf-8")
    scripts = findall(r"<script>(.*?)</script>", page.replace("\r\n", "\n")) + findall(
        r"(?s)<script>(.*?)</script>", page
    )
    return " ".join(sorted({f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts}))


SECURITY_HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {_inline_script_hashes()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
HSTS = {"strict-transport-security": "max-age=31536000"}  # where readers come by HTTPS


class SecurityHeaders:
    """Give every answer the headers that it does not set itself: our own pages send a stricter policy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in (SECURITY_HEADERS | (HSTS if is_https() else {})).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
