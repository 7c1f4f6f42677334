"""Files of evidence over a route of their own: always as a download, never opened in our own origin."""

import re
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from models import EvidenceKind
from store.evidence import stored_file
from text import Language, word
from web.places import EVIDENCE, reader

ID = re.compile("[0-9a-f]{32}")
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    EvidenceKind.PDF: "application/pdf",
    EvidenceKind.PNG: "image/png",
    EvidenceKind.JPEG: "image/jpeg",
    EvidenceKind.DOCX: f"{OFFICE}.wordprocessingml.document",
    EvidenceKind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
}


def address_of(evidence: str) -> str:
    return EVIDENCE.format(id=quote(evidence, safe=""))


async def evidence(request: Request) -> Response:
    """The file of an id; whatever is not there, and whatever is no id, is simply not found."""
    asked = request.path_params["id"]
    found = await run_in_threadpool(stored_file, asked, reader(request)) if ID.fullmatch(asked) else None
    if found is None:
        said = "\n".join(word("evidence.not_found", language) for language in Language)
        return PlainTextResponse(said, HTTPStatus.NOT_FOUND, {"cache-control": "no-store"})
    headers = {
        "content-disposition": as_attachment(found.name),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
    }
    return Response(found.content, media_type=TYPES[found.kind], headers=headers)


def as_attachment(name: str) -> str:
    """The name by RFC 5987 for every browser of today, and without its marks for those before."""
    simple = "".join(c if c.isascii() and (c.isalnum() or c in " .-_()") else "_" for c in name)
    return f"attachment; filename=\"{simple}\"; filename*=UTF-8''{quote(name, safe='')}"


ROUTES = (Route(EVIDENCE, evidence, methods=["GET"]),)
