"""Files of evidence over a route of their own: always as a download, never opened in our own origin."""

import re
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from models import EvidenceKind
from store.evidence import stored_file
from web.files import XLSX, file_response, not_found
from web.routes import EVIDENCE, reader_of

ID = re.compile("[0-9a-f]{32}")
TYPES = {
    EvidenceKind.PDF: "application/pdf",
    EvidenceKind.PNG: "image/png",
    EvidenceKind.JPEG: "image/jpeg",
    EvidenceKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    EvidenceKind.XLSX: XLSX,
}


def evidence_address(evidence: str) -> str:
    return EVIDENCE.format(id=quote(evidence, safe=""))


async def evidence(request: Request) -> Response:
    """The file of an id; 404 for whatever is none, or not for this reader."""
    key = request.path_params["id"]
    stored = await run_in_threadpool(stored_file, key, reader_of(request)) if ID.fullmatch(key) else None
    if stored is None:
        return not_found("evidence.not_found")
    return file_response(stored.content, TYPES[stored.kind], stored.name)


ROUTES = (Route(EVIDENCE, evidence, methods=["GET"]),)
