"""A file as an answer: a download under its name, never cached, never opened in our own origin."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from text import Language, translate

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SANDBOX = "sandbox; default-src 'none'"


def file_response(content: bytes, media_type: str, name: str, policy: str = SANDBOX) -> Response:
    """A whole file."""
    return Response(content, media_type=media_type, headers=file_headers(name) | {"content-security-policy": policy})


def file_headers(name: str) -> dict[str, str]:
    """The headers of a download, also of one that is streamed."""
    return {
        "content-disposition": content_disposition(name),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }


def content_disposition(name: str) -> str:
    """The name by RFC 5987 for every browser of today, and without its marks for those before."""
    simple = "".join(c if c.isascii() and (c.isalnum() or c in " .-_()") else "_" for c in name)
    return f"attachment; filename=\"{simple}\"; filename*=UTF-8''{quote(name, safe='')}"


def file_route(address: str, path: Path, kind: str, caching: str = "no-cache") -> Route:
    """The route of a file of ours that a page needs."""
    headers = {"cache-control": caching}

    async def answer(_request: Request) -> Response:
        return FileResponse(path, media_type=kind, headers=headers)

    return Route(address, answer, methods=["GET"])


def not_found(key: str = "file.not_there") -> Response:
    """404 with the sentence of a key, in both languages, as the address may name none."""
    message = "\n".join(translate(key, language) for language in Language)
    return PlainTextResponse(message, HTTPStatus.NOT_FOUND, {"cache-control": "no-store"})
