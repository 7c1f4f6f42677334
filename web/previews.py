"""The preview of an import as a download: only for whoever sent the file, and only for a while."""

import secrets
from collections import OrderedDict
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.files import CSV, file_response, not_found
from web.routes import PREVIEW, reader_of

MOST_KEPT = 50  # people whose last preview is kept in memory; the file that was sent is theirs to send again
_kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
_lock = Lock()


def keep_preview(person: str, content: bytes) -> str:
    """Keep it in place of this person's last one, and return its address."""
    with _lock:
        token, stored = _kept.pop(person, ("", b""))
        if stored != content:
            token = secrets.token_urlsafe(16)
        _kept[person] = (token, content)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return f"{PREVIEW}?id={token}"


async def preview(request: Request) -> Response:
    """The CSV, for the person whose preview it is."""
    reader = reader_of(request)
    with _lock:
        token, content = _kept.get(reader.code if reader else "", ("", b""))
    if not token or not secrets.compare_digest(token.encode(), request.query_params.get("id", "").encode()):
        return not_found("preview.gone")
    return file_response(content, CSV, "cam-ket-xem-truoc.csv")


ROUTES = (Route(PREVIEW, preview, methods=["GET"]),)
